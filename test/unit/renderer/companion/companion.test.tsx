// The window around the screens: not set up, checks, about, language, and what breaks.
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anAppState } from '../../../fakes/bridge-values.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const notSetUp = anAppState({ setup: { kind: 'not-set-up' } });

describe('a computer that is not set up', () => {
  it('says so and what IT does, and takes no address', async () => {
    await openPage({ state: notSetUp });
    expect(title()).toBe('This computer is not set up yet');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('takes an address in development', async () => {
    const { fake, user } = await openPage({ state: { ...notSetUp, development: true } });
    await press(user, 'Use this address');
    expect(inputsOf(fake, 'app.use-api-address')).toEqual([{ url: 'http://127.0.0.1:8787' }]);
    expect(title()).toBe('How can we help?');
  });

  it('says why settings may not be used', async () => {
    const reason = 'The file can be written by others than root.';
    await openPage({ state: anAppState({ setup: { kind: 'refused', reason, location: '/etc/keyturn' } }) });
    expect(screen.getByText(reason)).toBeTruthy();
    expect(screen.getByText('/etc/keyturn')).toBeTruthy();
  });

  it('goes on by itself when the settings come', async () => {
    const { fake } = await openPage({ state: notSetUp });
    act(() => fake.emit('app-changed', anAppState()));
    expect(title()).toBe('How can we help?');
  });

  it('can still be checked', async () => {
    const { user } = await openPage({ state: notSetUp });
    await press(user, 'Run checks');
    expect(title()).toBe('Is Keyturn working here?');
  });
});

describe('run checks', () => {
  it('tells each verdict in words, with what to do', async () => {
    await openPage({ screen: 'checks' });
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(8));
    const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(lines[1]).toContain('Fine');
    expect(lines[1]).toContain('Answers in 42 ms');
    expect(lines[2]).toContain('Look at this');
    expect(lines[2]).toContain('What to do: Set this computer to automatic date and time.');
    expect(lines[5]).toContain('Not working');
    expect(screen.getAllByText('2 things need attention.').length).toBeGreaterThan(0);
  });

  it('shows each as it comes', async () => {
    const { fake } = await openPage({ screen: 'checks', silent: ['checks.run'] });
    const check = { id: 'api', text: 'check.api.ok', advice: null, params: { ms: 7 } } as const;
    act(() => fake.emit('check-changed', { ...check, verdict: 'running' }));
    expect(screen.getByRole('listitem').textContent).toContain('Checking');
    act(() => fake.emit('check-changed', { ...check, verdict: 'ok' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByRole('listitem').textContent).toContain('Answers in 7 ms');
  });
});

describe('the help desk', () => {
  it('is opened by main, not by an address', async () => {
    const { fake, user } = await openPage();
    await press(user, /Help desk 4400/);
    expect(inputsOf(fake, 'app.open-help-desk')).toEqual([undefined]);
  });

  it('is named even where its number is not known', async () => {
    await openPage({ state: anAppState({ helpDesk: { phone: null, hours: null, hasLink: false } }) });
    expect(screen.getByText('Stuck? Ask your help desk')).toBeTruthy();
  });
});

describe('the window', () => {
  it('goes where main asks', async () => {
    const { fake } = await openPage();
    act(() => fake.emit('screen-requested', 'about'));
    expect(title()).toBe('About Keyturn');
    expect(document.title).toBe('About Keyturn · Keyturn');
  });

  it('says its language', async () => {
    await openPage({ state: anAppState({ language: 'en-US' }) });
    expect(document.documentElement.lang).toBe('en-US');
    expect(document.documentElement.dir).toBe('ltr');
  });

  it('that main does not answer says so and can be tried again', async () => {
    const error = { code: 'unexpected' } as const;
    const { user } = await openPage({
      answers: {
        'app.state': [
          { ok: false, error },
          { ok: true, value: anAppState() },
        ],
      },
    });
    expect(title()).toBe('Keyturn did not open properly');
    await press(user, 'Try again');
    await waitFor(() => expect(title()).toBe('How can we help?'));
  });
});
