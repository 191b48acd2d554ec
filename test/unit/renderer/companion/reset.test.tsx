// The guided reset as a whole: start, go on after the window was closed, wait, stop, end.
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Step } from '../../../../src/contract/steps.ts';
import {
  aCompletedStep,
  anAppState,
  aResetView,
  newPasswordStep,
  someCredentials,
  verifyStep,
} from '../../../fakes/bridge-values.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const running = (step: Step, change: Partial<ReturnType<typeof aResetView>> = {}) =>
  ({ screen: 'reset', reset: aResetView({ step, ...change }) }) as const;

describe('starting', () => {
  it('asks for the name and what happened, in plain words', async () => {
    const { fake, user } = await openPage();
    await press(user, 'Reset my password');
    await user.type(screen.getByLabelText('Your sign-in name'), '  a.okafor ');
    await user.click(screen.getByRole('radio', { name: 'Somebody may know it' }));
    await press(user, 'Continue');
    expect(inputsOf(fake, 'reset.start')).toEqual([{ username: 'a.okafor', reason: 'compromised' }]);
    expect(title()).toBe('How do you want to prove it is you?');
  });

  it('from "Unlock my account" has its reason chosen, and the name that IT proposes', async () => {
    const { fake, user } = await openPage({ state: anAppState({ suggestedUsername: 'b.silva' }) });
    await press(user, 'Unlock my account');
    await press(user, 'Continue');
    expect(inputsOf(fake, 'reset.start')).toEqual([{ username: 'b.silva', reason: 'locked' }]);
  });

  it('without a name says so and asks nobody', async () => {
    const { fake, user } = await openPage({ screen: 'reset' });
    await press(user, 'Continue');
    expect(screen.getByText('Type your sign-in name.')).toBeTruthy();
    expect(inputsOf(fake, 'reset.start')).toEqual([]);
  });

  it('that cannot reach the service says why, what to do, and whom to call', async () => {
    const error = { code: 'unreachable', cause: 'certificate' } as const;
    const { user } = await openPage({ screen: 'reset', answers: { 'reset.start': [{ ok: false, error }] } });
    await user.type(screen.getByLabelText('Your sign-in name'), 'a.okafor');
    await press(user, 'Continue');
    const said = (await screen.findByRole('alert')).textContent;
    expect(said).toContain('The reset service does not answer.');
    expect(said).toContain('certificate is not trusted');
    expect(said).toContain('4400');
  });

  it('with a mistyped name goes back, lets go of it, and keeps it to be corrected', async () => {
    const { fake, user } = await openPage(running(verifyStep()));
    await press(user, 'Back');
    expect(inputsOf(fake, 'reset.cancel')).toHaveLength(1);
    expect(title()).toBe('Who are you?');
    expect(screen.getByLabelText<HTMLInputElement>('Your sign-in name').value).toBe('a.okafor');
  });
});

describe('a window that was closed', () => {
  it('opens where the reset stands', async () => {
    await openPage({ screen: 'home', reset: aResetView({ step: newPasswordStep() }) });
    expect(title()).toBe('Choose your new password');
  });

  it('shows what main sends while it is open', async () => {
    const { fake } = await openPage(running(verifyStep()));
    act(() => fake.emit('reset-changed', aResetView({ step: { kind: 'ended', outcome: 'expired' } })));
    expect(title()).toBe('The time for this reset is over');
  });
});

describe('a window opened while the directory works', () => {
  it('says that it waits, and not for what', async () => {
    await openPage(running({ kind: 'working', since: '2026-11-23T09:00:00.000Z' }));
    expect(title()).toBe('Waiting for the company directory');
  });

  it('tells not to try elsewhere when the service is away as well', async () => {
    await openPage(
      running({ kind: 'working', since: '2026-11-23T09:00:00.000Z' }, { connection: 'retrying' }),
    );
    expect(screen.getByText(/Please do not try it anywhere else/)).toBeTruthy();
  });
});

describe('the reference', () => {
  it('is spelled for those who listen', async () => {
    await openPage(running(verifyStep()));
    expect(screen.getByText('Reference 7 K 3 dash M 2 P')).toBeTruthy();
  });
});

describe('while the service does not answer', () => {
  it('says so, names the help desk, and keeps what was typed', async () => {
    const { fake, user } = await openPage(running(newPasswordStep()));
    await user.type(screen.getByLabelText('New password'), 'half a pass');
    const reset = aResetView({ step: newPasswordStep() });
    act(() => fake.emit('reset-changed', { ...reset, connection: 'retrying' }));
    expect(title()).toBe('The reset service does not answer');
    expect(screen.getAllByText('4400').length).toBeGreaterThan(0);
    act(() => fake.emit('reset-changed', reset));
    expect(title()).toBe('Choose your new password');
    expect(screen.getByLabelText<HTMLInputElement>('New password').value).toBe('half a pass');
    expect(document.activeElement).toBe(screen.getByLabelText('New password'));
  });
});

describe('time', () => {
  it('is asked about two minutes before the end, and can be extended', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { fake, user } = await openPage(running(verifyStep(), { expiresInSeconds: 125 }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(6_000));
    const dialog = screen.getByRole('alertdialog', { name: 'Do you need more time?' });
    expect(dialog.textContent).toMatch(/ends in 1:(59|58)/);
    await press(user, 'I need more time');
    expect(inputsOf(fake, 'reset.extend')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await act(() => vi.advanceTimersByTimeAsync(800));
    expect(screen.getByText('You have more time now.')).toBeTruthy();
  });

  it('that is not wanted is counted down quietly', async () => {
    const { user } = await openPage(running(verifyStep(), { expiresInSeconds: 100 }));
    await press(user, 'No, I am nearly done');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(screen.getByRole('timer').textContent).toMatch(/This reset ends in 1:(40|39|38)/);
  });

  it('is not asked about at the end', async () => {
    await openPage(running(aCompletedStep(), { expiresInSeconds: 60, credentials: [] }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

describe('cancelling', () => {
  it('is asked about once something is proven', async () => {
    const { fake, user } = await openPage(running(newPasswordStep()));
    await press(user, 'Cancel');
    await press(user, 'Go on');
    expect(inputsOf(fake, 'reset.cancel')).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await press(user, 'Cancel');
    await press(user, 'Stop the reset');
    expect(inputsOf(fake, 'reset.cancel')).toHaveLength(1);
    await waitFor(() => expect(title()).toBe('How can we help?'));
  });

  it('is done at once while nothing is lost', async () => {
    const { fake, user } = await openPage(running(verifyStep()));
    await press(user, 'Cancel');
    expect(inputsOf(fake, 'reset.cancel')).toHaveLength(1);
    expect(title()).toBe('How can we help?');
  });
});

describe('the end', () => {
  it('with a locked keychain offers to try again, in place', async () => {
    const credentials = someCredentials('updated', 'locked', 'updated', 'updated');
    const { fake, user } = await openPage(running(aCompletedStep(), { credentials }));
    expect(title()).toBe("You're back to work, almost");
    expect(screen.getByText(/VPN not updated: your keychain is locked/)).toBeTruthy();
    await press(user, 'Unlock and try again');
    expect(inputsOf(fake, 'reset.retry-credentials')).toHaveLength(1);
    await waitFor(() => expect(title()).toBe("You're back to work"));
  });

  it('whose password main no longer holds offers no second try', async () => {
    const credentials = someCredentials('failed');
    await openPage(running(aCompletedStep(), { credentials, canRetryCredentials: false }));
    expect(screen.queryByRole('button', { name: /try again/i })).toBeNull();
    expect(screen.getByText(/Keyturn no longer holds your new password/)).toBeTruthy();
  });

  it('says that the directory will ask once more, and tells no date then', async () => {
    await openPage(running(aCompletedStep({ mustChange: true }), { credentials: [] }));
    expect(screen.getByText(/ask you for one more new password/)).toBeTruthy();
    expect(screen.queryByText(/good until/)).toBeNull();
  });

  it('tells main to forget, and closes the window', async () => {
    const { fake, user } = await openPage(running(aCompletedStep(), { credentials: [] }));
    await press(user, 'Done');
    expect(inputsOf(fake, 'reset.finish')).toHaveLength(1);
    expect(inputsOf(fake, 'app.close-window')).toHaveLength(1);
  });

  it('of a pause counts down, then offers to start again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await openPage(running({ kind: 'ended', outcome: 'throttled', retryAfterSeconds: 75 }));
    expect(screen.getByRole('timer').textContent).toMatch(/1:1[45]/);
    expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(76_000));
    expect(screen.getByRole('button', { name: 'Start again' })).toBeTruthy();
  });

  it('that nobody can tell says just that', async () => {
    await openPage(running({ kind: 'ended', outcome: 'undetermined' }));
    expect(title()).toBe("We can't tell whether your password changed");
    expect(screen.getByText(/sign in with the new password/)).toBeTruthy();
  });
});

describe('ways that are still needed', () => {
  it('are counted, and those that are proven stand above them', async () => {
    await openPage(running(verifyStep({ required: 3, satisfied: ['totp'] })));
    expect(title()).toBe('Now 2 more ways');
    const proven = screen.getByRole('list', { name: 'Proven so far' });
    expect(proven.textContent).toBe('Authenticator app proven');
  });
});

describe('one step back from a proof', () => {
  it('is the list of ways, also where there is but one', async () => {
    const step = verifyStep({ factors: [{ kind: 'totp' }] });
    const { fake, user } = await openPage(running(step));
    await press(user, /Authenticator app/);
    await press(user, 'Back');
    expect(title()).toBe('How do you want to prove it is you?');
    expect(inputsOf(fake, 'reset.cancel')).toEqual([]);
  });
});

describe('copies that cannot be tried again', () => {
  it('are not promised another try', async () => {
    const credentials = someCredentials('locked', 'updated', 'updated', 'denied');
    await openPage(running(aCompletedStep(), { credentials, canRetryCredentials: false }));
    expect(screen.queryByText(/button below|Try again/)).toBeNull();
    expect(screen.getByText('Type the new password when Outlook asks.')).toBeTruthy();
  });
});

describe('an account that was unlocked, and its password kept', () => {
  it('is called unlocked, whatever the reset was begun for', async () => {
    await openPage(running(aCompletedStep({ changedAt: null }), { credentials: [] }));
    expect(screen.getByText('Account unlocked', { exact: false })).toBeTruthy();
  });
});

describe('a picture of the reset that is old', () => {
  it('is renewed, with the words of what went wrong', async () => {
    const error = { code: 'api', problem: 'wrong-step' } as const;
    const { fake, user } = await openPage({
      ...running(verifyStep()),
      answers: {
        'reset.verify': [{ ok: false, error }],
        'reset.current': [
          { ok: true, value: aResetView() },
          { ok: true, value: aResetView({ step: newPasswordStep() }) },
        ],
      },
    });
    await press(user, /Authenticator app/);
    await user.type(screen.getByLabelText('6-digit code'), '123456');
    await waitFor(() => expect(title()).toBe('Choose your new password'));
    expect(screen.getByRole('alert').textContent).toContain('This reset has moved on.');
    expect(inputsOf(fake, 'reset.current')).toHaveLength(2);
  });
});
