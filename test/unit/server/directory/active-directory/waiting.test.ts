// Deadlines and slots: nothing waits for ever, and not more than so many at once.
import { expect, test } from 'vitest';
import { within } from '../../../../../server/directory/active-directory/deadline.ts';
import { createSlots } from '../../../../../server/directory/active-directory/slots.ts';
import { settingsOf } from '../../../../../server/directory/active-directory/options.ts';
import type { ActiveDirectoryOptions } from '../../../../../server/directory/active-directory/options.ts';

test('work that ends in time is what it is', async () => {
  expect(await within(1_000, () => Promise.resolve(7))).toBe(7);
  await expect(within(1_000, () => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});

test('work that does not is aborted, and tells whether something was sent', async () => {
  let aborted = false;
  const forever = (signal: AbortSignal): Promise<never> =>
    new Promise(() => signal.addEventListener('abort', () => (aborted = true)));
  await expect(within(5, forever, () => false)).rejects.toMatchObject({
    message: 'does not answer in time',
    sent: false,
  });
  expect(aborted).toBe(true);
});

test('slots let so many in, the rest in order, and a failure gives its slot back', async () => {
  const slots = createSlots(2);
  const open = new AbortController().signal;
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const work = (name: number) =>
    slots.run(open, () => {
      started.push(name);
      return new Promise<void>((resolve, reject) => {
        ends.push(name === 1 ? () => reject(new Error('one')) : resolve);
      });
    });
  const all = [1, 2, 3, 4].map(work);
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  await turn();
  expect(started).toEqual([1, 2]);
  ends[0]?.();
  await expect(all[0]).rejects.toThrow('one');
  await turn();
  expect(started).toEqual([1, 2, 3]);
  ends[1]?.();
  await turn();
  expect(started).toEqual([1, 2, 3, 4]);
  for (const end of ends) end();
  await Promise.all(all.slice(1));
});

test('whoever gave up while waiting never starts', async () => {
  const slots = createSlots(1);
  const gone = new AbortController();
  let end: () => void = () => undefined;
  const first = slots.run(
    new AbortController().signal,
    () => new Promise<void>((resolve) => (end = resolve)),
  );
  const second = slots.run(gone.signal, () => Promise.reject(new Error('started')));
  gone.abort();
  end();
  await first;
  await expect(second).rejects.toThrow('aborted');
});

test('options that would not be safe are refused in words', () => {
  const options = {
    urls: ['ldaps://dc1.corp.test:636', 'ldaps://[::1]'],
    baseDn: 'DC=corp,DC=test',
    bindDn: 'svc@corp.test',
    bindPassword: 'secret-of-svc',
    oldPasswordMinutes: 60,
  } as Omit<ActiveDirectoryOptions, 'db'> as ActiveDirectoryOptions;
  expect(settingsOf(options)).toMatchObject({ attemptMs: 4_000, deadlineMs: 10_000 });
  const refused = (change: Partial<ActiveDirectoryOptions>) => () => settingsOf({ ...options, ...change });
  expect(refused({ urls: ['ldap://dc1'] })).toThrow('ldap://dc1 is no ldaps:// address');
  expect(refused({ urls: ['ldaps://svc:pw@dc1'] })).toThrow('no ldaps://');
  expect(refused({ urls: [] })).toThrow('At least one');
  expect(refused({ emailCodeAttribute: 'mail)(x=*' })).toThrow('no name of an LDAP attribute');
});
