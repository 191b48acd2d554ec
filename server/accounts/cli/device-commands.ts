// What an administrator does with enrolled workstations: see them, remove one.
import { userInfo } from 'node:os';
import * as z from 'zod';
import { type DeviceRow, listDevices, revokeDevice } from '../../devices/registry.ts';
import type { Parts } from '../../parts.ts';
import { CommandFault } from './command-fault.ts';

type DeviceParts = Pick<Parts, 'store' | 'clock'>;

/** One line for each, by name. */
export async function printDevices({ store }: DeviceParts): Promise<string> {
  const devices = await listDevices(store.db);
  if (devices.length === 0) return 'No workstation is enrolled yet.';
  const width = Math.max(...devices.map(({ name }) => name.length));
  return devices
    .map((device) => `${device.id}  ${device.name.padEnd(width)}  (${describe(device)})`)
    .join('\n');
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
  const actor = { kind: 'administrator', id: userInfo().username } as const;
  const known = z.uuid().safeParse(id.toLowerCase());
  const outcome = known.success ? await revokeDevice(store.db, known.data, actor, clock.now()) : 'unknown';
  switch (outcome) {
    case 'revoked':
      return `Removed ${id}. It is told so at its next call, and its key is not taken again.`;
    case 'already':
      return `${id} was removed before.`;
    case 'unknown':
      throw new CommandFault(
        `There is no workstation ${id}. Its id is the first word of its line in: npm run accounts -- devices`,
      );
  }
}
