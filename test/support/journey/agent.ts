// An agent in front of the companion's window, told in a person's words.
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from 'vitest';
import type { ResetReason } from '../../../src/contract/api.ts';
import type { FactorKind } from '../../../src/contract/steps.ts';
import { createTranslator } from '../../../src/i18n/index.ts';
import type { Companion } from '../electron.ts';
import { waitUntil } from '../ready.ts';
import type { Hands } from './hands.ts';

export const words = createTranslator('en', 'UTC');
const { t } = words;

/** Reasons that the window offers. */
type OfferedReason = Exclude<ResetReason, 'expired'>;

/** Looks of the window: what the OS may ask for. */
const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

/** In forced colours axe reads the page's own colours, which nobody sees: its contrast rule is of no use there. */
const NOT_IN_FORCED_COLOURS = ['color-contrast'];

/** React Aria's announcer keeps what it said for seven seconds, also of a button that has gone meanwhile. */
const ANNOUNCER = '[data-live-announcer]';

export class Agent {
  readonly page: Page;
  readonly #hands: Hands;

  constructor(page: Page, hands: Hands) {
    this.page = page;
    this.#hands = hands;
  }

  /** The screen with this question is there, and whoever reads by ear is at its beginning. */
  async reaches(title: string): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 1, name: title, exact: true });
    await heading.waitFor().catch(async (cause: unknown) => {
      const said = await this.page.getByRole('main').innerText();
      throw new Error(`"${title}" was not reached; the screen says:\n${said}`, { cause });
    });
    // On the heading itself, or on a field of the group that it names.
    await waitUntil(`focus on "${title}"`, () =>
      heading.evaluate((h1) => {
        const group = document.activeElement?.closest('[role=group]');
        return h1 === document.activeElement || group?.getAttribute('aria-labelledby') === h1.id;
      }),
    );
  }

  /** Reads this somewhere on the screen. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Is told this at once, because of what they just did. */
  async isTold(text: string): Promise<void> {
    await this.page.getByRole('alert').filter({ hasText: text }).waitFor();
  }

  /** Lines of the list of things done, in their order, each with the state that a screen reader adds. */
  async thingsDone(): Promise<string[]> {
    return this.page.getByRole('listitem').allTextContents();
  }

  press(name: string): Promise<void> {
    return this.#hands.press(this.page.getByRole('button', { name, exact: true }));
  }

  /** Presses the button that ends it all, and the window with it. */
  async leavesBy(name: string): Promise<void> {
    const closed = this.page.waitForEvent('close');
    await this.press(name);
    await closed;
  }

  /** Closes the window by its own button, as a window manager asks for it. */
  async closesTheWindow({ app }: Companion): Promise<void> {
    const closed = this.page.waitForEvent('close');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
  }

  async saysWhoTheyAre(username: string, reason: OfferedReason): Promise<void> {
    await this.reaches(t('who.title'));
    await this.#hands.type(this.#field(t('who.name')), username);
    await this.#hands.pick(this.page.getByRole('radio', { name: t(`reason.${reason}`), exact: true }));
    await this.press(t('who.submit'));
  }

  /** Chooses a way from the list. */
  async choosesToProveItBy(kind: FactorKind): Promise<void> {
    const name = new RegExp(`^${t(`factor.${kind}`)}`);
    await this.#hands.press(this.page.getByRole('button', { name }));
  }

  /** Asks for a code by mail, and sees that it is on its way. */
  async asksForACodeByMail(): Promise<void> {
    await this.choosesToProveItBy('email-code');
    await this.reaches(t('code.email.title'));
    await this.reads(new RegExp(`^${t('code.resend')}`));
  }

  /** The last digit sends it off. */
  async typesTheCode(code: string): Promise<void> {
    await this.#hands.type(this.#field(t('code.label')), code);
  }

  async typesTheirCurrentPassword(password: string): Promise<void> {
    await this.#hands.type(this.#field(t('current.label')), password);
    await this.press(t('proof.submit'));
  }

  async typesARecoveryCode(code: string): Promise<void> {
    await this.#hands.type(this.#field(t('recovery.label')), code);
    await this.press(t('proof.submit'));
  }

  async typesAHelpDeskCode(code: string): Promise<void> {
    await this.#hands.type(this.#field(t('helpdesk.label')), code);
    await this.press(t('proof.submit'));
  }

  /** Types it twice and hands it in. */
  async choosesTheNewPassword(password: string): Promise<void> {
    await this.#hands.type(this.#field(t('password.label')), password);
    await this.#hands.type(this.#field(t('password.again')), password);
    await this.press(t('password.submit'));
  }

  /** At a floor's own account, where nobody is known to sit. */
  async saysWhoSitsHere(username: string): Promise<void> {
    await this.reaches(t('seat.title'));
    await this.#hands.type(this.#field(t('who.name')), username);
    await this.press(t('seat.enter'));
  }

  async signsIn(username: string, password: string): Promise<void> {
    await this.#hands.type(this.#field(t('who.name')), username);
    await this.#hands.type(this.#field(t('enrol.sign-in.password')), password);
    await this.press(t('enrol.sign-in.submit'));
  }

  /** On the screen of saved passwords, once the password was changed elsewhere or something is left. */
  async typesThePasswordAsItIsNow(password: string): Promise<void> {
    await this.#hands.type(this.#field(t('copies.password')), password);
    await this.press(t('copies.update'));
  }

  ticks(name: string): Promise<void> {
    return this.#hands.tick(this.page.getByRole('checkbox', { name, exact: true }));
  }

  /** The reset's short reference, as it is spelled on the screen. */
  async reference(): Promise<string> {
    const text = await this.page.getByText(/^Reference [2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/).innerText();
    return text.replace('Reference ', '');
  }

  /** Nothing on the screen stands in the way of a person, in light, dark and forced colours. */
  async findsNothingInTheWay(): Promise<void> {
    for (const look of LOOKS) {
      await this.page.emulateMedia({ ...look, reducedMotion: 'reduce' });
      // The default mode opens a page of its own, which Electron has none of.
      const axe = new AxeBuilder({ page: this.page }).setLegacyMode(true).exclude(ANNOUNCER);
      if (look.forcedColors === 'active') axe.disableRules(NOT_IN_FORCED_COLOURS);
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found, `${await this.page.title()} in ${JSON.stringify(look)}`).toEqual([]);
    }
    await this.page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
  }

  #field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true }).or(
      // A masked password has no role of its own (HTML-AAM).
      this.page.locator('input[type=password]').and(this.page.getByLabel(label, { exact: true })),
    );
  }
}
