// Which messages there are and what each one needs, read from the English catalogue by the type
// checker: a missing key or value does not compile.
import type en from './en.ts';

export type MessageKey = keyof typeof en;
export type Catalogue = Readonly<Record<MessageKey, string>>;
/** One file of a further language: words for the keys of the English file, no more and no fewer. */
export type Translated<English> = Readonly<Record<keyof English, string>>;
export type MessageValue = string | number;

/** The first word inside a brace: `left` of `{left, plural, …}`; branch texts hold a blank or `#` and are none. */
type ArgumentName<Inside extends string> = Inside extends `${infer Name},${string}`
  ? Name
  : Inside extends `${string} ${string}` | `${string}#${string}`
    ? never
    : Inside;

/** Names of the ICU arguments of a message. */
type ArgumentNames<Message extends string> = Message extends `${string}{${infer Inside}}${infer Rest}`
  ? ArgumentName<Inside> | ArgumentNames<Rest>
  : never;

type Values<K extends MessageKey> = Record<ArgumentNames<(typeof en)[K]>, MessageValue>;

/** What a message must be given: nothing, or one value per argument. */
export type MessageArguments<K extends MessageKey> = K extends MessageKey
  ? [ArgumentNames<(typeof en)[K]>] extends [never]
    ? []
    : [values: Values<K>]
  : never;
