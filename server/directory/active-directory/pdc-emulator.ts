// Which controller is the PDC emulator, which the others tell of wrong passwords: it has counted them all.
import type { Connection } from './connection.ts';
import { text } from './entry.ts';
import type { Evidence } from './rights.ts';

/** A controller, and whom it takes for the PDC emulator; null where it does not say. */
export interface PdcRole {
  readonly own: string | null;
  readonly holder: string | null;
}

/** Reads both as names of NTDS settings, in lower case (MS-ADTS 3.1.1.1.11). Throws LdapRefusal, NoAnswer. */
export async function readPdcRole(connection: Connection): Promise<PdcRole> {
  const read = async (base: string, attribute: string): Promise<string | null> => {
    const [entry] = await connection.search({ base, scope: 'base', attributes: [attribute] });
    return (entry === undefined ? null : text(entry, attribute))?.toLowerCase() ?? null;
  };
  const [own, holder] = await Promise.all([
    read('', 'dsServiceName'),
    read(connection.root.domainDn, 'fSMORoleOwner'),
  ]);
  return { own, holder };
}

/** Whether the controller that was asked holds the role. Throws LdapRefusal, NoAnswer. */
export async function isPdcEmulator(connection: Connection): Promise<Evidence> {
  const { own, holder } = await readPdcRole(connection);
  if (own === null || holder === null) return 'unknown';
  return own === holder ? 'yes' : 'no';
}

/** The PDC emulator is one of these, and none of them takes another one for it. Pure. */
export function isPdcAmong(roles: readonly PdcRole[]): boolean {
  const holders = new Set(roles.map(({ holder }) => holder));
  return holders.size === 1 && roles.some(({ own, holder }) => own !== null && own === holder);
}

/** In words for IT; null where it is listed, or where that can't be told. `found`: of every listed controller. Pure. */
export const pdcNote = (found: readonly Evidence[]): string | null =>
  found.every((one) => one === 'no')
    ? 'No listed controller is the PDC emulator, which counts the wrong passwords of all: list it in KEYTURN_DIRECTORY_URL, or passwords may be checked more often than the lockout allows (see DELEGATION.md).'
    : null;
