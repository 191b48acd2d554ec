// When a workstation has come to another network.
import { expect, it } from 'vitest';
import { type NetworkReading, watchNetwork } from '../../../../main/system/network-watch.ts';
import { FakeClock } from '../../../fakes/clock.ts';

const address = (text: string, internal = false) => ({
  address: text,
  internal,
  netmask: '',
  mac: '',
  cidr: null,
  ...(text.includes(':') ? { family: 'IPv6' as const, scopeid: 0 } : { family: 'IPv4' as const }),
});
const wifi = (...texts: string[]): NetworkReading => ({
  online: true,
  interfaces: { lo: [address('127.0.0.1', true)], wifi: texts.map((text) => address(text)) },
});

it('says so at another address, and not at the same', async () => {
  const clock = new FakeClock();
  let reading = wifi('10.0.0.7');
  let changes = 0;
  const stop = watchNetwork({ clock, read: () => reading, changed: () => changes++ });
  const then = async (now: NetworkReading) => {
    reading = now;
    await clock.advance(60_000);
    const seen = changes;
    changes = 0;
    return seen;
  };
  expect(await then(wifi('10.0.0.7'))).toBe(0);
  expect(await then(wifi('192.168.1.7'))).toBe(1);
  expect(await then({ ...wifi(), online: false })).toBe(0);
  expect(await then(wifi('192.168.1.7'))).toBe(1);
  expect(await then(wifi('2001:db8:1:2:aaaa::1', '192.168.1.7'))).toBe(1);
  // A temporary address of the same network.
  expect(await then(wifi('192.168.1.7', '2001:db8:1:2:bbbb::9'))).toBe(0);
  stop();
  expect(clock.timers).toBe(0);
});
