// The network as the system has it: Chromium's, with the OS proxy and certificate store. A session of its
// own in memory: no cookies, no cache, nothing kept.
import { session } from 'electron';

/** `fetch` over Electron's network. To be called when the app is ready. The session is made by the first call. */
export function electronFetch(): typeof fetch {
  return ((input: Request | string, init?: RequestInit) =>
    session
      .fromPartition('keyturn-api', { cache: false })
      .fetch(input, { ...init, bypassCustomProtocolHandlers: true })) as typeof fetch;
}
