// The door between page and main: who may knock, and nothing else. What is asked goes on to the bridge.
import { ipcMain, type WebContents } from 'electron';
import type { BridgeResult, EventName, EventPayload } from '../../src/contract/ipc.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { isTrusted } from './sender.ts';

/** Answers calls from the window's page; any other caller is told `forbidden`. */
export function serveCalls(
  handle: (operation: unknown, input: unknown) => Promise<BridgeResult<unknown>>,
  window: () => WebContents | undefined,
): void {
  ipcMain.handle(CALL_CHANNEL, async (event, operation: unknown, input: unknown) =>
    isTrusted(event, window()?.id)
      ? handle(operation, input)
      : ({ ok: false, error: { code: 'forbidden' } } satisfies BridgeResult<never>),
  );
}

/** Tells the page something, if there is one. */
export function sendEvent<N extends EventName>(
  contents: WebContents | undefined,
  event: N,
  payload: EventPayload<N>,
): void {
  if (contents?.isDestroyed() === false) contents.send(EVENT_CHANNEL, event, payload);
}
