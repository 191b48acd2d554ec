// Who may speak to main: one frame of one window, showing the companion's own page.
import type { WebContents, WebFrameMain } from 'electron';
import { APP_ORIGIN } from './origin.ts';

export interface Sender {
  readonly senderFrame: Pick<WebFrameMain, 'parent' | 'origin'> | null;
  readonly sender: Pick<WebContents, 'id'>;
}

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
