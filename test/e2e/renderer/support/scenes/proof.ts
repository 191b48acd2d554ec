// Who you are, and every way to prove it.
import { verifyStep } from '../../../../fakes/bridge-values.ts';
import { fault, press, running, typeCode } from './scene.ts';
import type { Scene } from './scene.ts';

const proven = verifyStep({
  satisfied: ['totp'],
  factors: [
    { kind: 'totp' },
    { kind: 'email-code', hint: 'a•••@home.example' },
    { kind: 'recovery-code' },
    { kind: 'current-password' },
    { kind: 'helpdesk-code' },
    { kind: 'manager-approval' },
  ],
});
const sent = verifyStep({
  satisfied: ['totp'],
  factors: [
    { kind: 'email-code', hint: 'a•••@home.example', sent: true, resendAfter: '2026-01-01T00:00:00.000Z' },
    { kind: 'recovery-code' },
  ],
});

export const proofScreens: readonly Scene[] = [
  { name: 'who', world: { screen: 'reset' } },
  {
    name: 'who-missing',
    world: { screen: 'reset' },
    act: (page) => press(page, 'Continue'),
  },
  {
    name: 'who-unreachable',
    world: {
      screen: 'reset',
      answers: { 'reset.start': fault({ code: 'unreachable', cause: 'name-not-resolved' }) },
    },
    act: async (page) => {
      await page.getByLabel('Your sign-in name').fill('a.okafor');
      await press(page, 'Continue');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'who-throttled',
    world: {
      screen: 'reset',
      answers: {
        'reset.start': fault({
          code: 'api',
          problem: 'too-many-requests',
          details: { retryAfterSeconds: 890 },
        }),
      },
    },
    act: async (page) => {
      await page.getByLabel('Your sign-in name').fill('a.okafor');
      await press(page, 'Continue');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'choose', world: running(verifyStep()) },
  { name: 'choose-next', world: running(proven) },
  {
    name: 'choose-none',
    world: running(verifyStep({ factors: [{ kind: 'totp' }], satisfied: ['totp'] })),
  },
  {
    name: 'code',
    world: running(verifyStep()),
    act: async (page) => {
      await page.getByRole('button', { name: 'Authenticator app' }).click();
      await typeCode(page, '417');
    },
  },
  {
    name: 'code-wrong',
    world: running(verifyStep()),
    act: async (page) => {
      await page.getByRole('button', { name: 'Authenticator app' }).click();
      await typeCode(page, '000000');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'code-wrong-twice',
    world: running(verifyStep()),
    act: async (page) => {
      await page.getByRole('button', { name: 'Authenticator app' }).click();
      await typeCode(page, '000000');
      await page.getByText('9 tries left').waitFor();
      await typeCode(page, '000001');
      await page.getByText('8 tries left').waitFor();
    },
  },
  {
    name: 'code-by-mail',
    world: running(verifyStep()),
    act: (page) => page.getByRole('button', { name: 'Code by mail' }).click(),
  },
  {
    name: 'code-by-mail-again',
    world: running(sent),
    act: (page) => page.getByRole('button', { name: 'Code by mail' }).click(),
  },
  {
    name: 'recovery-code',
    world: running(proven),
    act: async (page) => {
      await page.getByRole('button', { name: 'Recovery code' }).click();
      await page.getByLabel('Recovery code', { exact: true }).fill('acde-fghj');
      await press(page, 'Check');
    },
  },
  {
    name: 'current-password',
    world: running(proven),
    act: async (page) => {
      await page.getByRole('button', { name: 'Current password' }).click();
      await page.getByLabel('Current password', { exact: true }).fill('not the one');
      await press(page, 'Check');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'helpdesk-code',
    world: running(proven),
    act: (page) => page.getByRole('button', { name: 'Help-desk code' }).click(),
  },
  {
    name: 'approval',
    world: running({ kind: 'await-approval', approver: 'manager', matchCode: '47-12' }),
  },
];
