// What an administrator does with enrolled workstations: find them, remove one, let one in again.
import * as z from 'zod';
import { type DeviceRow, allowDevice, listDevices, revokeDevice } from '../../devices/registry.ts';
import type { Parts } from '../../parts.ts';
import { administrator } from './administrator.ts';
import { CommandFault } from './command-fault.ts';

type DeviceParts = Pick<Parts, 'store' | 'clock'>;

/** Lines that somebody still reads. */
const mostLines = 200;

/** One line for each that is asked for, by name; of too many the first, and how to ask for fewer. */
export async function printDevices(
  { store }: DeviceParts,
  { part, removed }: { readonly part: string | null; readonly removed: boolean },
): Promise<string> {
  const found = await listDevices(store.db, { part, removed, limit: mostLines + 1 });
  if (found.length === 0)
    return part === null && !removed ? 'No workstation is enrolled yet.' : 'There is no such workstation.';
  const devices = found.slice(0, mostLines);
  const width = Math.max(...devices.map(({ name }) => name.length));
  const lines = devices.map((device) => `${device.id}  ${device.name.padEnd(width)}  (${describe(device)})`);
  const more = `There are more than these ${mostLines}. Say a part of the workstation or OS user: npm run accounts -- devices FLOOR-12`;
  return [...lines, ...(found.length > mostLines ? [more] : [])].join('\n');
}

function describe({ platform, osVersion, appVersion, enrolledAt, lastSeenAt, revokedAt }: DeviceRow): string {
  const day = (at: Date): string => at.toISOString().slice(0, 10);
  return [
    `${platform} ${osVersion}`,
    `Keyturn ${appVersion}`,
    `enrolled ${day(enrolledAt)}`,
    `last seen ${day(lastSeenAt)}`,
    ...(revokedAt === null ? [] : [`removed ${day(revokedAt)}`]),
  ].join(', ');
}

/** Throws {@link CommandFault} for what is no device. */
export async function removeDevice({ store, clock }: DeviceParts, id: string): Promise<string> {
  switch (await onDevice(id, (known) => revokeDevice(store.db, known, administrator(), clock.now()))) {
    case 'revoked':
      return `Removed ${id}. It is told so at its next call, and its key is not taken again, unless you allow it: allow-device ${id}`;
    case 'already':
      return `${id} was removed before.`;
  }
}

/** Throws {@link CommandFault} for what is no device. */
export async function readmitDevice({ store, clock }: DeviceParts, id: string): Promise<string> {
  switch (await onDevice(id, (known) => allowDevice(store.db, known, administrator(), clock.now()))) {
    case 'allowed':
      return `${id} is let in again, from its next call on.`;
    case 'already':
      return `${id} was not removed.`;
  }
}

async function onDevice<Outcome extends string>(
  id: string,
  work: (id: string) => Promise<Outcome | 'unknown'>,
): Promise<Exclude<Outcome, 'unknown'>> {
  const known = z.uuid().safeParse(id.toLowerCase());
  const outcome = known.success ? await work(known.data) : 'unknown';
  if (outcome === 'unknown')
    throw new CommandFault(
      `There is no workstation ${id}. Its id is the first word of its line in: npm run accounts -- devices`,
    );
  return outcome as Exclude<Outcome, 'unknown'>;
}
