// A locked-out agent gets a new password without touching a mouse: Tab, arrows, Space, Enter and typing, and
// the ring shows where the keyboard is at every stop.
import { expect, it } from 'vitest';
import { aResetView, newPasswordStep } from '../../fakes/bridge-values.ts';
import { fakeRecoveryCodes, rightCodes, usedBefore } from '../../fakes/bridge.ts';
import { wear } from './support/companion-page.ts';
import { pressOn, tabTo, title } from './support/keyboard.ts';
import { companionSuite } from './support/suite.ts';

const openCompanion = companionSuite();

it('resets a password', async () => {
  const { page, complaints, close } = await openCompanion({});
  await pressOn(page, 'Reset my password');
  await title(page, 'Who are you?');
  await page.keyboard.type('a.okafor');
  await tabTo(page, 'I forgot my password');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await title(page, 'How do you want to prove it is you?');
  await pressOn(page, /^Authenticator app/);
  await title(page, 'Enter the code from your authenticator app');
  await page.keyboard.type('000000');
  await page.getByText('9 tries left').waitFor();
  await page.keyboard.type(rightCodes.totp ?? '');
  await title(page, 'Now one more way');
  await pressOn(page, /^Code by mail/);
  await title(page, 'Enter the code from your mail');
  await page.keyboard.type(rightCodes['email-code'] ?? '');

  await title(page, 'Do you still know your password?');
  await pressOn(page, 'No, choose a new password');
  await title(page, 'Choose your new password');
  await page.keyboard.type(usedBefore);
  await tabTo(page, 'Type it again');
  await page.keyboard.type(usedBefore);
  await page.keyboard.press('Enter');
  await page.getByText('You used this password before').waitFor();
  await pressOn(page, 'Suggest one for me');
  await page.getByText('Our suggestion').waitFor();
  await pressOn(page, 'Set password');
  await title(page, "You're back to work");
  const given = await page.evaluate(() =>
    window.fakeBridge?.calls.filter(([name]) => name === 'reset.start'),
  );
  expect(given).toEqual([['reset.start', { username: 'a.okafor', reason: 'locked' }]]);
  await pressOn(page, 'Done');
  await title(page, 'How can we help?');
  expect(complaints).toEqual([]);
  await close();
});

it('sets up verification', async () => {
  const { page, complaints, close } = await openCompanion({});
  await pressOn(page, /^Set up verification/);
  await title(page, 'Set up verification');
  await page.keyboard.type('a.okafor');
  await tabTo(page, 'Your password');
  await page.keyboard.type('the old one');
  await page.keyboard.press('Enter');
  await pressOn(page, /^Help-desk code/);
  await title(page, 'Enter the code from the help desk');
  await page.keyboard.type(rightCodes['helpdesk-code'] ?? '');
  await page.keyboard.press('Enter');
  await pressOn(page, 'Add an authenticator app');
  await pressOn(page, 'I have added it');
  await title(page, 'Now enter the code it shows');
  await page.keyboard.type(rightCodes.totp ?? '');
  await title(page, 'Keep these recovery codes');
  await tabTo(page, 'I have saved them somewhere safe');
  const mark = page.locator('label:has(input[type=checkbox]) svg');
  await wear(page, 'forced');
  expect(await mark.isVisible()).toBe(false);
  await page.keyboard.press('Space');
  expect(await mark.isVisible()).toBe(true);
  await pressOn(page, 'Finish');
  await title(page, 'Your ways to verify');
  expect(complaints).toEqual([]);
  await close();
});

it('answers the questions that interrupt, and Escape changes nothing', async () => {
  const reset = aResetView({ step: newPasswordStep() });
  const { page, close } = await openCompanion({ screen: 'reset', reset });
  await pressOn(page, 'Cancel');
  const dialog = page.getByRole('alertdialog', { name: 'Stop this reset?' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.locator('*:focus').textContent()).toBe('Cancel');
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await pressOn(page, 'Stop the reset');
  await title(page, 'How can we help?');
  await close();
});

it('notices Caps Lock', async () => {
  const reset = aResetView({ step: newPasswordStep() });
  const { page, close } = await openCompanion({ screen: 'reset', reset });
  const field = page.getByLabel('New password', { exact: true });
  // No browser driver turns Caps Lock on: the event is the browser's own, with the state it would carry.
  const key = (modifierCapsLock: boolean) =>
    field.evaluate(
      (element, on) =>
        element.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock: on }),
        ),
      modifierCapsLock,
    );
  await field.focus();
  await key(true);
  await page.getByText('Caps Lock is on.').waitFor();
  await key(false);
  await page.getByText('Caps Lock is on.').waitFor({ state: 'detached' });
  await close();
});

it('prints the recovery codes and nothing else', async () => {
  const session = {
    username: 'a.okafor',
    expiresInSeconds: 800,
    clockOffsetMs: 0,
    step: { kind: 'signed-in' },
  } as const;
  const { page, close } = await openCompanion({ screen: 'enrolment', session });
  await pressOn(page, 'Add an authenticator app');
  await pressOn(page, 'I have added it');
  await page.keyboard.type(rightCodes.totp ?? '');
  await title(page, 'Keep these recovery codes');
  await page.emulateMedia({ media: 'print' });
  for (const code of fakeRecoveryCodes) expect(await page.getByText(code).isVisible()).toBe(true);
  expect(await page.getByText('Keyturn recovery codes for a.okafor').isVisible()).toBe(true);
  expect(await page.getByRole('button').count()).toBe(0);
  await close();
});

it('keeps what is to be pressed in sight, and nothing that has the focus behind it', async () => {
  const { page, close } = await openCompanion({ screen: 'checks' });
  await page.setViewportSize({ width: 420, height: 500 });
  await page.getByText('2 things need attention.').first().waitFor();
  const again = page.getByRole('button', { name: 'Check again' });
  const { y = 0, height = 0 } = (await again.boundingBox()) ?? {};
  expect(y + height).toBeLessThanOrEqual(500);
  for (const name of ['Check again', 'Back', /^Help desk 4400/]) {
    await tabTo(page, name);
    const onTop = await page.locator('*:focus').evaluate((element) => {
      const { x, y: top, width, height: tall } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(x + width / 2, top + tall / 2));
    });
    expect(onTop, String(name)).toBe(true);
  }
  await close();
});

it('gives every target 44 pixels', async () => {
  const { page, close } = await openCompanion({});
  const small = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('button, input:not([type=radio], [type=checkbox])')]
        .map((element) => [element.textContent, element.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width < 44 || height < 44)
        .map(([words]) => words),
    );
  expect(await small()).toEqual([]);
  await pressOn(page, 'Reset my password');
  await title(page, 'Who are you?');
  expect(await small()).toEqual([]);
  await close();
});
