// The network as the system has it: Chromium's, with the OS proxy and certificate store. A session of its
// own in memory: no cookies, no cache, nothing kept.
import { session } from 'electron';

/** `fetch` over Electron's network. To be called when the app is ready. */
export function electronFetch(): typeof fetch {
  const network = session.fromPartition('keyturn-api', { cache: false });
  return ((input: Request | string, init?: RequestInit) =>
    network.fetch(input, { ...init, bypassCustomProtocolHandlers: true })) as typeof fetch;
}
