// The words of now: in the language that IT has set or the OS speaks, read anew only where that is another one.
import type { Translator } from '../../src/i18n/index.ts';
import { english, readTranslator } from '../../src/i18n/on-demand.ts';

export interface WordsOptions {
  /** BCP 47. */
  readonly language: () => string;
  /** IANA name. */
  readonly zone: () => string;
}

export class Words {
  readonly #options: WordsOptions;
  #now: { readonly language: string; readonly words: Translator };

  constructor(options: WordsOptions) {
    this.#options = options;
    this.#now = { language: 'en', words: english(options.zone) };
  }

  /** English until {@link follow} has read another language. */
  get current(): Translator {
    return this.#now.words;
  }

  /** Takes up the language of now. Rejects where its words can't be read; those there were stay. */
  async follow(): Promise<void> {
    const language = this.#options.language();
    if (language === this.#now.language) return;
    const words = await readTranslator(language, this.#options.zone);
    // Meanwhile it may have become another one, which was read faster.
    if (this.#options.language() === language) this.#now = { language, words };
  }
}
