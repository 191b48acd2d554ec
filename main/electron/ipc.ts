// The door between page and main: who may knock, and nothing else. What is asked goes on to the bridge.
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { BridgeResult, EventName, EventPayload } from '../../src/contract/ipc.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { APP_ORIGIN } from './origin.ts';

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'> & { readonly sender: Pick<WebContents, 'id'> };

/**
 * True for the main frame of the registered window, showing the companion's own page. A frame that is
 * gone (`senderFrame` null, after it navigated or closed) is refused.
 */
export function isTrusted(event: Sender, registered: number | undefined): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && event.sender.id === registered
  );
}

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
