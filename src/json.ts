// Text from elsewhere as JSON, before a schema says what it may be.

/** The value; undefined where the text is no JSON, which no JSON text stands for. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
