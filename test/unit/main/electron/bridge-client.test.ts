// The page's end of the bridge: parses both ways, never rejects, hands over values only.
import type { IpcRenderer } from 'electron';
import { EventEmitter } from 'node:events';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../../../src/contract/ipc.ts';
import { createBridge } from '../../../../main/electron/bridge-client.ts';

function bench(answer: (...words: unknown[]) => unknown = () => ({ ok: true, value: undefined })) {
  const events = new EventEmitter();
  const invoke = vi.fn<(...words: unknown[]) => Promise<unknown>>((...words) =>
    Promise.resolve(answer(...words)),
  );
  const ipc = {
    invoke: invoke as IpcRenderer['invoke'],
    on: ((name: string, listener: () => void) => events.on(name, listener)) as unknown as IpcRenderer['on'],
    removeListener: ((name: string, listener: () => void) =>
      events.removeListener(name, listener)) as unknown as IpcRenderer['removeListener'],
  } satisfies Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>;
  const emit = (...words: unknown[]) => events.emit('keyturn:event', {}, ...words);
  return { bridge: createBridge(ipc), invoke, emit, listeners: () => events.listenerCount('keyturn:event') };
}

/** As a page without types would call it. */
const loosely = (bridge: Bridge) => {
  const { call } = bridge as unknown as { call: (name: unknown, input?: unknown) => Promise<unknown> };
  return call;
};

describe('a call', () => {
  it('goes over one channel with what the contract knows, and no more', async () => {
    const { bridge, invoke } = bench(() => ({ ok: true, value: 'home' }));
    expect(await bridge.call('app.screen', undefined)).toEqual({ ok: true, value: 'home' });
    expect(invoke).toHaveBeenCalledWith('keyturn:call', 'app.screen', undefined);
  });

  it.each([
    ['__proto__', undefined],
    ['toString', undefined],
    ['app.nonsense', undefined],
    [7, undefined],
    ['reset.start', { username: 'anna' }],
    ['reset.start', { username: 'anna', reason: 'expired', more: true }],
    ['app.close-window', 'now'],
  ])('%j with %j does not even leave the page', async (name, input) => {
    const { bridge, invoke } = bench();
    expect(await loosely(bridge)(name, input)).toEqual({ ok: false, error: { code: 'bad-input' } });
    expect(invoke).not.toHaveBeenCalled();
  });

  it('passes an error code on', async () => {
    const error = { code: 'unreachable', cause: 'certificate' };
    const { bridge } = bench(() => ({ ok: false, error }));
    expect(await bridge.call('app.screen', undefined)).toEqual({ ok: false, error });
  });

  it('never rejects, whatever main says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (answer) => {
        const { bridge } = bench(() => answer);
        expect(await bridge.call('app.state', undefined)).toEqual({
          ok: false,
          error: { code: 'unexpected' },
        });
      }),
    );
    const gone = bench(() => Promise.reject(new Error('main is gone')));
    expect(await gone.bridge.call('app.state', undefined)).toEqual({
      ok: false,
      error: { code: 'unexpected' },
    });
  });
});

describe('an event', () => {
  it('reaches who listens for it, as a value alone, until they stop', () => {
    const { bridge, emit, listeners } = bench();
    const heard = vi.fn();
    const stop = bridge.on('screen-requested', heard);
    emit('screen-requested', 'checks');
    emit('app-changed', 'checks');
    emit('screen-requested', 'nowhere');
    expect(heard.mock.calls).toEqual([['checks']]);
    stop();
    emit('screen-requested', 'home');
    expect(heard).toHaveBeenCalledTimes(1);
    expect(listeners()).toBe(0);
  });

  it('that the contract does not know is never heard', () => {
    const { bridge, emit } = bench();
    const heard = vi.fn();
    (bridge.on as unknown as (name: string, listener: () => void) => void)('constructor', heard);
    emit('constructor', {});
    expect(heard).not.toHaveBeenCalled();
  });
});
