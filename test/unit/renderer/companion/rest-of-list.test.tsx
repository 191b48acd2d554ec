// The rest of the list after a change: ticked off, verified where it can be, and reached from the end of a reset.
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppState, ChecklistLine } from '../../../../src/contract/ipc.ts';
import { createTranslator } from '../../../../src/i18n/index.ts';
import { KnownChecklistItem } from '../../../../src/settings/saved-credential-settings.ts';
import { aCopiesView, manyCredentials, someChecklist } from '../../../fakes/bridge-copies.ts';
import { aCompletedStep, anAppState, aResetView, someCredentials } from '../../../fakes/bridge-values.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const words = createTranslator('en');
const open = (checklist: ChecklistLine[], platform: AppState['platform'] = 'win32') =>
  openPage({
    screen: 'copies',
    state: anAppState({ platform }),
    copies: aCopiesView({ checklist }),
  });
const box = (name: string | RegExp) => screen.getByRole('checkbox', { name });

describe('the rest of the list', () => {
  it('has words for everything that Keyturn knows, and those of IT for its own', async () => {
    const known = KnownChecklistItem.options.map((id) => ({
      id,
      name: null,
      about: null,
      ...({ kind: 'known', state: 'open', check: 'none' } as const),
    }));
    await open([...known, ...someChecklist().slice(-1)]);
    const names = screen.getAllByRole('checkbox').map((item) => item.closest('li')?.textContent ?? '');
    expect(names).toHaveLength(9);
    for (const [index, { id }] of known.entries())
      expect(names[index]).toBe(words.t(`rest.${id}`) + words.t(`rest.${id}.do`, { system: 'win32' }));
    expect(names.at(-1)).toContain('Badge printer');
    expect(names.at(-1)).toContain('Type the new password at the printer beside the lift.');
  });

  it('names a saved password that is out of reach as IT does, whatever its id, and says what to do', async () => {
    const line = { kind: 'saved', id: 'saved:wifi', name: 'Floor Wi-Fi', about: null } as const;
    const { fake, user } = await open([{ ...line, state: 'open', check: 'none' }]);
    expect(screen.getByText(words.t('rest.saved.do'))).toBeDefined();
    await user.click(box('Floor Wi-Fi'));
    expect(inputsOf(fake, 'copies.tick')).toEqual([{ id: 'saved:wifi', done: true }]);
  });

  it.each([
    ['win32', 'Open Outlook or your own mail program. If it asks', 'Open each shared drive once.'],
    ['darwin', 'Open Mail or Outlook. If it asks', 'once in the Finder.'],
    ['linux', 'Open your mail program. If it asks', 'once in your file manager.'],
  ] as const)('calls things as they are called on %s', async (platform, mail, drives) => {
    await open(someChecklist(), platform);
    expect(screen.getByText(mail, { exact: false })).toBeDefined();
    expect(screen.getByText(drives, { exact: false })).toBeDefined();
  });

  it('is ticked off, and says how many are done', async () => {
    const { fake, user } = await open(someChecklist());
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('2 of 8 done');
    await user.click(box('Phone'));
    await waitFor(() =>
      expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('3 of 8 done'),
    );
    expect(inputsOf(fake, 'copies.tick')).toEqual([{ id: 'phone', done: true }]);
    await user.click(box('Phone'));
    expect(inputsOf(fake, 'copies.tick').at(-1)).toEqual({ id: 'phone', done: false });
  });

  it('has Windows verified: the network first, then a lock and an unlock', async () => {
    const { fake, user } = await open(someChecklist());
    await press(user, 'Check the network');
    expect(inputsOf(fake, 'copies.verify')).toEqual([{ id: 'windows-sign-in' }]);
    await screen.findByText(/Now press the Windows key and L/);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Check the network' }));
    const checklist = someChecklist().map((line) =>
      line.id === 'windows-sign-in' ? { ...line, state: 'verified' as const } : line,
    );
    act(() => fake.emit('copies-changed', aCopiesView({ checklist })));
    expect(box(/Windows sign-in.*Checked: it works/)).toHaveProperty('checked', true);
    expect(screen.queryByRole('button', { name: 'Check the network' })).toBeNull();
  });

  it('says where the network is away, and lets it be checked again', async () => {
    await open(
      someChecklist().map((line) =>
        line.id === 'windows-sign-in' ? { ...line, check: 'domain-away' as const } : line,
      ),
    );
    expect(screen.getByText(/The company network does not answer/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Check the network' })).toBeDefined();
  });
});

describe('the end of a reset', () => {
  const done = (credentials = someCredentials('updated'), checklist = someChecklist(), own = true) =>
    openPage({
      screen: 'reset',
      reset: aResetView({ step: aCompletedStep(), credentials, own }),
      copies: aCopiesView({ checklist }),
    });

  it('leads to the rest of the list, and back', async () => {
    const { user } = await done();
    await press(user, 'See what else needs your new password');
    expect(screen.getByRole('heading', { name: 'The rest of your list' })).toBeDefined();
    await press(user, 'Back');
    expect(title()).toBe("You're back to work");
  });

  it('says nothing of a list where nothing is left on it', async () => {
    await done(someCredentials('updated'), []);
    expect(screen.queryByRole('button', { name: 'See what else needs your new password' })).toBeNull();
  });

  it('of a colleague says nothing of the list of who sits here', async () => {
    await done(someCredentials('updated'), someChecklist(), false);
    expect(title()).toBe("You're back to work");
    expect(screen.queryByRole('button', { name: 'See what else needs your new password' })).toBeNull();
  });

  it('keeps fifty lines short: what is not right is shown, the others are folded', async () => {
    await done(manyCredentials(50, (index) => (index === 30 ? 'denied' : 'updated')));
    expect(title()).toBe("You're back to work, almost");
    expect(screen.getByText(/System 31 not updated/)).toBeDefined();
    expect(screen.getByText('49 are in order')).toBeDefined();
  });

  it('counts a copy that must be there as something left to do', async () => {
    const credentials = someCredentials('updated', 'not-found').map((line) => ({ ...line, required: true }));
    await done(credentials);
    expect(title()).toBe("You're back to work, almost");
    expect(screen.getByText('Sign in to VPN once so that it saves your password.')).toBeDefined();
  });

  it.each([
    ['while the copies are updated', someCredentials('updated', 'working', 'waiting')],
    ['while they are tried again', someCredentials('updated', 'denied')],
  ])('lets its owner stop waiting for the keychain %s', async (_, credentials) => {
    const { fake, user } = await openPage({
      screen: 'reset',
      reset: aResetView({ step: aCompletedStep(), credentials, waitingForKeychain: true }),
    });
    expect(screen.getByText('Waiting for your keychain.')).toBeDefined();
    await press(user, 'Stop waiting');
    expect(inputsOf(fake, 'reset.stop-waiting')).toHaveLength(1);
  });
});
