// A person's hands on the window: the same journey by mouse, or by the keyboard alone.
import type { Locator } from '@playwright/test';

/** What hands do. Targets are named by role and name, as a screen reader names them. */
export interface Hands {
  readonly kind: 'mouse' | 'keyboard';
  /** Presses a button. */
  press(button: Locator): Promise<void>;
  /** Types into a field; what stood there goes. */
  type(field: Locator, text: string): Promise<void>;
  /** Picks one of a group of radio buttons. */
  pick(radio: Locator): Promise<void>;
  /** Ticks a box. */
  tick(box: Locator): Promise<void>;
}

/** More than any screen has to stop at. */
const MOST_STOPS = 40;

async function replace(field: Locator, text: string): Promise<void> {
  const { keyboard } = field.page();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(text);
}

/** The words that people see beside a radio button or box are what they click. */
const label = (input: Locator): Locator => input.locator('xpath=ancestor::label');

export const mouse: Hands = {
  kind: 'mouse',
  press: (button) => button.click(),
  async type(field, text) {
    await field.click();
    await replace(field, text);
  },
  pick: (radio) => label(radio).click(),
  tick: (box) => label(box).click(),
};

/** Moves on with Tab until `arrived`; rejects where that never comes to pass. */
async function tabUntil(target: Locator, arrived: (element: Element) => boolean): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop <= MOST_STOPS; stop += 1) {
    if (await target.evaluate(arrived)) return;
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`${String(target)} is not reached with Tab`);
}

const focus = (target: Locator): Promise<void> =>
  tabUntil(target, (element) => element === document.activeElement);

export const keyboard: Hands = {
  kind: 'keyboard',
  async press(button) {
    await focus(button);
    await button.page().keyboard.press('Enter');
  },
  async type(field, text) {
    await focus(field);
    await replace(field, text);
  },
  async pick(radio) {
    // A group is one stop; the arrows choose within it (ARIA radio group pattern).
    await tabUntil(
      radio,
      (element) => element.closest('[role=radiogroup]')?.contains(document.activeElement) === true,
    );
    for (let stop = 0; !(await radio.isChecked()); stop += 1) {
      if (stop > MOST_STOPS) throw new Error(`${String(radio)} is not reached with the arrows`);
      await radio.page().keyboard.press('ArrowDown');
    }
  },
  async tick(box) {
    await focus(box);
    await box.page().keyboard.press('Space');
  },
};
