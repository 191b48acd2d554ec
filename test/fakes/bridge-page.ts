// The fake bridge as a page loads it: bundled into one script, it makes `window.keyturn` of the world that
// a script before it has left.
import type { FakeBridge, FakeWorld } from './bridge.ts';
import { createFakeBridge } from './bridge.ts';

declare global {
  interface Window {
    fakeWorld?: Partial<FakeWorld>;
    fakeBridge?: FakeBridge;
  }
}

window.fakeBridge = createFakeBridge(window.fakeWorld);
Object.defineProperty(window, 'keyturn', { value: window.fakeBridge });
