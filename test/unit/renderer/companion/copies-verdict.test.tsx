// What is said on the screen of a typed password that was not taken: why, what that means, and when to come back.
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Undetermined } from '../../../../src/contract/copies.ts';
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { aCopiesView, uncertainPassword } from '../../../fakes/bridge-copies.ts';
import { someCredentials } from '../../../fakes/bridge-values.ts';
import type { FakeWorld } from '../../../fakes/bridge.ts';
import { openPage, press } from '../support/page.tsx';

const elsewhere: Partial<CopiesView> = {
  need: 'changed-elsewhere',
  changedAt: new Date(Date.now() - 3_600_000).toISOString(),
  lines: someCredentials('waiting'),
};
const open = (change: Partial<CopiesView>, world: Partial<FakeWorld> = {}) =>
  openPage({ screen: 'copies', copies: aCopiesView(change), ...world });
const field = () => screen.getByLabelText<HTMLInputElement>('Your password as it is now');
const words = () => screen.getByRole('main').textContent;

describe('a password', () => {
  it('that is wrong changed nothing, and says what comes of more', async () => {
    const { user } = await open(elsewhere);
    await user.type(field(), 'not the one');
    await press(user, 'Update saved passwords');
    const alert = (await screen.findByRole('alert')).textContent;
    expect(alert).toContain('That is not your password as it is now. Nothing was changed here.');
    expect(alert).toContain('after a few wrong tries you have to wait');
    expect(alert).toContain('4400');
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
  });

  it('that nobody can tell of yet is told with the time to come back', async () => {
    // The server is ten minutes ahead: what is told is what the clock of this computer will show.
    const { user } = await open({ ...elsewhere, clockOffsetMs: 600_000 });
    await user.type(field(), uncertainPassword);
    await press(user, 'Update saved passwords');
    const alert = (await screen.findByRole('alert')).textContent;
    const at = new Date(Math.ceil((Date.now() + 25 * 60_000) / 60_000) * 60_000);
    expect(alert).toContain('We cannot tell yet');
    expect(alert).toContain('Nothing was changed here.');
    expect(alert).toContain(at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }));
  });

  it('without a try left says until when, and that even the right one has to wait', async () => {
    const retryAt = new Date(Date.now() + 12 * 60_000);
    const view = aCopiesView({ ...elsewhere, unsure: 'no-try-left', retryAt: retryAt.toISOString() });
    await open(view);
    const at = new Date(Math.ceil(retryAt.getTime() / 60_000) * 60_000);
    const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    expect(words()).toContain('No try is left for now. Nothing was changed here.');
    expect(words()).toContain('Even the right one has to wait.');
    expect(words()).toMatch(new RegExp(`Try again .*${time}`));
    // Who comes back later is not interrupted by what they were told before.
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it.each<[Undetermined, string, string]>([
    ['grace', 'the one before it passes too', 'Try again later.'],
    ['not-replicated', 'has not reached every server', 'type your newest password again'],
    ['no-try-left', 'Even the right one has to wait', 'Try again later.'],
    ['locked', 'Your account is locked', 'Unlock it in Keyturn first'],
    ['cannot-tell', 'could not get a sure answer', 'Update your saved passwords yourself'],
  ])('%s: without a time says why, and what to do', async (unsure, why, todo) => {
    const view = aCopiesView({ ...elsewhere, unsure });
    const { user } = await open(elsewhere, {
      answers: { 'copies.enter': [{ ok: true, value: { verdict: 'undetermined', view } }] },
    });
    await user.type(field(), uncertainPassword);
    await press(user, 'Update saved passwords');
    const told = (await screen.findByRole('alert')).textContent;
    expect(told).toContain('Nothing was changed here.');
    expect(told).toContain(why);
    expect(told).toContain(todo);
  });
});
