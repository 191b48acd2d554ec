// Keeps secrets out of the log: by the name of a member, by the look of a value, and by knowing what the
// caller has just sent. Pure functions; the logger applies them to everything it writes.

const hidden = '[hidden]';

/** Members whose value is never written, whatever it is. */
const secretName =
  /password|passphrase|token|authorization|secret|cookie|^code$|codes$|^response$|^uri$|body|master.?key|^params$/i;

/** A copy in which the values of secret members are hidden and strings are scrubbed. Never throws; cycles end. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (value instanceof Error) return loggableError(value);
  if (value instanceof Date) return value;
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value;
  if (ArrayBuffer.isView(value)) return hidden;
  if (depth > 6) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretName.test(name) ? hidden : redact(member, depth + 1),
    ]),
  );
}

/** Hides what looks like a credential wherever it stands: our tokens, user info in URLs, one-time codes, base64 keys. */
export function scrub(text: string): string {
  return text
    .replaceAll(/\/\/[^/\s:@]+:[^/\s]*@/g, `//${hidden}@`)
    .replaceAll(/(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g, hidden)
    .replaceAll(/[A-Za-z0-9+/]{43}=/g, hidden)
    .replaceAll(/(?<![\d:-]|\d\.)\d{6}(?!\d|\.\d|[:-])/g, hidden);
}

interface LoggableError {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: LoggableError;
}

/**
 * What the log may know of an error. Messages of others may repeat what they were given: text in
 * quotes is hidden, and so is every string of `sent` (the body of the call it happened in).
 */
export function loggableError(error: unknown, sent?: unknown, depth = 0): LoggableError {
  if (!(error instanceof Error)) return { name: typeof error, message: hidden, stack: '' };
  const clean = (text: string) => scrub(without(text, strings(sent)));
  const code = 'code' in error && typeof error.code === 'string' ? { code: clean(error.code) } : {};
  return {
    name: error.name,
    ...code,
    message: clean(quoteless(messageOf(error))),
    stack: clean(framesOf(error)),
    ...(error.cause instanceof Error && depth < 4
      ? { cause: loggableError(error.cause, sent, depth + 1) }
      : {}),
  };
}

/** Drizzle's message ends with the parameters of the query. */
function messageOf(error: Error): string {
  return error.message.replace(/\nparams: [\s\S]*$/, '').slice(0, 500);
}

function quoteless(message: string): string {
  // SQL identifiers of a failed query are ours; everything else in quotes may be somebody's.
  if (message.startsWith('Failed query: ')) return message;
  return message.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"');
}

/** The frames alone: the first lines of a stack repeat the message. */
function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}

function without(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, hidden), text);
}

/** Every string in a value, longest first so that a part does not spoil the whole. */
function strings(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value === null || typeof value !== 'object' || depth > 6) return [];
  return Object.values(value)
    .flatMap((member) => strings(member, depth + 1))
    .sort((a, b) => b.length - a.length);
}
