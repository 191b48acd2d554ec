// Which addresses may leave for the person's browser.

/**
 * An https address, written anew by the parser so that what was checked is what is opened; undefined for
 * anything else, such as one with a user name in it.
 */
export function externalHref(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}
