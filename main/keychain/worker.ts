// The keychain's own process: a prompt nobody answers or a dead daemon blocks this one, which is killed at
// its deadline, and never the companion. Runs in Electron's utility process, or forked by Node in tests.
import { createRequire } from 'node:module';
import { answer } from './answer.ts';
import { type Keytar, KeytarVault } from './keytar-vault.ts';
import { LinuxVault } from './linux-vault.ts';
import { Request, type Reply } from './messages.ts';
import { SecretService } from './secret-service.ts';
import type { Vault } from './vault.ts';
import { type Targets, WindowsVault } from './windows-vault.ts';

/** The modules are loaded when they are first needed: where a library is missing, that is an answer and not a crash. */
function openVault(): Vault {
  const require = createRequire(import.meta.url);
  const keytar = new KeytarVault(() => require('keytar') as Keytar);
  if (process.platform === 'linux') return new LinuxVault(keytar, () => new SecretService());
  if (process.platform === 'win32')
    return new WindowsVault(keytar, () => require('@napi-rs/keyring') as Targets);
  return keytar;
}

const vault = openVault();

async function reply(message: unknown): Promise<Reply | undefined> {
  const request = Request.safeParse(message);
  if (!request.success) return undefined;
  return { id: request.data.id, ...(await answer(vault, request.data)) };
}

const { parentPort } = process as { parentPort?: Electron.ParentPort };
if (parentPort === undefined) {
  process.on('message', (message) => void reply(message).then((said) => said && process.send?.(said)));
} else {
  parentPort.on(
    'message',
    ({ data }) => void reply(data).then((said) => said && parentPort.postMessage(said)),
  );
}
