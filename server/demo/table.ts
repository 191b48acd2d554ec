// What the terminal says once the demo serves.
import { type Agent, agents, atTheWorkstation, maxAgeDays } from './agents.ts';
import { endOfDay, expiringWords } from './expiring.ts';

const { displayName: sitsHere = '' } = agents.find(({ username }) => username === atTheWorkstation) ?? {};

export interface Shown {
  readonly url: string;
  /** Whether the desktop shows one. */
  readonly tray: boolean;
  readonly now: Date;
}

/** One line per agent that shows something different, and where the rest is. */
export function demoTable({ url, tray, now }: Shown): string {
  const width = Math.max(...agents.map(({ username }) => username.length)) + 2;
  const lines = agents.map((agent) => `  ${agent.username.padEnd(width)}${situation(agent, now)}`);
  return [
    '',
    'The Keyturn demo is ready. Reset the password of one of these people:',
    '',
    ...lines,
    '',
    `This workstation is ${sitsHere}'s: ` +
      (tray
        ? 'see the reminder, the tray\'s first line, and "Open Keyturn".'
        : "see the companion's window."),
    `Their codes, recovery codes, passwords and mail: ${url}/demo`,
    'The demo begins afresh each time it starts.',
    '',
  ].join('\n');
}

/** The situation as it is seeded, without what to do about it. */
function situation({ try: sentence, passwordDays }: Agent, now: Date): string {
  const expiresAt = endOfDay(now, maxAgeDays - passwordDays);
  const state = expiresAt > now ? expiringWords(expiresAt, now) : 'Expired';
  return (sentence.split(/: |\. /, 1)[0] ?? sentence).replace('{state}', state);
}
