// The door to the words: what other rooms import. Who has a start to mind takes them from on-demand.ts.
export { createTranslator } from './languages.ts';
export { isMessageKey } from './translator.ts';
export type { Translator } from './translator.ts';
export type { MessageKey } from './messages.ts';
