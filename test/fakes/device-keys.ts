// Keys that prove nothing to nobody, and can be told apart. The real ones share a contract suite with them.
import type { DeviceKey, DeviceKeys, ProofFor } from '../../main/ports.ts';

const pad = (text: string): string => text.padEnd(43, 'A');

/** A key whose proof says what it was asked to prove. */
const keyOf = (number: string): DeviceKey => ({
  publicJwk: { kty: 'EC', crv: 'P-256', x: pad(number), y: pad(number) },
  prove: (what: ProofFor) => Promise.resolve(JSON.stringify({ key: number, ...what })),
});

export class FakeDeviceKeys implements DeviceKeys {
  /** How many were made. */
  made = 0;

  create(): ReturnType<DeviceKeys['create']> {
    const number = String(++this.made);
    return Promise.resolve({ key: keyOf(number), saved: JSON.stringify({ fake: number }) });
  }

  open(saved: string): Promise<DeviceKey | null> {
    const number = /^\{"fake":"(\d+)"\}$/.exec(saved)?.[1];
    return Promise.resolve(number === undefined ? null : keyOf(number));
  }
}
