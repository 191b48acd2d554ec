// Where the focus goes on a new question: into the field that is to be filled, else to the heading, so that
// typing can begin at once and whoever reads by ear begins at the question (WCAG 2.2, 2.4.3).

const fields = 'input:not([type="radio"], [type="checkbox"])';

/**
 * Focuses the first empty field of the form in `place`, its first field where all are filled, or the heading
 * where there is no form. The form is a group named by the heading, which is read out on the way in.
 */
export const arriveAt = (place: HTMLElement): void => {
  const all = [...place.querySelectorAll<HTMLInputElement>(`form ${fields}`)];
  const target = all.find(({ value }) => value === '') ?? all[0] ?? place.querySelector('h1');
  target?.focus({ preventScroll: true });
};

/** Keys that are held while something else is done, by mouse too. */
const held = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/**
 * Marks the page with `data-keyboard` while the keyboard is what it is used with: only then does a heading
 * that was focused by script show its ring. Returns the function that stops it.
 */
export const followKeyboard = (page: HTMLElement): (() => void) => {
  const key = ({ key: name }: KeyboardEvent) => {
    if (!held.has(name)) page.dataset['keyboard'] = '';
  };
  const pointer = () => delete page.dataset['keyboard'];
  page.addEventListener('keydown', key, true);
  page.addEventListener('pointerdown', pointer, true);
  return () => {
    page.removeEventListener('keydown', key, true);
    page.removeEventListener('pointerdown', pointer, true);
  };
};
