// Whether the domain can be worked with now, and what works less well than it could, in words for IT.
import type { DirectoryHealth } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import { ServiceBindRefused } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { policyHintsOid } from './controls.ts';
import type { Kerberos } from './kerberos.ts';
import { LdapRefusal, NoAnswer } from './ldap-answer.ts';
import { isPdcEmulator, pdcNote } from './pdc-emulator.ts';
import { notesOf, readRights, type Evidence, type Rights } from './rights.ts';

/** How long what was read of rights is believed. */
const keptMs = 10 * 60_000;

const noHistory =
  'Resets keep no history: this directory does not offer the policy-hints control, so a reset may set a password that was used before.';

/** What one controller says of itself. */
interface Visit {
  readonly fault: string | null;
  readonly history: boolean;
  readonly pdc: Evidence;
}

export interface HealthCheck {
  health(): Promise<DirectoryHealth>;
  /** Whether a reset by the service account leaves an account usable at once. */
  readonly mayUnexpire: () => Promise<Evidence>;
}

export function createHealthCheck(controllers: Controllers, kerberos: Kerberos | null): HealthCheck {
  let kept: { readonly rights: Rights; readonly until: number } | null = null;

  const rights = async (): Promise<Rights> => {
    if (kept !== null && performance.now() < kept.until) return kept.rights;
    const read = await controllers.anywhere((connection) =>
      readRights(connection, controllers.settings.baseDn),
    );
    kept = { rights: read, until: performance.now() + keptMs };
    return read;
  };

  const visit = async (url: string): Promise<Visit> => {
    const unseen = { history: false, pdc: 'unknown' } as const;
    try {
      return await controllers.on(url, async (connection) => ({
        fault: null,
        history: connection.root.controls.has(policyHintsOid),
        pdc: await isPdcEmulator(connection),
      }));
    } catch (error) {
      if (error instanceof ServiceBindRefused) return { ...unseen, fault: error.message };
      if (error instanceof NoAnswer || error instanceof LdapRefusal)
        return { ...unseen, fault: `${url} ${error.message}` };
      throw error;
    }
  };

  return {
    async health() {
      const visits = await Promise.all(controllers.settings.urls.map(visit));
      const faults = visits.map(({ fault }) => fault).filter((fault) => fault !== null);
      if (faults.length === visits.length)
        return { ok: false, detail: faults.join('; '), hints: [], notes: [] };
      const hints = visits.some(({ fault, history }) => fault === null && !history) ? [noHistory] : [];
      const pdc = pdcNote(visits.map((one) => one.pdc));
      const notes = pdc === null ? [...faults] : [...faults, pdc];
      if (kerberos !== null && !(await kerberos.available()))
        notes.push(
          'KEYTURN_KERBEROS_REALM is set, but kinit is not installed: within the grace of an old password nobody can be verified by password.',
        );
      try {
        notes.push(...notesOf(await rights()));
      } catch (error) {
        if (error instanceof DirectoryUnavailable) return { ok: false, detail: error.message, hints, notes };
        if (!(error instanceof LdapRefusal)) throw error;
        return { ok: false, detail: `The directory base can't be read: ${error.message}`, hints, notes };
      }
      return { ok: true, detail: null, hints, notes };
    },
    mayUnexpire: async () => (await rights()).unexpire,
  };
}
