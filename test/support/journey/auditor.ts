// An auditor of a floor: somebody in the directory's group, who signs in with two factors and reads the reports.
import { z } from 'zod';
import { SavedCredentialEvidence } from '../../../src/contract/routes/audit.ts';
import type { Domain } from '../samba.ts';
import { connect } from './enrol.ts';
import type { Floor } from './floor.ts';
import type { Person } from './people.ts';
import { openSambaRoom, type SambaRoom } from './samba-room.ts';

const GROUP = 'Auditors';

/** A domain whose group of auditors the API knows. */
export async function openAuditedRoom(): Promise<SambaRoom> {
  const room = await openSambaRoom();
  return { ...room, env: { ...room.env, KEYTURN_ROLE_AUDITOR_GROUP: GROUP } };
}

/** Makes the group, with this person in it. */
export async function appoint(domain: Domain, { username }: Person): Promise<void> {
  await domain.tool('group', 'add', GROUP);
  await domain.tool('group', 'addmembers', GROUP, username);
}

/** Signs in with password and app; resolves with a reader of the report about saved copies. */
export async function auditorOf({ api }: Pick<Floor, 'api'>, { username, password, phone }: Person) {
  const client = connect(api.url);
  const session = await client.createSession({ body: { username, password } });
  if (!session.ok) throw new Error(`the auditor was not let in: ${JSON.stringify(session.fault)}`);
  const { token } = session.value;
  const response = await phone!.code();
  const proven = await client.verifySession({ token, body: { factor: 'totp', response } });
  if (!proven.ok) throw new Error(`the auditor's code was not taken: ${JSON.stringify(proven.fault)}`);
  return async (state: 'all' | 'stale'): Promise<SavedCredentialEvidence[]> => {
    const address = new URL(`/v1/audit/saved-credentials?state=${state}`, api.url);
    const reply = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    return z.object({ items: z.array(SavedCredentialEvidence) }).parse(await reply.json()).items;
  };
}
