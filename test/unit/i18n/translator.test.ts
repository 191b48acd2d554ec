// The words: all that the contract can say has some; plurals, dates and lengths of time are as people say them.
import { describe, expect, it } from 'vitest';
import { problemNames, RefusalReason } from '../../../src/contract/problems.ts';
import { BridgeError, CheckId } from '../../../src/contract/ipc.ts';
import { CredentialOutcome, FactorKind } from '../../../src/contract/steps.ts';
import en from '../../../src/i18n/en.ts';
import { createTranslator, isMessageKey } from '../../../src/i18n/index.ts';

const words = createTranslator('en', 'UTC');
const now = new Date('2026-11-23T12:00:00Z');

describe('the English catalogue', () => {
  it('speaks plainly: no "error", "invalid", "failed to", no exclamation mark', () => {
    for (const message of Object.values(en))
      expect(message).not.toMatch(/\berrors?\b|\binvalid\b|\bfail(ed|ure)?\b|!/i);
  });

  it('has words for everything that the contract can say', () => {
    const needed = [
      ...problemNames.flatMap((name) => [`problem.${name}`, `problem.${name}.do`]),
      ...RefusalReason.options.flatMap((reason) => [`refusal.${reason}`, `refusal.${reason}.do`]),
      ...FactorKind.options.flatMap((kind) => [`factor.${kind}`, `factor.${kind}.about`, `rejected.${kind}`]),
      ...CredentialOutcome.options.map((outcome) => `outcome.${outcome}`),
      ...CheckId.options.map((id) => `check.${id}.name`),
      ...BridgeError.shape.code.options
        .filter((code) => code !== 'api')
        .flatMap((code) => [`fault.${code}`, `fault.${code}.do`]),
      ...BridgeError.shape.cause.unwrap().options.map((cause) => `cause.${cause}`),
    ];
    expect(needed.filter((key) => !isMessageKey(key))).toEqual([]);
  });
});

describe('find', () => {
  it('has no words for an unknown key, and no half sentence where a value is missing', () => {
    expect(words.find('problem.nothing')).toBeUndefined();
    expect(words.find('toString')).toBeUndefined();
    expect(words.find('check.api.ok')).toBeUndefined();
    expect(words.find('check.api.ok', { ms: 42 })).toBe('Answers in 42 ms');
  });
});

describe('plurals', () => {
  it.each([
    [0, 'No tries left.'],
    [1, '1 try left.'],
    [8, '8 tries left.'],
  ])('%i', (left, said) => {
    expect(words.t('rejected.attempts', { left })).toBe(said);
  });
});

describe('dates', () => {
  it.each([
    ['2026-11-23T14:05:00Z', 'today at 14:05'],
    ['2026-11-24T09:00:00Z', 'tomorrow at 09:00'],
    ['2026-12-03T09:00:00Z', 'Thursday 3 December at 09:00'],
    ['2027-03-02T09:00:00Z', 'Tuesday 2 March at 09:00'],
  ])('%s is %s', (at, said) => {
    expect(words.moment(new Date(at), now)).toBe(said);
  });

  it('tells the year where a day could be meant of two', () => {
    expect(words.dates.day(new Date('2027-11-20T09:00:00Z'), now)).toContain('2027');
  });

  it('counts days in the time zone of the person, across a change of clocks', () => {
    const berlin = createTranslator('en', 'Europe/Berlin');
    const evening = new Date('2026-10-24T21:30:00Z');
    expect(berlin.moment(new Date('2026-10-25T22:30:00Z'), evening)).toBe('tomorrow at 23:30');
    expect(berlin.moment(new Date('2026-10-24T22:30:00Z'), evening)).toBe('tomorrow at 00:30');
  });

  it('is written as the region writes it', () => {
    expect(createTranslator('en-US', 'UTC').moment(new Date('2026-12-03T09:00:00Z'), now)).toMatch(
      /^Thursday, December 3 at 9:00\sAM$/,
    );
  });
});

describe('lengths of time', () => {
  it.each([
    [-3, '0 seconds'],
    [0.2, '1 second'],
    [59, '59 seconds'],
    [61, '2 minutes'],
    [900, '15 minutes'],
    [5400, '2 hours'],
  ])('%d seconds is %s', (seconds, said) => {
    expect(words.duration(seconds)).toBe(said);
  });
});

describe('references', () => {
  it('are spelled for the phone', () => {
    expect(words.spelled('7K3-M2P')).toBe('7 K 3 dash M 2 P');
  });
});

describe('locales', () => {
  it.each(['xx', 'not a locale', ''])('English stands in for %s', (locale) => {
    expect(createTranslator(locale).t('action.back')).toBe('Back');
    expect(createTranslator(locale).direction).toBe('ltr');
  });
});
