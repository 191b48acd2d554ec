// Who may call main over IPC.
import { describe, expect, it } from 'vitest';
import { isTrusted, type Sender } from '../../../../main/electron/sender.ts';

const frame = (more: object = {}): Sender['senderFrame'] => ({
  parent: null,
  origin: 'app://keyturn',
  ...more,
});
const event = (senderFrame: Sender['senderFrame'], id = 7): Sender => ({ senderFrame, sender: { id } });

describe('a call', () => {
  it('is taken from the main frame of the registered window', () => {
    expect(isTrusted(event(frame()), 7)).toBe(true);
  });

  it.each<[string, Sender, number | undefined]>([
    ['another window', event(frame(), 8), 7],
    ['a window when none is registered', event(frame()), undefined],
    ['a frame that is gone', event(null), 7],
    ['a frame inside the page', event(frame({ parent: frame() })), 7],
    ['another origin', event(frame({ origin: 'https://keyturn' })), 7],
    ['an origin that begins alike', event(frame({ origin: 'app://keyturn.evil.test' })), 7],
    ['an opaque origin', event(frame({ origin: 'null' })), 7],
    ['no origin', event(frame({ origin: '' })), 7],
  ])('is refused from %s', (_who, sender, registered) => {
    expect(isTrusted(sender, registered)).toBe(false);
  });
});
