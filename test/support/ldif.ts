// Writes and reads LDIF (RFC 2849), the language of ldapmodify and ldapsearch.

/** Attribute values by name; several values where an array is given. */
export type Attributes = Readonly<Record<string, string | Buffer | readonly string[]>>;

/** One `name:: base64` line; base64 always, so that any letter and any byte is safe. */
function line(name: string, value: string | Buffer): string {
  return `${name}:: ${Buffer.from(value).toString('base64')}\n`;
}

/** A record that adds an entry. */
export function addRecord(dn: string, attributes: Attributes): string {
  const lines = Object.entries(attributes).flatMap(([name, value]) =>
    (typeof value === 'string' || Buffer.isBuffer(value) ? [value] : value).map((one) => line(name, one)),
  );
  return `${line('dn', dn)}changetype: add\n${lines.join('')}\n`;
}

/** A record that replaces attributes of an entry; an empty array takes the attribute away. */
export function replaceRecord(dn: string, attributes: Attributes): string {
  return modifyRecord(dn, 'replace', attributes);
}

/** A record that modifies an entry: add, delete or replace values. */
export function modifyRecord(
  dn: string,
  operation: 'add' | 'delete' | 'replace',
  attributes: Attributes,
): string {
  const changes = Object.entries(attributes).map(([name, value]) => {
    const values = typeof value === 'string' || Buffer.isBuffer(value) ? [value] : value;
    return `${operation}: ${name}\n${values.map((one) => line(name, one)).join('')}-\n`;
  });
  return `${line('dn', dn)}changetype: modify\n${changes.join('')}\n`;
}

/** A record that renames an entry within its container, or moves it to another one. */
export function renameRecord(dn: string, newRdn: string, newSuperior?: string): string {
  const moved = newSuperior === undefined ? '' : line('newsuperior', newSuperior);
  return `${line('dn', dn)}changetype: modrdn\n${line('newrdn', newRdn)}deleteoldrdn: 1\n${moved}\n`;
}

/** An entry as read: its DN, and every attribute's values in the order they came. */
export interface Entry {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Reads what `ldapsearch -LLL` prints; binary values come out as their bytes in latin1. */
export function parseLdif(text: string): Entry[] {
  return text
    .replaceAll(/\r?\n /g, '')
    .split(/\n{2,}/)
    .filter((block) => /^dn:/m.test(block))
    .map(parseEntry);
}

function parseEntry(block: string): Entry {
  let dn = '';
  const attributes: Record<string, string[]> = {};
  for (const [, name, encoded, value] of block.matchAll(/^([^:#\s]+):(:?) ?(.*)$/gm)) {
    if (name === undefined || value === undefined) continue;
    const plain = encoded === ':' ? decode(Buffer.from(value, 'base64')) : value;
    if (name === 'dn') dn = plain;
    else (attributes[name] ??= []).push(plain);
  }
  return { dn, attributes };
}

function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : bytes.toString('latin1');
}

/** The value of `unicodePwd` for a password: UTF-16LE in double quotes (MS-ADTS 3.1.1.3.1.5). */
export function unicodePwd(password: string): Buffer {
  return Buffer.from(`"${password}"`, 'utf16le');
}

/** A value as one RDN, escaped by RFC 4514 section 2.4. */
export function rdn(attribute: string, value: string): string {
  const escaped = value
    .replaceAll(/[\\",+;<>=]/g, String.raw`\$&`)
    .replace(/^[ #]/, String.raw`\$&`)
    .replace(/ $/, String.raw`\ `);
  return `${attribute}=${escaped}`;
}
