// Notices where there is no session bus to ask for them: an answer all the same. The rest is in test/integration/system.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freedesktopNotifier } from '../../../../main/system/freedesktop-notifier.ts';

describe.each([undefined, 'nonsense'])('with the session bus at %s', (address) => {
  const notifier = freedesktopNotifier({ icon: 'keyturn', bannersOff: () => Promise.resolve(false) });

  beforeEach(() => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    vi.stubEnv('XDG_RUNTIME_DIR', undefined);
    vi.stubEnv('DISPLAY', undefined);
  });
  afterEach(() => void vi.unstubAllEnvs());

  it('the check ends', async () => {
    expect(await notifier.check('Check', 'Body')).toBe('missing');
  });

  it('a notice has failed, after its caller has what takes it back', async () => {
    const notice = { title: 'Title', body: 'Body', urgent: false, change: 'Change', later: null };
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      const takeBack = notifier.show(notice, (event) => {
        heard.push(event);
        takeBack();
        resolve();
      });
    });
    expect(heard).toEqual(['failed']);
  });
});
