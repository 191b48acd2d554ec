// What the terminal says once the demo serves.
import { agents, atTheWorkstation } from './agents.ts';

const { displayName: sitsHere = '' } = agents.find(({ username }) => username === atTheWorkstation) ?? {};

/** One line per agent that shows something different, and where the rest is. */
export function demoTable(url: string): string {
  const width = Math.max(...agents.map(({ username }) => username.length)) + 2;
  const lines = agents.map(({ username, try: what }) => `  ${username.padEnd(width)}${firstWords(what)}`);
  return [
    '',
    'The Keyturn demo is ready. Reset the password of one of these people:',
    '',
    ...lines,
    '',
    `This workstation is ${sitsHere}'s: see the reminder, the tray's first line, and "Open Keyturn".`,
    `Their codes, recovery codes, passwords and mail: ${url}/demo`,
    'The demo begins afresh each time it starts.',
    '',
  ].join('\n');
}

/** The situation, without what to do about it. */
function firstWords(sentence: string): string {
  return sentence.split(/: |\. /, 1)[0] ?? sentence;
}
