// When a password of the domain expires, and how an administrator changes that.
import { setPasswordSetAt } from '../samba-past.ts';
import type { Person } from './people.ts';
import type { SambaRoom } from './samba-room.ts';

const TICKS_PER_MS = 10_000n;
/** Milliseconds from 1601 to 1970. */
const EPOCH_MS = 11_644_473_600_000n;
const DAY_MS = 86_400_000n;

/** By the domain's own computation, in units of 100 ns since 1601 (MS-ADTS, msDS-UserPasswordExpiryTimeComputed). */
export async function computedExpiry(room: SambaRoom, person: Person): Promise<Date> {
  const ticks = await room.domain.attribute(room.dnOf(person), 'msDS-UserPasswordExpiryTimeComputed');
  return new Date(Number(BigInt(ticks ?? 0) / TICKS_PER_MS - EPOCH_MS));
}

/** Gives the fine-grained policy of somebody who was hired with one another age (msDS-MaximumPasswordAge). */
export async function letExpireAfter({ domain }: SambaRoom, person: Person, days: number): Promise<void> {
  const pso = `CN=Expiring ${person.username},CN=Password Settings Container,CN=System,${domain.baseDn}`;
  const age = String(BigInt(-days) * DAY_MS * TICKS_PER_MS);
  await domain.setAttributes(pso, { 'msDS-MaximumPasswordAge': age });
}

/** Makes the password so many days old. */
export async function letBeOld(room: SambaRoom, person: Person, days: number): Promise<void> {
  const at = new Date(Date.now() - days * Number(DAY_MS));
  await setPasswordSetAt(room.domain.folder, room.dnOf(person), at);
}
