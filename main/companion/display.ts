// What tray and window show: told anew when it has changed, and only then.
import type { AppState, HomeView } from '../../src/contract/ipc.ts';
import type { Translator } from '../../src/i18n/index.ts';
import type { Tray, Windows, Workstation } from '../ports.ts';
import type { SavedCopies } from './saved-copies.ts';
import type { Setup } from './setup.ts';
import { trayFace } from './tray-menu.ts';

export interface DisplayOptions {
  readonly tray: Tray;
  readonly windows: Windows;
  readonly workstation: Workstation;
  readonly setup: Setup;
  readonly words: () => Translator;
  readonly state: () => AppState;
  readonly home: () => HomeView;
  readonly copies: () => Pick<SavedCopies, 'need' | 'shown' | 'view'>;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: () => number;
}

/** As much as the clocks must go apart to be news, milliseconds. */
const CLOCK_NEWS_MS = 30_000;

export class Display {
  readonly #options: DisplayOptions;
  #answers = true;
  #face = '';
  #home = '';
  #enrolled = true;

  constructor(options: DisplayOptions) {
    this.#options = options;
  }

  /** Settings or seat have changed. */
  show(): void {
    this.#showTray(this.#options.home());
    this.#options.windows.send('app-changed', this.#options.state());
  }

  /** @param answers false while a reset waits for an API that does not answer */
  resetAnswers(answers: boolean): void {
    if (answers === this.#answers) return;
    this.#answers = answers;
    this.#showTray(this.#options.home());
  }

  /** How the password stands may have changed, or how that is said. */
  homeChanged(): void {
    const view = this.#options.home();
    this.#showTray(view);
    // The offset moves by milliseconds with every reply, which is no news; a clock that was moved is.
    const offset = Math.round(view.clockOffsetMs / CLOCK_NEWS_MS);
    const said = JSON.stringify({ ...view, clockOffsetMs: offset });
    if (said === this.#home) return;
    this.#home = said;
    this.#options.windows.send('home-changed', view);
  }

  /** What can be done about the saved copies is another thing without enrolment. */
  enrolledChanged(enrolled: boolean): void {
    if (enrolled === this.#enrolled) return;
    this.#enrolled = enrolled;
    this.#options.windows.send('copies-changed', this.#options.copies().view());
  }

  #showTray(home: HomeView): void {
    const { setup, tray, words, workstation, now } = this.#options;
    const at = {
      now: now(),
      words: words(),
      // Asked for only where there is a date: the first time it takes a while.
      get zone() {
        return workstation.zone();
      },
    };
    const setUp = setup.settings !== undefined;
    const face = trayFace(
      { setUp, online: this.#answers, quitAllowed: setup.quitAllowed, home, copies: this.#options.copies() },
      at,
    );
    const said = JSON.stringify(face);
    if (said === this.#face) return;
    this.#face = said;
    tray.show(face);
  }
}
