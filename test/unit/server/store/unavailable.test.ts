// What counts as "the database is away", and what does not.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, it } from 'vitest';
import { DatabaseUnavailable, isDatabaseUnavailable } from '../../../../server/store/unavailable.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });
const below = (cause: Error) => new DrizzleQueryError('select 1', [], cause);

describe('the database', () => {
  it.each([
    ['no connection', new DatabaseUnavailable('no')],
    ['refused below a query', below(coded('ECONNREFUSED'))],
    ['every address of a name refused', below(new AggregateError([coded('ECONNREFUSED')]))],
    ['shut down by its administrator', below(coded('57P01'))],
    ['starting up', below(coded('57P03'))],
    ['too many connections', coded('53300')],
    ['cut while answering', below(new Error('Connection terminated unexpectedly'))],
    ['silent', below(new Error('Query read timeout'))],
    ['wrapped by a room', new Error('start', { cause: below(coded('ECONNRESET')) })],
  ])('is away: %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a constraint', below(coded('23505'))],
    ['wrong SQL', below(coded('42601'))],
    ['a mail server that refuses', coded('ECONNREFUSED')],
    ['nothing', undefined],
    ['a circle', Object.assign(new Error('x'), { cause: new Error('y') })],
  ])('is not away: %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
