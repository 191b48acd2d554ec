// What a run writes down, and when: each intent before the keychain is asked, each outcome before it is asked for the next.
import { expect, it } from 'vitest';
import { CredentialRun, type Move } from '../../../../main/companion/credential-run.ts';
import { SavedCredentialSetting } from '../../../../src/settings/saved-credential-settings.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';

const names = { username: 'anna', domain: null, upn: null, mail: null };
const settings = ['vpn', 'chat', 'mail'].map((id) =>
  SavedCredentialSetting.parse({ id, name: id, service: id }),
);

/** What was written and asked in one round. @param refused whether the disk refuses what is to be written */
async function oneRound(refused: (moves: readonly Move[]) => boolean = () => false) {
  const keychain = new FakeKeychain();
  for (const { service } of settings) keychain.store({ service, account: 'anna' }, 'old');
  const events = keychain.asked;
  const run = new CredentialRun(names, {
    keychain,
    clock: new FakeClock(),
    moved: (moves) => {
      const what = moves.map((move) => move.join(' ')).join(', ');
      events.push(refused(moves) ? `refused: ${what}` : `written: ${what}`);
      return refused(moves) ? Promise.reject(new Error('no space left')) : Promise.resolve();
    },
    left: () => settings,
    changed: () => events.push('shown'),
    rounded: () => undefined,
  });
  run.start('new');
  await run.settled();
  run.end();
  return events;
}

it('what came of an entry is written together with the intent of the next, and shown', async () => {
  expect(await oneRound()).toEqual([
    'written: vpn intended',
    'shown',
    'update vpn',
    'written: vpn updated, chat intended',
    'shown',
    'update chat',
    'written: chat updated, mail intended',
    'shown',
    'update mail',
    'written: mail updated',
    'shown',
  ]);
});

it('what the disk refused is written with what comes then, and nothing was asked for without its intent', async () => {
  const events = await oneRound((moves) =>
    moves.some(([id, state]) => id === 'chat' && state === 'intended'),
  );
  expect(events).toEqual([
    'written: vpn intended',
    'shown',
    'update vpn',
    'refused: vpn updated, chat intended',
    'written: vpn updated, chat failed, mail intended',
    'shown',
    'update mail',
    'written: mail updated',
    'shown',
  ]);
});
