// Six digits: pasted anywhere, sent with the last one, sent again when no mail came.
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { aResetView, verifyStep } from '../../../fakes/bridge-values.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const running = { screen: 'reset', reset: aResetView() } as const;
const field = () => screen.getByLabelText<HTMLInputElement>('6-digit code');

const openCode = async (way: RegExp) => {
  const page = await openPage(running);
  await press(page.user, way);
  return page;
};

describe('a code from the authenticator app', () => {
  it('is one field that a phone or a password manager can fill', async () => {
    await openCode(/Authenticator app/);
    expect(field()).toHaveProperty('autocomplete', 'one-time-code');
    expect(field().inputMode).toBe('numeric');
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
  });

  it('is sent with its last digit', async () => {
    const { fake, user } = await openCode(/Authenticator app/);
    await user.type(field(), '12 34x5');
    expect(inputsOf(fake, 'reset.verify')).toEqual([]);
    await user.type(field(), '6');
    expect(inputsOf(fake, 'reset.verify')).toEqual([{ factor: 'totp', response: '123456' }]);
    expect(title()).toBe('Now one more way');
  });

  it('can be pasted anywhere in the window', async () => {
    const { fake, user } = await openCode(/Authenticator app/);
    act(() => screen.getByRole('button', { name: 'Cancel' }).focus());
    await user.paste('123 456');
    expect(inputsOf(fake, 'reset.verify')).toEqual([{ factor: 'totp', response: '123456' }]);
  });

  it('is not taken from other text that is pasted', async () => {
    const { fake, user } = await openCode(/Authenticator app/);
    act(() => screen.getByRole('button', { name: 'Cancel' }).focus());
    await user.paste('call 123456 now');
    expect(field().value).toBe('');
    expect(inputsOf(fake, 'reset.verify')).toEqual([]);
  });

  it('can be typed on arrival, and the question is read out on the way in', async () => {
    const { user } = await openCode(/Authenticator app/);
    expect(document.activeElement).toBe(field());
    expect(screen.getByRole('group', { name: title() }).contains(field())).toBe(true);
    await user.keyboard('4');
    expect(field().value).toBe('4');
  });

  it('that is not whole is asked for', async () => {
    const { fake, user } = await openCode(/Authenticator app/);
    await user.type(field(), '12{Enter}');
    expect(screen.getByText('Type all 6 digits.')).toBeTruthy();
    expect(inputsOf(fake, 'reset.verify')).toEqual([]);
  });

  it('that was wrong is cleared, with the tries that are left', async () => {
    const { user } = await openCode(/Authenticator app/);
    await user.type(field(), '000000');
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('That code was not right. 9 tries left.');
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    expect(screen.queryByText('Is the clock of your phone right?')).toBeNull();
  });

  it('that was wrong twice shows both clocks', async () => {
    const { user } = await openCode(/Authenticator app/);
    await user.type(field(), '000000');
    await screen.findByText(/9 tries left/);
    await user.type(field(), '000001');
    await screen.findByText(/8 tries left/);
    expect(screen.getByText('Is the clock of your phone right?')).toBeTruthy();
    const [server, computer] = screen
      .getAllByText(/^\d\d:\d\d:\d\d$/)
      .map((clock) => Date.parse(`2026-01-01T${clock.textContent}Z`));
    expect(((server ?? 0) - (computer ?? 0)) / 1000).toBeCloseTo(95, -1);
  });
});

describe('a code by mail', () => {
  it('is asked for when it is chosen', async () => {
    const { fake } = await openCode(/Code by mail/);
    expect(inputsOf(fake, 'reset.challenge')).toEqual([{ factor: 'email-code' }]);
    expect(screen.getByText(/If this account has a recovery address/)).toBeTruthy();
  });

  it('can be sent again when the countdown is over', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { fake, user } = await openCode(/Code by mail/);
    expect(screen.getByText(/^Send it again in 0:(30|29)$/)).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(screen.getByText(/^Send it again in 0:(20|19)$/)).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(21_000));
    await press(user, 'Send it again');
    expect(inputsOf(fake, 'reset.challenge')).toHaveLength(2);
    await screen.findAllByText(/A new code is on its way/);
    expect(screen.getByText(/^Send it again in 0:(31|30|29)$/)).toBeTruthy();
  });

  it("counts down by the server's clock", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const hour = 3_600_000;
    const resendAfter = new Date(Date.now() + hour + 20_000).toISOString();
    const step = verifyStep({ factors: [{ kind: 'email-code', sent: true, resendAfter }, { kind: 'totp' }] });
    const { user } = await openPage({ screen: 'reset', reset: aResetView({ step, clockOffsetMs: hour }) });
    await press(user, /Code by mail/);
    expect(screen.getByText(/^Send it again in 0:(20|19)$/)).toBeTruthy();
  });

  describe('typed while the mail is still being sent', () => {
    const sending = { ...running, silent: ['reset.challenge'] } as const;
    const step = verifyStep({ factors: [{ kind: 'email-code', sent: true }, { kind: 'totp' }] });
    const typeEarly = async () => {
      const page = await openPage(sending);
      await press(page.user, /Code by mail/);
      await page.user.keyboard('654321');
      expect(inputsOf(page.fake, 'reset.verify')).toEqual([]);
      return page;
    };

    it('is sent as soon as it is out, and the window says so meanwhile', async () => {
      const { fake } = await typeEarly();
      expect(screen.getByRole('button', { name: /Checking the code/ })).toBeTruthy();
      act(() => fake.answer('reset.challenge', { ok: true, value: aResetView({ step }) }));
      await waitFor(() => expect(inputsOf(fake, 'reset.verify')).toHaveLength(1));
      expect(inputsOf(fake, 'reset.verify')).toEqual([{ factor: 'email-code', response: '654321' }]);
    });

    it('waits for the button where no mail could be sent', async () => {
      const { fake, user } = await typeEarly();
      const error = { code: 'api', problem: 'mail-unavailable' } as const;
      act(() => fake.answer('reset.challenge', { ok: false, error }));
      expect((await screen.findByRole('alert')).textContent).toContain('Mail cannot be sent just now.');
      expect(inputsOf(fake, 'reset.verify')).toEqual([]);
      await press(user, 'Check code');
      expect(inputsOf(fake, 'reset.verify')).toHaveLength(1);
    });
  });

  it('that was typed is let go of when another one is asked for', async () => {
    const step = verifyStep({ factors: [{ kind: 'email-code', sent: true }, { kind: 'totp' }] });
    const { fake, user } = await openPage({ screen: 'reset', reset: aResetView({ step }) });
    await press(user, /Code by mail/);
    await user.keyboard('65432');
    await press(user, 'Send it again');
    expect(field().value).toBe('');
    expect(inputsOf(fake, 'reset.verify')).toEqual([]);
  });
});
