// How a language's files become its catalogue.

/** All that the parts are, in one type. */
type Whole<Parts> = Parts extends readonly [infer Part, ...infer Others] ? Part & Whole<Others> : unknown;

/**
 * The words of all parts in one. Its type keeps the texts: what a message needs is read from the
 * English ones, and a language that lacks a part is no catalogue.
 */
export const catalogueOf = <Parts extends readonly Readonly<Record<string, string>>[]>(
  ...parts: Parts
): Whole<Parts> => Object.assign({}, ...parts) as Whole<Parts>;
