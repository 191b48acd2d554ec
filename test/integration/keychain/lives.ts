// A workstation whose journal is on a real disk and whose copies are in a real keyring; all else of the companion is as it
// runs, over fakes. It can be killed at every point at which something of a run has become lasting.
import { join } from 'node:path';
import type { SupervisedKeychain } from '../../../main/keychain/supervised-keychain.ts';
import { JsonFile } from '../../../main/store/json-file.ts';
import { FakeKeychain } from '../../fakes/keychain.ts';
import { FakeStore } from '../../fakes/seat.ts';
import { waitUntil } from '../../support/ready.ts';
import { type Belongings, type CopiesDesk, copiesFloor } from '../../unit/main/companion/copies-bench.ts';

export type Why = 'reset' | 'elsewhere';

/** A plain one, one of several names, a pattern, one that is made, one that is not there. */
export const savedCredentials = [
  { id: 'vpn', name: 'VPN', service: 'vpn' },
  { id: 'rdp', name: 'RDP', service: 'host', aliases: ['host.corp.test'] },
  { id: 'proxy', name: 'Proxy', service: 'http*' },
  { id: 'new', name: 'New', service: 'new', create: true },
  { id: 'absent', name: 'Absent', service: 'absent' },
];
/** The services of each, as far as they are saved before a run. */
export const SAVED: Readonly<Record<string, readonly string[]>> = {
  vpn: ['vpn'],
  rdp: ['host', 'host.corp.test'],
  proxy: ['http 1', 'http 2'],
};

/** Passed whenever something has just become lasting. */
export type Point = () => void;

class DiskStore extends FakeStore {
  readonly #file: JsonFile;
  readonly #point: Point;

  constructor(path: string, point: Point) {
    super();
    this.#file = new JsonFile(path);
    this.#point = point;
  }

  override read(): Promise<unknown> {
    return this.#file.read();
  }

  override async write(value: unknown): Promise<void> {
    await this.#file.write(value);
    this.#point();
  }
}

/** What is asked about copies is asked of the keyring; what is Keyturn's own stays in memory. */
class KeyringKeychain extends FakeKeychain {
  readonly #keyring: SupervisedKeychain;
  readonly #point: Point;

  constructor(keyring: SupervisedKeychain, point: Point) {
    super();
    this.#keyring = keyring;
    this.#point = point;
  }

  override async update(...question: Parameters<FakeKeychain['update']>): ReturnType<FakeKeychain['update']> {
    const outcome = await this.#keyring.update(...question);
    this.#point();
    return outcome;
  }

  override find(pattern: Parameters<FakeKeychain['find']>[0]): ReturnType<FakeKeychain['find']> {
    return this.#keyring.find(pattern);
  }
}

/** Where the journal of a workstation is. */
export const journalIn = (folder: string): string => join(folder, 'saved-copies.json');

/** What a workstation has of its own, with its journal in a folder. */
export const belongingsIn = (
  folder: string,
  keyring: SupervisedKeychain,
  point: Point = () => undefined,
): Belongings => ({
  store: new FakeStore(),
  signIns: new FakeStore(),
  copies: new DiskStore(journalIn(folder), point),
  keychain: new KeyringKeychain(keyring, point),
});

export const room = () => copiesFloor({ settings: { savedCredentials } });

/** When nothing is under way any more. */
export const atRest = (desk: CopiesDesk) =>
  waitUntil('the end of the run', async () => {
    const view = await desk.view();
    return view.activity === 'idle' && view;
  });
