// Keychain writes and nothing else, in a process of their own: what the benchmark of saved copies is measured by.
import { createRequire } from 'node:module';
import type { Keytar } from '../../main/keychain/keytar-vault.ts';

const keytar = createRequire(import.meta.url)('keytar') as Keytar;

/** Asked with the value and the services, it writes one after the other and answers with the milliseconds that it took. */
process.on('message', (message) => {
  const { value, account, services } = message as { value: string; account: string; services: string[] };
  void write(value, account, services).then((ms) => process.send?.(ms));
});

async function write(value: string, account: string, services: readonly string[]): Promise<number> {
  const began = performance.now();
  for (const service of services) await keytar.setPassword(service, account, value);
  return performance.now() - began;
}
