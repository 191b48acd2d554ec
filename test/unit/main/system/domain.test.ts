// Whether a domain answers: found by name as Windows finds it, and asked by a real connection.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { domainName, domainOf } from '../../../../main/system/domain.ts';

async function listening(): Promise<number> {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}
/** A port on which nobody listens any more. */
async function silent(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
const at = (port: number) => ({ name: '127.0.0.1', port });

it('answers where one of its controllers takes a connection', async () => {
  const controllers = [at(await silent()), at(await listening())];
  const resolve = vi.fn(() => Promise.resolve(controllers));
  expect(await domainOf({ name: 'corp.test', resolve }).reachable()).toBe('yes');
  expect(resolve).toHaveBeenCalledExactlyOnceWith('_ldap._tcp.dc._msdcs.corp.test');
});

it('does not answer where none does, or no name server knows it', async () => {
  const controllers = [at(await silent())];
  expect(await domainOf({ name: 'corp.test', resolve: () => Promise.resolve(controllers) }).reachable()).toBe(
    'no',
  );
  expect(await domainOf({ name: 'corp.test', resolve: () => Promise.resolve([]) }).reachable()).toBe('no');
  const resolve = () => Promise.reject(new Error('ENOTFOUND'));
  expect(await domainOf({ name: 'corp.test', resolve }).reachable()).toBe('no');
});

it('does not answer where the name servers say nothing for ten seconds', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const resolve = () => new Promise<never>(() => undefined);
  const answered = vi.fn();
  void domainOf({ name: 'corp.test', resolve }).reachable().then(answered);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(answered).toHaveBeenCalledExactlyOnceWith('no');
});

it('is none on a workstation that belongs to none, and nobody is asked', async () => {
  const resolve = vi.fn(() => Promise.resolve([]));
  expect(await domainOf({ name: undefined, resolve }).reachable()).toBe('none');
  expect(resolve).not.toHaveBeenCalled();
});

it.each([
  ['CORP.TEST', 'CORP.TEST'],
  ['corp', 'corp'],
  ['a-b.c_d.test', 'a-b.c_d.test'],
  ['', undefined],
  [undefined, undefined],
  ['corp test', undefined],
  ['corp..test', undefined],
  ['-corp.test', undefined],
  ['corp.test\nother', undefined],
  [`${'a'.repeat(64)}.test`, undefined],
  [Array.from({ length: 60 }, () => 'abcd').join('.'), undefined],
])('of %j in the environment is %j', (said, name) => {
  expect(domainName(said === undefined ? {} : { USERDNSDOMAIN: said })).toBe(name);
});
