// What a test must know of a message: its arguments, its plurals, and values that fit it.
import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
export type Values = Readonly<Record<string, string | number>>;

/** All elements of a message, those inside its branches too. Throws where the message is not ICU MessageFormat. */
function elementsOf(message: string, locale: string): Element[] {
  const inside = (element: Element): Element[] => [
    element,
    ...('options' in element
      ? Object.values(element.options).flatMap(({ value }) => value.flatMap(inside))
      : []),
  ];
  return new IntlMessageFormat(message, locale).getAst().flatMap(inside);
}

/** Literals and "#" carry no argument (`TYPE.literal`, `TYPE.pound` of the parser). */
const isArgument = (element: Element): element is Element & { readonly value: string } =>
  'value' in element && ![0, 7].includes(element.type);

/** Whether it is a text that is put in as it is, rather than a number or a choice. */
const isPlain = (element: Element): boolean => (element.type as number) === 1;

/** Names of the arguments, sorted, each once. */
export const argumentsOf = (message: string, locale: string): string[] =>
  [
    ...new Set(
      elementsOf(message, locale)
        .filter(isArgument)
        .map(({ value }) => value),
    ),
  ].sort();

/** For every plural of a message the categories it has words for, exact numbers left out. */
export const pluralsOf = (message: string, locale: string): string[][] =>
  elementsOf(message, locale).flatMap((element) =>
    'pluralType' in element ? [Object.keys(element.options).filter((name) => !name.startsWith('='))] : [],
  );

/** Values for all arguments: `count` for numbers and choices, `text` for what is put in as it is. */
export const valuesFor = (message: string, locale: string, count: number, text: string): Values =>
  Object.fromEntries(
    elementsOf(message, locale)
      .filter(isArgument)
      .map((element) => [element.value, isPlain(element) ? text : count]),
  );

/** Words of a message outside its arguments and branches' names. */
export const wordsOf = (message: string, locale: string): string[] =>
  elementsOf(message, locale).flatMap((element) =>
    (element.type as number) === 0 && 'value' in element
      ? (element.value.match(/\p{L}[\p{L}\p{M}']*/gu) ?? [])
      : [],
  );
