// The window's end of the bridge believes nothing that is not what the contract says.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../../renderer/companion/bridge.ts';
import type { Bridge, BridgeResult } from '../../../../src/contract/ipc.ts';
import { anAppState } from '../../../fakes/bridge-values.ts';
import { createFakeBridge } from '../../../fakes/bridge.ts';

const answering = (answer: unknown): Bridge => ({
  ...createFakeBridge(),
  call: () => Promise.resolve(answer as BridgeResult<never>),
});

describe('call', () => {
  it('gives what the contract says', async () => {
    expect(await createClient(createFakeBridge()).call('app.state', undefined)).toEqual({
      ok: true,
      value: anAppState(),
    });
  });

  it('gives the code of what went wrong', async () => {
    const error = { code: 'unreachable', cause: 'timed-out' } as const;
    expect(await createClient(answering({ ok: false, error })).call('reset.extend', undefined)).toEqual({
      ok: false,
      error,
    });
  });

  it('is unexpected when the bridge rejects', async () => {
    const broken: Bridge = { ...createFakeBridge(), call: () => Promise.reject(new Error('no')) };
    expect(await createClient(broken).call('app.state', undefined)).toEqual({
      ok: false,
      error: { code: 'unexpected' },
    });
  });

  it('never lets another shape through, and never rejects', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (answer) => {
        const result = await createClient(answering(answer)).call('reset.start', {
          username: 'a.okafor',
          reason: 'locked',
        });
        expect(result).toEqual({ ok: false, error: { code: 'unexpected' } });
      }),
    );
  });
});

describe('on', () => {
  it('hears what the contract says and nothing else', () => {
    const fake = createFakeBridge();
    const heard = vi.fn();
    const end = createClient(fake).on('screen-requested', heard);
    fake.emit('screen-requested', 'checks');
    fake.emit('screen-requested', 'elsewhere' as never);
    end();
    fake.emit('screen-requested', 'about');
    expect(heard.mock.calls).toEqual([['checks']]);
  });
});
