// Reports that lie ahead of the server's clock: told once for each workstation and day, however often they are repeated.
import { expect, test, vi } from 'vitest';
import { tellOfReportsAhead } from '../../../../server/copies/ahead.ts';
import type { DeviceCall } from '../../../../server/reminders/status-account.ts';

const device = (id: string) => ({ id, name: `${id} / ana` }) as DeviceCall['device'];

test('one line for each workstation and day', () => {
  const warn = vi.fn();
  const tell = tellOfReportsAhead({ warn });
  for (const at of ['2026-11-23T08:00:00Z', '2026-11-23T08:30:00Z', '2026-11-24T08:00:00Z'])
    for (const id of ['FLOOR-1', 'FLOOR-2']) tell(device(id), new Date(at));
  expect(warn.mock.calls.map(([facts]) => facts as unknown)).toEqual(
    [1, 2, 1, 2].map((n) => ({ device: `FLOOR-${n}`, workstation: `FLOOR-${n} / ana` })),
  );
  expect(warn.mock.calls[0]?.[1]).toMatch(/lies ahead of this server's clock/);
});
