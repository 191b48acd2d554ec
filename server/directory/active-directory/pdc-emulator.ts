// Whether a controller is the PDC emulator, which the others tell of wrong passwords: it has counted them all.
import type { Connection } from './connection.ts';
import { text } from './entry.ts';
import type { Evidence } from './rights.ts';

/** Compares who holds the role (MS-ADTS 3.1.1.1.11) with whom it asks. Throws LdapRefusal, NoAnswer. */
export async function isPdcEmulator(connection: Connection): Promise<Evidence> {
  const read = async (base: string, attribute: string): Promise<string | null> => {
    const [entry] = await connection.search({ base, scope: 'base', attributes: [attribute] });
    return entry === undefined ? null : text(entry, attribute);
  };
  const [own, holder] = await Promise.all([
    read('', 'dsServiceName'),
    read(connection.root.domainDn, 'fSMORoleOwner'),
  ]);
  if (own === null || holder === null) return 'unknown';
  return own.toLowerCase() === holder.toLowerCase() ? 'yes' : 'no';
}

/** In words for IT; null where it is listed, or where that can't be told. `found`: of every listed controller. Pure. */
export const pdcNote = (found: readonly Evidence[]): string | null =>
  found.every((one) => one === 'no')
    ? 'No listed controller is the PDC emulator, which counts the wrong passwords of all: list it in KEYTURN_DIRECTORY_URL, or passwords may be checked more often than the lockout allows (see DELEGATION.md).'
    : null;
