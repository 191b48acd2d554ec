// Tells whoever runs the server of reports that lie ahead of its clock, which it refuses and workstations repeat.
import type { FastifyBaseLogger } from 'fastify';
import type { DeviceCall } from '../reminders/status-account.ts';

type Device = DeviceCall['device'];

/** Says it once for each workstation and UTC day, by the server's clock. */
export function tellOfReportsAhead(
  log: Pick<FastifyBaseLogger, 'warn'>,
): (device: Device, now: Date) => void {
  let today = '';
  const told = new Set<string>();
  return ({ id, name }, now) => {
    const day = now.toISOString().slice(0, 10);
    if (day !== today) told.clear();
    today = day;
    if (told.has(id)) return;
    told.add(id);
    log.warn(
      { device: id, workstation: name },
      "A workstation tells of a change of a password that lies ahead of this server's clock: it is refused until the " +
        'clocks of the server and the domain controllers agree',
    );
  };
}
