// The log never holds what people prove themselves with.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logOptions } from '../../../../server/http/log.ts';
import { loggableError, redact, scrub } from '../../../../server/http/redaction.ts';
import { createHttpServer } from '../../../../server/http/server.ts';

const secretMembers = [
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'enrolmentToken',
  'authorization',
  'Authorization',
  'secret',
  'code',
  'recoveryCodes',
  'response',
  'cookie',
  'body',
  'masterKey',
  'uri',
];
const secretValue = fc.string({ minLength: 5 }).filter((text) => !'[hidden]'.includes(text));

describe('redaction', () => {
  it('hides the value of every secret member, however deep', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...secretMembers),
        fc.array(fc.constantFrom('a', 'list', 'reset'), { maxLength: 4 }),
        secretValue,
        (name, path, value) => {
          const nested = path.reduceRight<unknown>(
            (inner, key) => (key === 'list' ? [inner] : { [key]: inner }),
            {
              [name]: value,
            },
          );
          expect(JSON.stringify(redact(nested))).not.toContain(JSON.stringify(value).slice(1, -1));
        },
      ),
    );
  });

  it('keeps what is none', () => {
    const line = {
      method: 'PUT',
      path: '/v1/resets/9f1c8b2e-5a5b-4a0f-9a6e-0c8b7f1f2d3c/password',
      status: 422,
      ms: 12,
      source: '192.0.2.7',
    };
    expect(redact(line)).toEqual(line);
  });

  it('ends on cycles', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(() => JSON.stringify(redact(cycle))).not.toThrow();
  });

  it.each([
    ['a bearer token', `Bearer ${'aB3-_'.repeat(8)}abc`, 'aB3-_aB3-_'],
    ['user info in a URL', 'smtps://keyturn:s3cret@mail.corp.test', 's3cret'],
    ['user info with an at sign', 'postgres://keyturn:p@ss@db/keyturn', 'p@ss'],
    ['a six-digit code', 'your code is 493021.', '493021'],
    ['a master key', Buffer.alloc(32, 9).toString('base64'), 'CQkJ'],
  ])('hides %s in any text', (_, text, secret) => {
    expect(scrub(text)).not.toContain(secret);
  });

  it('keeps ids, times and addresses in texts', () => {
    const text = '9f1c8b2e-5a5b-4a0f-9a6e-0c8b7f1f2d3c at 2026-11-23T09:00:00.123Z from 10.20.30.40:49302';
    expect(scrub(text)).toBe(text);
  });
});

describe('a logged error', () => {
  it('has nothing of the parameters of a query', () => {
    const cause = Object.assign(new Error('duplicate key value: Key (name)=("hunter2")'), { code: '23505' });
    const error = new DrizzleQueryError('insert into "accounts" values ($1)', ['hunter2'], cause);
    const logged = loggableError(error);
    expect(JSON.stringify(logged)).not.toContain('hunter2');
    expect(logged).toMatchObject({
      message: expect.stringContaining('insert into "accounts"') as unknown,
      cause: { code: '23505' },
    });
  });

  it('has nothing of what the caller sent, wherever another library repeats it', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4 }).filter((text) => text.trim().length > 3 && !'[hidden]"…"'.includes(text)),
        (password) => {
          const error = new Error(`cannot encode ${password} as UTF-16`);
          const { message } = loggableError(error, { items: [{ password }] });
          // What is left of the message is ours: a value that is part of it is hidden there too.
          if (!'cannot encode  as UTF-16'.includes(password)) {
            expect(message).not.toContain(password);
          }
        },
      ),
    );
  });

  it('keeps the place it happened at', () => {
    expect(loggableError(new Error('boom')).stack).toContain('redaction.test.ts');
  });

  it('may be anything that was thrown', () => {
    expect(loggableError('hunter2')).toEqual({ name: 'string', message: '[hidden]', stack: '' });
  });
});

describe('the log of a server', () => {
  it('has a line per call without body, query and credentials', async () => {
    const lines: string[] = [];
    const app = createHttpServer({ logger: logOptions((line) => lines.push(line)) });
    app.post('/echo', () => {
      throw new Error('no: hunter2');
    });
    await app.inject({
      method: 'POST',
      url: '/echo?password=hunter2',
      payload: { password: 'hunter2' },
      headers: { authorization: `Bearer ${'t'.repeat(43)}` },
    });
    const log = lines.join('');
    expect(log).not.toContain('hunter2');
    expect(log).not.toContain('ttttt');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      msg: 'answered',
      method: 'POST',
      path: '/echo',
      status: 500,
    });
    await app.close();
  });
});
