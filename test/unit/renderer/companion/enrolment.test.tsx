// Setting up verification: sign in, prove, scan, confirm, keep the codes.
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { inFours } from '../../../../renderer/companion/screens/enrolment/scan.tsx';
import { useSession } from '../../../../renderer/companion/stores/flow.ts';
import { fakeRecoveryCodes, rightCodes } from '../../../fakes/bridge.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const session = {
  screen: 'enrolment',
  session: { username: 'a.okafor', expiresInSeconds: 800, clockOffsetMs: 0, step: { kind: 'signed-in' } },
} as const;

describe('setting up verification', () => {
  it('goes from signing in to the list of ways', async () => {
    const { fake, user } = await openPage({ screen: 'enrolment' });
    await user.type(screen.getByLabelText('Your sign-in name'), 'a.okafor');
    await user.type(screen.getByLabelText('Your password'), 'the old one{Enter}');
    await press(user, /Help-desk code/);
    await user.type(screen.getByLabelText('Help-desk code'), `${rightCodes['helpdesk-code'] ?? ''}{Enter}`);
    await waitFor(() => expect(title()).toBe('Nothing is set up yet'));
    await press(user, 'Add an authenticator app');
    expect(screen.getByRole('img', { name: /QR code/ })).toBeTruthy();
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeTruthy();
    await press(user, 'I have added it');
    await user.type(screen.getByLabelText('6-digit code'), '123456');
    expect(title()).toBe('Keep these recovery codes');
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(fakeRecoveryCodes);
    await press(user, 'Finish');
    expect(screen.getByRole('alert').textContent).toContain('Print or copy the codes first');
    await user.click(screen.getByRole('checkbox'));
    await press(user, 'Finish');
    await waitFor(() => expect(title()).toBe('Your ways to verify'));
    expect(screen.getByText('10 codes left')).toBeTruthy();
    expect(JSON.stringify(useSession.getState())).not.toMatch(/JBSW|the old one|3FT-9WQH/);
    expect(inputsOf(fake, 'enrolment.begin-totp')).toHaveLength(1);
  });

  it('clears a password that was refused', async () => {
    const { user } = await openPage({ screen: 'enrolment' });
    await user.type(screen.getByLabelText('Your sign-in name'), 'a.okafor');
    await user.type(screen.getByLabelText('Your password'), 'not it{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('do not match');
    expect(screen.getByLabelText<HTMLInputElement>('Your password').value).toBe('');
  });

  it('tells in time that the sign-in ends, and that it has ended', async () => {
    await openPage({ ...session, session: { ...session.session, expiresInSeconds: 1 } });
    expect(screen.getByRole('timer').textContent).toContain('Your sign-in ends in 0:01.');
    await waitFor(() => expect(screen.getByRole('timer').textContent).toContain('has ended'), {
      timeout: 3_000,
    });
  });

  it('counts down to the next code by the clock of the reset service', async () => {
    const resendAfter = new Date(Date.now() + 7_200_000 + 30_000).toISOString();
    const step = {
      ...({ kind: 'verify', required: 1 } as const),
      satisfied: [],
      factors: [{ kind: 'email-code', hint: 'a•••@home.example', sent: true, resendAfter }],
    } as const;
    const { user } = await openPage({
      ...session,
      session: {
        ...session.session,
        clockOffsetMs: 7_200_000,
        step: { ...step, satisfied: [], factors: [...step.factors] },
      },
    });
    await press(user, /Code by mail/);
    expect(screen.getByText(/^Send it again in 0:(30|29)$/)).toBeTruthy();
  });

  it('copies through main, and prints', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const { fake, user } = await openPage(session);
    await press(user, 'Add an authenticator app');
    await press(user, 'I have added it');
    await user.type(screen.getByLabelText('6-digit code'), '123456');
    await press(user, 'Copy');
    expect(inputsOf(fake, 'enrolment.copy-recovery-codes')).toEqual([{ codes: fakeRecoveryCodes }]);
    expect(screen.getByText(/Copied/)).toBeTruthy();
    await press(user, 'Print');
    expect(print).toHaveBeenCalledOnce();
  });

  it('removes a way only after asking', async () => {
    const id = '3f1f2b60-6d0d-4f5c-9a4f-0d6a4f1c2b3a';
    const factors = {
      factors: [{ id, kind: 'totp' as const, since: '2026-09-04T08:12:00.000Z' }],
      emailHint: null,
    };
    const { fake, user } = await openPage({ ...session, factors });
    await user.click(await screen.findByRole('button', { name: 'Remove Authenticator app' }));
    await press(user, 'Keep it');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(inputsOf(fake, 'enrolment.remove')).toEqual([]);
    await press(user, 'Remove Authenticator app');
    await press(user, 'Remove');
    expect(inputsOf(fake, 'enrolment.remove')).toEqual([{ id }]);
    await waitFor(() => expect(title()).toBe('Nothing is set up yet'));
  });

  it('goes back to signing in when the session is over', async () => {
    const { user } = await openPage({
      ...session,
      answers: { 'enrolment.begin-totp': [{ ok: false, error: { code: 'no-session' } }] },
    });
    await press(user, 'Add an authenticator app');
    await waitFor(() => expect(title()).toBe('Set up verification'));
    expect(screen.getByRole('alert').textContent).toContain('You are signed out.');
  });

  it('signs out when it is left', async () => {
    const { fake, user } = await openPage(session);
    await press(user, 'Done');
    expect(inputsOf(fake, 'session.sign-out')).toHaveLength(1);
    expect(title()).toBe('How can we help?');
  });
});

describe('the typed key', () => {
  it('stands in groups of four', () => {
    expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
  });
});
