// Reads everybody below the base, in pages on one connection: the cookie of a page is good nowhere else (RFC 2696).
import { AndFilter } from 'ldapts';
import { DirectoryUnavailable, type AccountPage, type ListedAccount } from '../directory.ts';
import { ServiceBindRefused, type Connection } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { within } from './deadline.ts';
import { bytes, text, type Entry } from './entry.ts';
import { person } from './find.ts';
import { idOfGuid } from './guid.ts';
import { LdapRefusal, mayAnswerElsewhere } from './ldap-answer.ts';
import {
  accountHasExpired,
  changedNoLaterThan,
  isEnabled,
  isLocked,
  lockedAt,
  passwordVersion,
  statusAttributes,
  statusOf,
} from './status.ts';
import { isStale, type Write, type Writes } from './writes.ts';

/** Entries in a page; controllers give at most 1,000 by default (MaxPageSize). */
const pageSize = 500;

/** By name: what a controller computes it gives only to who asks for it. */
const attributes = [...statusAttributes, 'objectGUID', 'sAMAccountName', 'mail', 'whenChanged'];

interface Lister {
  readonly controllers: Controllers;
  readonly writes: Writes;
  readonly now: () => Date;
}

/**
 * See the port. Each page has the time of every other read. Once the first one came, a controller that is lost ends
 * the list: another one could not go on where it was.
 */
export async function* list(lister: Lister): AsyncGenerator<AccountPage, void> {
  const { controllers, writes, now } = lister;
  const reading = await begin(controllers);
  const { connection } = reading;
  try {
    let entries = reading.first;
    while (entries !== null) {
      const known = entries.flatMap(identified);
      const last = await writes.lastOf(known.map(({ id }) => id));
      const view = { controller: connection.controller, now: now() };
      const accounts = known
        .filter(({ entry }) => isEnabled(entry) && !accountHasExpired(entry, view.now))
        .map((one) => listed(one, last.get(one.id) ?? null, view));
      yield { accounts, unreadable: entries.length - known.length };
      entries = await reading.next().catch((error: unknown) => {
        if (mayAnswerElsewhere(error)) controllers.putAside(connection.controller);
        throw unavailable(connection.controller, error);
      });
    }
  } finally {
    connection.destroy();
  }
}

interface Reading {
  readonly connection: Connection;
  readonly first: Entry[] | null;
  /** The next page; null after the last one. */
  next(): Promise<Entry[] | null>;
}

/** On the first controller that gives a first page. */
async function begin(controllers: Controllers): Promise<Reading> {
  const faults: string[] = [];
  for (const url of controllers.order()) {
    let connection: Connection | undefined;
    try {
      connection = await controllers.connect(url);
      const { baseDn: base, deadlineMs } = controllers.settings;
      const filter = new AndFilter({ filters: person });
      const search = { base, scope: 'sub', filter, attributes, binary: ['objectGUID'] } as const;
      const pages = connection.pages(search, pageSize);
      const next = async () => {
        const page = await within(deadlineMs, () => pages.next());
        return page.done === true ? null : page.value;
      };
      return { connection, first: await next(), next };
    } catch (error) {
      connection?.destroy();
      if (!mayAnswerElsewhere(error)) throw unavailable(url, error);
      controllers.putAside(url);
      faults.push(`${url} ${error.message}`);
    }
  }
  throw new DirectoryUnavailable(`No domain controller answers: ${faults.join('; ')}`);
}

function unavailable(url: string, error: unknown): unknown {
  if (error instanceof ServiceBindRefused) return new DirectoryUnavailable(error.message);
  if (error instanceof LdapRefusal || mayAnswerElsewhere(error))
    return new DirectoryUnavailable(`The accounts can't be listed: ${url} ${error.message}`, {
      cause: error,
    });
  return error;
}

interface Identified {
  readonly id: string;
  readonly username: string;
  readonly entry: Entry;
}

function identified(entry: Entry): Identified[] {
  const [guid] = bytes(entry, 'objectGUID');
  const username = text(entry, 'sAMAccountName');
  return guid === undefined || username === null ? [] : [{ id: idOfGuid(guid), username, entry }];
}

function listed(
  { id, username, entry }: Identified,
  last: Write | null,
  { controller, now }: { readonly controller: string; readonly now: Date },
): ListedAccount {
  const seen = {
    passwordVersion: passwordVersion(entry),
    controller,
    setNoLaterThan: changedNoLaterThan(entry),
  };
  return {
    id,
    username,
    mail: text(entry, 'mail'),
    locked: isLocked(entry),
    lockedAt: lockedAt(entry),
    status: isStale(last, seen, now) ? { kind: 'unknown' } : statusOf(entry),
  };
}
