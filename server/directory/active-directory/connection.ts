// One TLS connection to one domain controller: opened, bound as the service account, ended. A read of the
// rootDSE comes first, so that a controller that hangs is known before anything is handed to it.
import { Client } from 'ldapts';
import type { Change, Control, Filter, SearchOptions } from 'ldapts';
import { within } from './deadline.ts';
import { text, texts, type Entry } from './entry.ts';
import { LdapRefusal, NoAnswer, resultCode, toLdapAnswer } from './ldap-answer.ts';

/** What every connection of one directory has in common. */
export interface ConnectionSettings {
  readonly ca: string | undefined;
  readonly bindDn: string;
  readonly bindPassword: string;
}

/** What a controller says of itself (MS-ADTS 3.1.1.3.2). */
interface RootDse {
  readonly domainDn: string;
  readonly configurationDn: string;
  readonly controls: ReadonlySet<string>;
}

export interface Search {
  readonly base: string;
  readonly scope: 'base' | 'sub';
  readonly filter?: Filter;
  readonly attributes: readonly string[];
  /** Those of `attributes` that are bytes. */
  readonly binary?: readonly string[];
  readonly limit?: number;
  readonly controls?: readonly Control[];
}

/** A bound connection. Its calls throw LdapRefusal or NoAnswer. */
export interface Connection {
  readonly controller: string;
  readonly root: RootDse;
  /** False once the other side has gone. */
  readonly usable: boolean;
  search(search: Search): Promise<Entry[]>;
  /** The same search in pages (RFC 2696), for what may be more than a controller gives at once. */
  pages(search: Omit<Search, 'limit' | 'controls'>, size: number): AsyncIterator<Entry[], void>;
  modify(dn: string, changes: Change[], controls?: Control[]): Promise<void>;
  /** Ends it at once; whatever waits for an answer gets NoAnswer. */
  destroy(): void;
}

/** The password of the service account was refused: nothing to be tried again before somebody mends it. */
export class ServiceBindRefused extends Error {
  override readonly name = 'ServiceBindRefused';

  constructor(words = '') {
    super(words);
  }
}

/** Connects and binds as the service account; ends when `signal` does. */
export async function openConnection(
  settings: ConnectionSettings,
  controller: string,
  signal: AbortSignal,
): Promise<Connection> {
  const { client, root, destroy } = await connect(settings, controller, signal);
  try {
    await client.bind(settings.bindDn, settings.bindPassword);
  } catch (error) {
    destroy();
    const answer = toLdapAnswer(error, false);
    if (answer instanceof LdapRefusal && answer.code === resultCode.invalidCredentials)
      throw new ServiceBindRefused(`${controller} refuses Keyturn's service account (${answer.message})`);
    throw answer;
  }
  return {
    controller,
    root,
    get usable() {
      return client.isBound;
    },
    search: async ({ base, limit, controls = [], ...search }) => {
      const options = { ...searchOptions(search), ...(limit === undefined ? {} : { sizeLimit: limit }) };
      const found = await answered(client, () => client.search(base, options, [...controls]));
      return found.searchEntries;
    },
    pages: async function* ({ base, ...search }, pageSize) {
      const pages = client.searchPaginated(base, { ...searchOptions(search), paged: { pageSize } });
      for (;;) {
        const page = await answered(client, () => pages.next());
        if (page.done === true) return;
        yield page.value.searchEntries;
      }
    },
    modify: (dn, changes, controls = []) => answered(client, () => client.modify(dn, changes, controls)),
    destroy,
  };
}

const searchOptions = ({ scope, attributes, binary = [], filter }: Omit<Search, 'base'>): SearchOptions => ({
  scope,
  attributes: [...attributes],
  explicitBufferAttributes: [...binary],
  ...(filter === undefined ? {} : { filter }),
});

// Not bound any more: ldapts would connect anew, and ask as nobody.
async function answered<Result>(client: Client, ask: () => Promise<Result>): Promise<Result> {
  if (!client.isBound) throw new NoAnswer('ended the connection', false);
  try {
    return await ask();
  } catch (error) {
    throw toLdapAnswer(error, true);
  }
}

/** What one bind as an account came to: null when it succeeded. Throws NoAnswer. */
export async function bindAs(
  settings: ConnectionSettings,
  controller: string,
  who: { readonly dn: string; readonly password: string },
  ms: number,
): Promise<LdapRefusal | null> {
  // RFC 4513 5.1.2: with an empty password the bind would succeed as nobody.
  if (who.password === '') return new LdapRefusal(resultCode.invalidCredentials, 'data 52e');
  let sent = false;
  const bind = async (signal: AbortSignal): Promise<LdapRefusal | null> => {
    const { client, destroy } = await connect(settings, controller, signal);
    try {
      sent = true;
      await client.bind(who.dn, who.password);
      return null;
    } catch (error) {
      const answer = toLdapAnswer(error, true);
      if (answer instanceof LdapRefusal) return answer;
      throw answer;
    } finally {
      destroy();
    }
  };
  return within(ms, bind, () => sent);
}

async function connect(settings: ConnectionSettings, controller: string, signal: AbortSignal) {
  const client = new Client({
    url: controller,
    tlsOptions: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
    },
  });
  const destroy = (): void => {
    // The answer to an unbind is the end of the connection; there is nothing to hear from it.
    client.unbind().catch(() => undefined);
  };
  signal.addEventListener('abort', destroy, { once: true });
  try {
    const { searchEntries } = await client.search('', {
      scope: 'base',
      attributes: ['defaultNamingContext', 'configurationNamingContext', 'supportedControl'],
    });
    return { client, root: rootDse(searchEntries[0]), destroy };
  } catch (error) {
    destroy();
    throw toLdapAnswer(error, false);
  }
}

function rootDse(entry: Entry | undefined): RootDse {
  const domainDn = entry && text(entry, 'defaultNamingContext');
  const configurationDn = entry && text(entry, 'configurationNamingContext');
  if (entry === undefined || !domainDn || !configurationDn)
    throw new NoAnswer('is not a controller of an Active Directory domain', false);
  return { domainDn, configurationDn, controls: new Set(texts(entry, 'supportedControl')) };
}
