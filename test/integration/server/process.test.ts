// The API as a process: how it starts, refuses to start, speaks TLS, loses its database, and stops.
import { connect } from 'node:net';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/contract/problems.ts';
import { run } from '../../support/children.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { type Postgres, startPostgres } from '../../support/postgres.ts';
import { startTcpProxy } from '../../support/proxy.ts';
import { waitUntil } from '../../support/ready.ts';
import { type ApiServer, startServer } from '../../support/server.ts';
import { makeCertificateAuthority, makeServerCertificate } from '../../support/tls.ts';

const start = (env: Record<string, string>) =>
  run(process.execPath, ['server/index.ts'], { env: { PATH: process.env['PATH'] ?? '', ...env } });

describe('a start that can’t be', () => {
  it('tells all faults of the settings at once, without their values, and ends with 1', async () => {
    const { code, stderr, stdout } = await start({
      KEYTURN_LISTEN: '0.0.0.0:1',
      KEYTURN_MASTER_KEY: 'hunter2',
    });
    expect(code).toBe(1);
    for (const setting of [
      'KEYTURN_LISTEN',
      'KEYTURN_MASTER_KEY',
      'KEYTURN_ENROLMENT_TOKEN',
      'KEYTURN_DATABASE_URL',
    ]) {
      expect(stderr).toContain(`  ${setting} `);
    }
    expect(stderr + stdout).not.toContain('hunter2');
  });

  it('says that the data folder can’t be made', async () => {
    const { code, stderr } = await start({
      KEYTURN_MODE: 'development',
      KEYTURN_DATA_DIR: '/etc/hostname/keyturn',
    });
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Keyturn cannot start. One setting needs attention:\n  KEYTURN_DATA_DIR lies below a file; name a folder.\n',
    );
  });

  it('says that the database does not answer', async () => {
    const { code, stderr } = await start({
      KEYTURN_MODE: 'development',
      KEYTURN_DATABASE_URL: 'postgres://keyturn:hunter2@127.0.0.1:1/keyturn',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('the database does not answer');
    expect(stderr).not.toContain('hunter2');
  });
});

describe('on PostgreSQL', () => {
  let postgres: Postgres;
  let server: ApiServer;
  beforeAll(async () => {
    postgres = await startPostgres();
    server = await startServer({ env: {}, secrets: { KEYTURN_DATABASE_URL: postgres.url } });
  });
  afterAll(async () => {
    await server.stop();
    await postgres.stop();
  });

  const ready = () => fetch(`${server.url}/v1/health/ready`);
  const startReset = () =>
    fetch(`${server.url}/v1/resets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ana', reason: 'forgotten', channel: 'companion' }),
    });

  it('is ready, and tells the time', async () => {
    expect((await ready()).status).toBe(200);
    const hello = (await (await fetch(`${server.url}/.well-known/keyturn`)).json()) as { time: string };
    expect(Math.abs(Date.parse(hello.time) - Date.now())).toBeLessThan(5_000);
  });

  it('says when the database is away, and recovers by itself', async () => {
    await postgres.kill9();
    const refused = await startReset();
    const problem = Problem.parse(await refused.json());
    expect([refused.status, problem.type]).toEqual([503, 'urn:keyturn:problem:database-unavailable']);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    const part = await waitUntil('the health to tell', async () => {
      const reply = await ready();
      return reply.status === 503 && Problem.parse(await reply.json());
    });
    expect(part.detail).toMatch(/^database: /);
    await postgres.start();
    await waitUntil('the server to be ready again', async () => (await ready()).ok);
    expect((await startReset()).status).toBe(201);
    expect(server.process.exitCode).toBeNull();
  });

  it('leaves no secret of its settings in the environment of its process', () => {
    const environment = readFileSync(`/proc/${server.process.pid}/environ`, 'utf8');
    expect(environment).not.toContain(server.enrolmentToken);
    expect(environment).not.toContain(postgres.url);
  });

  it('ends a request that never comes to its end', async () => {
    const { hostname, port } = new URL(server.url);
    const slow = connect({ host: hostname, port: Number(port) });
    slow.on('error', () => undefined);
    slow.write(
      'POST /v1/resets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    slow.resume();
    const began = performance.now();
    await once(slow, 'close');
    expect(performance.now() - began).toBeLessThan(40_000);
  });

  it('answers what is not even HTTP', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.end('hello\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*problem\+json[\s\S]*urn:keyturn:problem:bad-request/);
  });

  it('ends calls under way before it stops, within ten seconds, with exit code 0', async () => {
    const { hostname, port } = new URL(server.url);
    const body = JSON.stringify({ username: 'ana', reason: 'forgotten', channel: 'companion' });
    const socket = connect({ host: hostname, port: Number(port) });
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.write(
      `POST /v1/resets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n` +
        body.slice(0, 10),
    );
    // The server has read the head: what follows is a call under way.
    await startReset();
    const began = performance.now();
    const ended = server.shutDown();
    await waitUntil('the server to be stopping', () => server.logs().includes('"stopping"'));
    socket.write(body.slice(10));
    expect(await ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(server.records().at(-1)).toMatchObject({ msg: 'stopped' });
    const told = "select type from audit_events where target_kind = 'server' order by sequence";
    expect(await postgres.psql(told)).toBe('server.started\nserver.stopped');
    await server.start();
  });

  it('does not wait for a mail server that hangs: its mail is left to the next start', async () => {
    // A server without mail would settle what is due.
    await server.shutDown();
    const smtp = await startTcpProxy(postgres);
    smtp.stall();
    const mailing = await startServer({
      env: { KEYTURN_MAIL_FROM: 'keyturn@corp.example' },
      secrets: {
        KEYTURN_DATABASE_URL: postgres.url,
        KEYTURN_SMTP_URL: `smtp://${smtp.host}:${smtp.port}`,
      },
    });
    await postgres.psql(`insert into mails (id, kind, recipient, notice, at, lease_until)
      select gen_random_uuid(), 'password-changed', 'a@home.example', '{"kind":"password-changed"}', now(), now()
      from generate_series(1, 6)`);
    await waitUntil('a mail to be under way', () => smtp.connections > 0);
    const began = performance.now();
    expect(await mailing.shutDown()).toBe(0);
    expect(performance.now() - began).toBeLessThan(11_000);
    const open = 'select count(*) from mails where outcome is null and recipient is not null';
    expect(await postgres.psql(open)).toBe('6');
    smtp.stop();
    await mailing.stop();
    await postgres.psql('delete from mails');
    await server.start();
  });

  it('speaks TLS with a certificate of its own, and asks for it ever after (HSTS)', async () => {
    const authority = await makeCertificateAuthority(temporaryFolder('tls'));
    const names = { hosts: ['localhost'], addresses: ['127.0.0.1'] };
    const { certFile, keyFile } = await makeServerCertificate(temporaryFolder('tls'), authority, names);
    const secure = await startServer({
      env: { KEYTURN_TLS_CERT_FILE: certFile, KEYTURN_TLS_KEY_FILE: keyFile },
      secrets: { KEYTURN_DATABASE_URL: postgres.url },
    });
    const call = request(`${secure.url}/v1/health/live`, {
      ca: readFileSync(authority.caFile),
      servername: 'localhost',
    });
    call.end();
    const [reply] = (await once(call, 'response')) as [IncomingMessage];
    expect([reply.statusCode, reply.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000']);
    reply.resume();
    await secure.stop();
  });
});
