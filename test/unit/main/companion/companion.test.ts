// The companion as a whole, over fakes: what opens, what is told, what is left when the window closes.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { good, problem, unreachable } from '../../../fakes/reset-api.ts';
import { companionBench, settings } from './companion-bench.ts';
import { ID, newPassword, TOKEN, verify } from './reset-bench.ts';

const signedIn = {
  token: TOKEN,
  expiresAt: '2026-11-23T09:10:00.000Z',
  step: { kind: 'signed-in' },
} as const;

const expiresAt = '2026-11-23T09:15:00.000Z';
const begun = { id: ID, token: TOKEN, expiresAt, step: verify };
const reading = { id: ID, reference: '7K3-M2P', expiresAt, extendable: true };

describe('the tray', () => {
  it('offers what can be done, and quitting where IT allows it', async () => {
    const locked = companionBench();
    await locked.companion.start();
    expect(locked.tray.face.items.map((item) => (item.kind === 'separator' ? '-' : item.label))).toEqual([
      'Keyturn gives no reminders on this computer',
      '-',
      'Open Keyturn',
      'Reset password…',
      'Set up verification…',
      '-',
      'Run checks…',
      'About Keyturn',
    ]);
    const free = companionBench({ reading: settings({ allowQuit: true }) });
    await free.companion.start();
    expect(free.tray.face.items.at(-1)).toEqual({ kind: 'command', command: 'quit', label: 'Quit Keyturn' });
    free.companion.choose('quit');
    expect(free.application.quits).toBe(1);
    locked.companion.choose('quit');
    expect(locked.application.quits).toBe(0);
  });

  it('does not quit while a password is half way: it shows what is being done', async () => {
    const { companion, application, windows, server } = companionBench({
      reading: settings({ allowQuit: true }),
    });
    await companion.start();
    server.on('createReset', good({ ...begun, step: newPassword }));
    server.on('setPassword', () => new Promise(() => undefined));
    await companion.handle('reset.start', { username: 'anna', reason: 'expired' });
    void companion.handle('reset.set-password', { password: 'correct horse battery' });
    await settle();
    companion.choose('quit');
    expect(windows.isOpen).toBe(true);
    expect(application.quits).toBe(0);
  });

  it('says when this workstation is not set up', async () => {
    const { companion, tray } = companionBench({ reading: { kind: 'absent' } });
    await companion.start();
    expect(tray.face).toMatchObject({
      state: 'not-set-up',
      tooltip: 'Keyturn is not set up on this computer yet',
    });
  });

  it('says while a reset waits for an API that does not answer', async () => {
    const { companion, tray, server, clock } = companionBench();
    await companion.start();
    server.on('createReset', good(begun));
    server.on('readReset', unreachable, good({ ...reading, step: verify }));
    await companion.handle('reset.start', { username: 'anna', reason: 'expired' });
    await settle();
    expect(tray.face).toMatchObject({ state: 'offline', tooltip: 'Keyturn cannot reach the reset service' });
    await clock.advance(5_000);
    expect(tray.face).toMatchObject({ tooltip: 'Keyturn gives no reminders on this computer' });
  });

  it('opens the window at the screen that was chosen', async () => {
    const { companion, windows } = companionBench();
    companion.choose('checks');
    expect(windows.isOpen).toBe(true);
    expect(await companion.handle('app.screen', undefined)).toEqual({ ok: true, value: 'checks' });
    expect(windows.sent).toContainEqual({ event: 'screen-requested', payload: 'checks' });
  });
});

describe('the settings', () => {
  it('are noticed while the window is open, without a restart', async () => {
    const bench = companionBench({ reading: { kind: 'absent' } });
    await bench.companion.start();
    const before = bench.clock.timers;
    bench.companion.open();
    expect(await bench.companion.handle('app.state', undefined)).toMatchObject({
      value: { setup: { kind: 'not-set-up' } },
    });
    bench.settings.reading = settings();
    await bench.clock.advance(15_000);
    expect(bench.windows.sent.findLast(({ event }) => event === 'app-changed')).toMatchObject({
      event: 'app-changed',
      payload: { setup: { kind: 'ready' }, organisation: 'Corp', helpDesk: { phone: '4357', hasLink: true } },
    });
    bench.windows.close();
    await settle();
    expect(bench.clock.timers).toBe(before);
  });

  it('that may not be used are told with their reason', async () => {
    const reading = { kind: 'refused', reason: 'it is a symbolic link', location: '/etc/x' } as const;
    const { companion } = companionBench({ reading });
    await companion.start();
    expect(await companion.handle('app.state', undefined)).toMatchObject({ value: { setup: reading } });
    expect(await companion.handle('reset.start', { username: 'anna', reason: 'expired' })).toEqual({
      ok: false,
      error: { code: 'not-set-up' },
    });
  });

  it('take a typed address in development only, in memory only, and never a plain one', async () => {
    const url = 'http://127.0.0.1:8787';
    const forbidden = companionBench({ reading: { kind: 'absent' } });
    expect(await forbidden.companion.handle('app.use-api-address', { url })).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    });
    const bench = companionBench({ reading: { kind: 'absent' }, application: { development: true } });
    expect(await bench.companion.handle('app.use-api-address', { url: 'http://reset.corp.test' })).toEqual({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(await bench.companion.handle('app.use-api-address', { url })).toMatchObject({
      value: { setup: { kind: 'ready' } },
    });
    await bench.companion.handle('reset.start', { username: 'anna', reason: 'expired' });
    expect(bench.addresses).toEqual([url]);
  });
});

describe('the help desk', () => {
  it('opens by what IT has set, never by what the page says', async () => {
    const { companion, links } = companionBench();
    await companion.start();
    expect(await companion.handle('app.open-help-desk', undefined)).toEqual({ ok: true, value: undefined });
    expect(await companion.handle('app.open-help-desk', { url: 'https://evil.test' })).toEqual({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(links.opened).toEqual(['https://help.corp.test/passwords']);
  });
});

describe('closing the window', () => {
  it('signs out, and keeps the reset', async () => {
    const { companion, windows, server } = companionBench();
    await companion.start();
    companion.open();
    server.on('createSession', good(signedIn));
    server.on('endSession', good(undefined));
    server.on('createReset', good(begun));
    await companion.handle('session.sign-in', { username: 'anna', password: 'hers' });
    await companion.handle('reset.start', { username: 'anna', reason: 'expired' });
    windows.close();
    await settle();
    expect(server.requests('endSession')).toEqual([{ token: TOKEN }]);
    expect(await companion.handle('session.current', undefined)).toEqual({ ok: true, value: null });
    expect(await companion.handle('reset.current', undefined)).toMatchObject({ value: { username: 'anna' } });
  });

  it('gives back a session that was still being opened', async () => {
    const { companion, windows, server } = companionBench();
    await companion.start();
    companion.open();
    let answer: (value: ReturnType<typeof good<typeof signedIn>>) => void = () => undefined;
    server.on('createSession', () => new Promise((resolve) => (answer = resolve)));
    const signingIn = companion.handle('session.sign-in', { username: 'anna', password: 'hers' });
    await settle();
    windows.close();
    answer(good(signedIn));
    expect(await signingIn).toEqual({ ok: false, error: { code: 'no-session' } });
    expect(server.count('endSession')).toBe(1);
  });
});

describe('enrolment', () => {
  const open = async () => {
    const bench = companionBench();
    await bench.companion.start();
    bench.server.on('createSession', good(signedIn));
    await bench.companion.handle('session.sign-in', { username: 'anna', password: 'hers' });
    return bench;
  };

  it('passes the secret through and keeps none', async () => {
    const { companion, server } = await open();
    const begun = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x' };
    server.on('enrolTotp', good(begun));
    expect(await companion.handle('enrolment.begin-totp', undefined)).toEqual({ ok: true, value: begun });
    expect(JSON.stringify(await companion.handle('session.current', undefined))).not.toContain(begun.secret);
  });

  it('proves, lists and removes with the session that main holds', async () => {
    const { companion, server } = companionBench();
    await companion.start();
    server.on('createSession', good({ ...signedIn, step: verify }));
    expect(await companion.handle('session.sign-in', { username: 'anna', password: 'hers' })).toMatchObject({
      value: { username: 'anna', step: verify, expiresInSeconds: 599, clockOffsetMs: 1_000 },
    });
    server.on(
      'challengeSession',
      good({ step: { ...verify, factors: [{ kind: 'email-code', sent: true }] } }),
    );
    expect(await companion.handle('session.challenge', { factor: 'email-code' })).toMatchObject({
      value: { step: { factors: [{ sent: true }] } },
    });
    server.on('verifySession', good({ step: { kind: 'signed-in' } }));
    await companion.handle('session.verify', { factor: 'email-code', response: '123456' });
    const factors = { factors: [], emailHint: null };
    server.on('removeFactor', good(undefined));
    server.on('listFactors', good(factors));
    expect(await companion.handle('enrolment.remove', { id: ID })).toEqual({ ok: true, value: factors });
    for (const { route, request } of server.asked) {
      if (route !== 'createSession') expect(request).toMatchObject({ token: TOKEN });
    }
    server.on('endSession', unreachable);
    expect(await companion.handle('session.sign-out', undefined)).toEqual({ ok: true, value: undefined });
    expect(await companion.handle('session.current', undefined)).toEqual({ ok: true, value: null });
  });

  it('forgets a session that the server does not know any more', async () => {
    const { companion, server } = await open();
    server.on('listFactors', problem('sign-in-needed'));
    expect(await companion.handle('enrolment.factors', undefined)).toMatchObject({
      error: { code: 'api', problem: 'sign-in-needed' },
    });
    expect(await companion.handle('enrolment.factors', undefined)).toEqual({
      ok: false,
      error: { code: 'no-session' },
    });
  });

  it('forgets a session when its time is over', async () => {
    const { companion, clock } = await open();
    expect(await companion.handle('session.current', undefined)).toMatchObject({
      value: { username: 'anna' },
    });
    await clock.advance(600_000);
    expect(await companion.handle('session.current', undefined)).toEqual({ ok: true, value: null });
  });

  it('takes recovery codes off the clipboard after a minute, and nothing else', async () => {
    const { companion, clipboard, clock } = await open();
    const codes = ['ABCD-EFGH-JKLM-NPQR', 'BCDE-FGHJ-KLMN-PQRS'];
    await companion.handle('enrolment.copy-recovery-codes', { codes });
    expect(clipboard.text).toBe(codes.join('\n'));
    await clock.advance(60_000);
    expect(clipboard.text).toBe('');
    await companion.handle('enrolment.copy-recovery-codes', { codes });
    clipboard.text = 'something else';
    await clock.advance(60_000);
    expect(clipboard.text).toBe('something else');
  });
});

describe('waking up', () => {
  it('asks where the reset stands', async () => {
    const { companion, server, presence } = companionBench();
    await companion.start();
    server.on('createReset', good(begun));
    server.on('readReset', unreachable);
    presence.tell('resume');
    await companion.handle('reset.start', { username: 'anna', reason: 'expired' });
    await settle();
    const before = server.count('readReset');
    presence.tell('resume');
    await settle();
    expect(server.count('readReset')).toBe(before + 1);
  });
});
