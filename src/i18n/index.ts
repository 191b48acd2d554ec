// The door to the words: what other rooms import.
export { preferred } from './languages.ts';
export { createTranslator, isMessageKey } from './translator.ts';
export type { Translator } from './translator.ts';
export type { MessageKey } from './messages.ts';
