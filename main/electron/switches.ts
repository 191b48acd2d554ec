// Which of Chromium's switches an installed companion hears: those about how it looks. Others open the
// page to a debugger on a port, write the network down or switch certificate checks off; someone who
// shares the seat could leave them behind in a shortcut.

const HEARD: ReadonlySet<string> = new Set([
  'disable-gpu',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-renderer-accessibility',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
]);

/**
 * The names of the switches among `words` that are not to be heard, as Chromium keeps them (on Windows
 * in lower case, and also written with a slash). Keyturn's own words are not Chromium's and don't matter.
 */
export function unheardSwitches(words: readonly string[]): string[] {
  const names = words.flatMap((word) => /^(?:--?|\/)([^-=][^=]*)/.exec(word)?.[1] ?? []);
  const unheard = names.flatMap((name) => [name, name.toLowerCase()]).filter((name) => !HEARD.has(name));
  return [...new Set(unheard)];
}
