// The embedded directory for a floor, in a PGlite folder that the API takes over.
import { createAccount, listAccounts, updateAccount } from '../../../server/directory/embedded/admin.ts';
import { createEmbeddedDirectory } from '../../../server/directory/embedded/index.ts';
import { defaultPolicy } from '../../../server/directory/embedded/policy.ts';
import { type Database, openStore } from '../../../server/store/database.ts';
import { removeFolder, temporaryFolder } from '../folders.ts';
import type { DirectoryRoom } from './directory-room.ts';
import type { Person } from './people.ts';

const DAY_MS = 86_400_000;

export interface EmbeddedRoom extends DirectoryRoom {
  /** The database's folder. */
  readonly dataFolder: string;
  /** Works on the database while the API is shut down. */
  administer<Result>(work: (db: Database) => Promise<Result>): Promise<Result>;
}

/** Makes a folder; the database in it is made by the first who opens it (about five seconds). */
export function openEmbeddedRoom(): EmbeddedRoom {
  const dataFolder = temporaryFolder('data');
  const room: EmbeddedRoom = {
    dataFolder,
    env: { KEYTURN_DATA_DIR: dataFolder },
    secrets: {},
    needsQuiet: true,
    async administer(work) {
      const store = await openStore({ dataDir: dataFolder });
      try {
        return await work(store.db);
      } finally {
        await store.close();
      }
    },
    async hire(people) {
      if (people.length === 0) return;
      await room.administer(async (db) => {
        for (const person of people) await hire(db, person);
      });
    },
    async lock(people) {
      if (people.length === 0) return;
      const locked = people.map(({ username }) => username);
      await room.administer(async (db) => {
        for (const { id, names } of await listAccounts(db))
          if (locked.includes(names.username)) await updateAccount(db, id, { lockedAt: new Date() });
      });
    },
    stop() {
      removeFolder(dataFolder);
      return Promise.resolve();
    },
  };
  return room;
}

async function hire(db: Database, person: Person): Promise<void> {
  const { username, displayName, upn, mail, recoveryMail, password, earlierPassword } = person;
  const account = { username, displayName, upn, mail, recoveryMail };
  const id = await createAccount(db, { ...account, password: earlierPassword ?? password });
  if (earlierPassword !== undefined) {
    const directory = createEmbeddedDirectory({ db });
    const { kind } = await directory.setPassword(await directory.prepareChange(id), password);
    if (kind !== 'accepted') throw new Error(`the password of ${username} was not taken: ${kind}`);
  }
  if (person.expiresInDays === undefined) return;
  const age = defaultPolicy.maxAgeDays - person.expiresInDays;
  await updateAccount(db, id, { passwordChangedAt: new Date(Date.now() - age * DAY_MS) });
}
