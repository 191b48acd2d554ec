// The door to the words: what other rooms import.
export { createTranslator, isMessageKey } from './translator.ts';
export type { Translator } from './translator.ts';
export type { MessageKey } from './messages.ts';
