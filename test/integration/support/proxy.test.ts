// Shows that the failing proxy fails in exactly the ways that it names.
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDomain } from '../../support/samba.ts';
import { startTcpProxy, type TcpProxy } from '../../support/proxy.ts';

const seen: string[] = [];
const target = createServer((incoming, reply) => {
  seen.push(incoming.url ?? '');
  reply.end('answer');
});
let proxy: TcpProxy;
beforeEach(async () => {
  seen.length = 0;
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  proxy = await startTcpProxy({ host: '127.0.0.1', port: (target.address() as AddressInfo).port });
});
afterEach(async () => {
  proxy.stop();
  target.closeAllConnections();
  await new Promise((resolve) => target.close(resolve));
});

const get = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ host: proxy.host, port: proxy.port, path, agent: false }, (reply: IncomingMessage) => {
      reply.setEncoding('utf8').once('data', resolve);
    })
      .once('error', reject)
      .end();
  });
const arrived = async (): Promise<void> => {
  if (seen.length === 0) await once(target, 'request');
};

test('passes, refuses after a cut, and passes again on the same port', async () => {
  expect(await get('/1')).toBe('answer');
  proxy.cut();
  await expect(get('/2')).rejects.toThrow('ECONNREFUSED');
  await proxy.pass();
  expect(await get('/3')).toBe('answer');
  expect(seen).toEqual(['/1', '/3']);
});

test('swallows a reply whose request arrived', async () => {
  proxy.dropReplies();
  const lost = get('/lost');
  await arrived();
  proxy.cut();
  await expect(lost).rejects.toThrow('socket hang up');
  expect(seen).toEqual(['/lost']);
});

test('puts other bytes in the place of one reply', async () => {
  proxy.answerInstead('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother');
  expect(await get('/1')).toBe('other');
  expect(await get('/2')).toBe('answer');
  expect(seen).toEqual(['/1', '/2']);
});

test('holds what is sent while stalled, and delivers it afterwards', async () => {
  proxy.stall();
  const held = get('/held');
  await expect.poll(() => proxy.connections).toBe(1);
  expect(seen).toEqual([]);
  await proxy.pass();
  expect(await held).toBe('answer');
});

test('reacts to a request before it is forwarded', async () => {
  proxy.onRequest('GET /marked', () => proxy.cut());
  expect(await get('/other')).toBe('answer');
  await expect(get('/marked')).rejects.toThrow('socket hang up');
  expect(seen).toEqual(['/other']);
});

test('sees into TLS with a certificate of its own', async () => {
  const domain = await startDomain();
  const certificate = await domain.certificate({ hosts: [], addresses: ['127.0.0.1'] });
  const ldaps = { host: domain.address, port: 636 };
  const inside = await startTcpProxy(ldaps, certificate);
  let searches = 0;
  inside.onRequest('dnsHostName', () => (searches += 1));
  const url = `ldaps://${inside.host}:${inside.port}`;
  expect(await domain.ldapsearchBind(domain.adminDn, domain.adminPassword, url)).toEqual({ ok: true });
  expect(searches).toBe(1);
  inside.stop();
  await domain.stop();
});
