// Accounts and values of saved credentials, filled in.
import { describe, expect, it } from 'vitest';
import { fillAccount, fillValue } from '../../../src/credentials/template.ts';

const names = { username: 'anna', domain: 'CORP', upn: 'anna@corp.test', mail: null };

describe('the account of an entry', () => {
  it.each([
    ['{username}', 'anna'],
    ['{domain}\\{username}', 'CORP\\anna'],
    ['{upn}', 'anna@corp.test'],
    ['fixed', 'fixed'],
    ['{mail}', undefined],
    ['{username}+{mail}', undefined],
  ])('%s is %s', (template, account) => {
    expect(fillAccount(template, names)).toBe(account);
  });

  it('is filled once: a name that looks like a template stays what it is', () => {
    expect(fillAccount('{username}', { ...names, username: '{upn}$&' })).toBe('{upn}$&');
  });
});

describe('the value of an entry', () => {
  it.each([
    ['{password}', 'a"b', 'a"b'],
    ['{password}', '{password}$&$1', '{password}$&$1'],
    [
      '{"user":"anna","password":"{password:json}"}',
      'a"b\\c\n',
      '{"user":"anna","password":"a\\"b\\\\c\\n"}',
    ],
    [
      'https://anna:{password:url}@proxy:8080/',
      "a b/@:é!'()*",
      'https://anna:a%20b%2F%40%3A%C3%A9%21%27%28%29%2A@proxy:8080/',
    ],
    ['{other} {password}', 'x', '{other} x'],
    ['{password} {password}', 'x', 'x x'],
  ])('%s with %j', (template, password, value) => {
    expect(fillValue(template, password)).toBe(value);
  });

  it('is taken by the formats it is made for', () => {
    const password = 'p"\\ä🔑\t/@:?#%';
    expect(JSON.parse(fillValue('{"p":"{password:json}"}', password))).toEqual({ p: password });
    expect(decodeURIComponent(new URL(fillValue('http://a:{password:url}@b/', password)).password)).toBe(
      password,
    );
    expect(fillValue('{password:url}', 'half \ud800')).toBe('half%20%EF%BF%BD');
  });
});
