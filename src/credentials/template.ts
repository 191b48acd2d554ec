// Templates of saved credentials: the account an entry is found by, and the value that is saved in it.
import type { AccountNames } from '../contract/steps.ts';

const NAME = /\{(username|domain|upn|mail)\}/g;
const PASSWORD = /\{password(:json|:url)?\}/g;

/**
 * The account of an entry, its template filled with the names the directory knows. Undefined where the
 * template asks for a name this account does not have: then there is no such entry.
 */
export function fillAccount(template: string, names: AccountNames): string | undefined {
  const wanted = [...template.matchAll(NAME)].map(([, key]) => names[key as keyof AccountNames]);
  if (wanted.includes(null)) return undefined;
  return template.replaceAll(NAME, (_all, key: keyof AccountNames) => names[key] ?? '');
}

/**
 * What is saved: the template with the password in it, once as it is, as the inside of a JSON string (`:json`,
 * RFC 8259 §7) or percent-encoded (`:url`, RFC 3986 §2.1). What else stands in braces stays as it is.
 */
export function fillValue(template: string, password: string): string {
  return template.replaceAll(PASSWORD, (_all, form: ':json' | ':url' | undefined) => {
    if (form === ':json') return JSON.stringify(password).slice(1, -1);
    if (form === ':url') return percentEncoded(password);
    return password;
  });
}

/** Everything but the unreserved characters (RFC 3986 §2.3). */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase() ?? ''}`,
  );
