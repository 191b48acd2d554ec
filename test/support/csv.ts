// Reads CSV as RFC 4180 writes it, strictly: what is not in its grammar fails.

/** Records of fields. Throws for what is no CSV. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  // A field in quotes, or one without any sign that would need them; then what ends it.
  const piece = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (piece.lastIndex < text.length) {
    const at = piece.lastIndex;
    const [, quoted, plain, end] = piece.exec(text) ?? [];
    if (end === undefined) throw new Error(`no CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    fields.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    records.push(fields);
    fields = [];
  }
  return records;
}
