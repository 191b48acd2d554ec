// A whole floor for a journey: a directory with its people, the central API with its database and mail,
// and a workstation whose companion is set up by IT.
import { randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { ManagedSettings } from '../../../src/settings/managed-settings.ts';
import { runOrThrow } from '../children.ts';
import { type Desktop, startDesktop } from '../desktop.ts';
import { type Companion, launchCompanion } from '../electron.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { type ApiServer, startServer } from '../server.ts';
import { type Smtp, startSmtp } from '../smtp.ts';
import type { DirectoryRoom } from './directory-room.ts';
import { connect, enrol } from './enrol.ts';
import { type NewPerson, type Person, personOf } from './people.ts';

export interface FloorOptions<Names extends string, Room extends DirectoryRoom> {
  /** Opens the directory. */
  readonly directory: () => Promise<Room> | Room;
  /** Whether the API keeps its records in PostgreSQL; else in the directory's own folder. */
  readonly postgres: boolean;
  readonly people: Readonly<Record<Names, NewPerson>>;
}

export interface Floor<Names extends string = string, Room extends DirectoryRoom = DirectoryRoom> {
  readonly directory: Room;
  readonly postgres: Postgres | undefined;
  readonly smtp: Smtp;
  readonly api: ApiServer;
  /** Runs `npm run accounts -- …` on the API's machine, with its settings; resolves with what it printed. */
  accounts(...args: string[]): Promise<string>;
  readonly desktop: Desktop;
  readonly people: Readonly<Record<Names, Person>>;
  /** The file that IT put on the workstation. */
  readonly settingsFile: string;
  /** Starts the workstation's companion, as autostart does unless other arguments are given. */
  startCompanion(args?: readonly string[]): Promise<Companion>;
  /** Ends it; what it printed stays in a file of the desktop's folder. */
  stopCompanion(companion: Companion): Promise<void>;
  stop(): Promise<void>;
}

export const ORGANISATION = 'Northgate';

/** The saved copies that IT lists. Nobody here has one of the last. */
export const SAVED_CREDENTIALS = [
  { id: 'vpn', name: 'VPN', service: 'Northgate VPN', account: '{username}' },
  { id: 'mail', name: 'Mail', service: 'imap.work.example', account: '{mail}' },
  { id: 'crm', name: 'CRM', service: 'crm.work.example', account: '{upn}' },
  { id: 'softphone', name: 'Softphone', service: 'Softphone', account: '{username}' },
] as const;

/** Starts everything, in parallel as far as it goes; about six seconds. */
export async function startFloor<Names extends string, Room extends DirectoryRoom>({
  directory: openDirectory,
  postgres: withPostgres,
  people: newPeople,
}: FloorOptions<Names, Room>): Promise<Floor<Names, Room>> {
  const people = Object.fromEntries(
    Object.entries<NewPerson>(newPeople).map(([name, one]) => [name, personOf(one)]),
  ) as Record<Names, Person>;
  const everybody = Object.values<Person>(people);
  const staffed = async (): Promise<Room> => {
    const room = await openDirectory();
    await room.hire(everybody);
    return room;
  };
  const [desktop, smtp, directory, postgres] = await Promise.all([
    startDesktop(),
    startSmtp(),
    staffed(),
    withPostgres ? startPostgres() : undefined,
  ]);
  const env = {
    KEYTURN_ORGANISATION: ORGANISATION,
    KEYTURN_SMTP_URL: smtp.url,
    KEYTURN_MAIL_FROM: 'Keyturn <keyturn@work.example>',
    // Journeys follow each other faster than people do.
    KEYTURN_THROTTLE_CODES: '9/1m',
    ...directory.env,
    ...(postgres === undefined ? {} : { KEYTURN_DATABASE_URL: postgres.url }),
  };
  const secrets: Record<string, string> = {
    KEYTURN_MASTER_KEY: randomBytes(32).toString('base64'),
    KEYTURN_ENROLMENT_TOKEN: randomBytes(24).toString('hex'),
    ...directory.secrets,
  };
  const api = await startServer({ env, secrets });
  const client = connect(api.url);
  for (const person of everybody.filter(({ enrolled }) => enrolled)) await enrol(client, smtp, person);
  const locked = everybody.filter((person) => person.locked);
  if (locked.length > 0 && directory.needsQuiet) await api.shutDown();
  await directory.lock(locked);
  if (locked.length > 0 && directory.needsQuiet) await api.start();

  const settingsFile = join(desktop.folder, 'managed-settings.json');
  const settings: z.input<typeof ManagedSettings> = {
    apiAddress: api.url,
    enrolmentToken: api.enrolmentToken,
    // Whoever runs the tests is nobody in the directory.
    seat: { exclude: ['*'] },
    // A display in memory has no mouse that anybody touches: what Playwright does, it does in the page.
    resetIdleSeconds: 3600,
    organisation: ORGANISATION,
    helpDesk: { phone: '4400', hours: 'Monday to Saturday, 06:00 to 23:00' },
    savedCredentials: [...SAVED_CREDENTIALS],
    language: 'en',
  };
  writeFileSync(settingsFile, JSON.stringify(settings));
  return {
    directory,
    postgres,
    smtp,
    api,
    desktop,
    people,
    settingsFile,
    async accounts(...args) {
      const settings: NodeJS.ProcessEnv = { ...process.env, ...env };
      for (const name of Object.keys(secrets)) settings[`${name}_FILE`] = join(api.folder, name);
      // Without the set-up before it: that would install packages anew under running tests where they differ.
      const command = ['run', '--silent', '--ignore-scripts', 'accounts', '--', ...args];
      return (await runOrThrow('npm', command, { env: settings })).stdout;
    },
    startCompanion: (args = ['--hidden']) =>
      launchCompanion({ desktop, args: ['--settings', settingsFile, ...args] }),
    async stopCompanion(companion) {
      await companion.stop();
      appendFileSync(join(desktop.folder, 'companion.log'), companion.logs());
    },
    async stop() {
      await api.stop();
      await Promise.all([directory.stop(), postgres?.stop(), smtp.stop(), desktop.stop()]);
    },
  };
}
