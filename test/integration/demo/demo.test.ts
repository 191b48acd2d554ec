// The demo as a newcomer meets it: its people, their pockets, their mail, and nobody else's business.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ManagedSettings } from '../../../src/settings/managed-settings.ts';
import type { DemoState } from '../../../server/demo/state.ts';
import { type Demo, startDemo } from '../../support/demo.ts';
import { waitUntil } from '../../support/ready.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(async () => {
  expect(await demo.stop()).toBe(0);
});

const state = async () => (await (await fetch(`${demo.url}/demo/state`)).json()) as DemoState;
const agent = async (username: string) => {
  const found = (await state()).agents.find((each) => each.username === username);
  if (found === undefined) throw new Error(`${username} is not in the demo`);
  return found;
};

const Reply = z.looseObject({
  id: z.string().default(''),
  token: z.string().default(''),
  step: z.looseObject({ kind: z.string() }).optional(),
});
async function call(method: 'POST' | 'PUT', path: string, body: object, token = '') {
  const headers = {
    'content-type': 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  const reply = await fetch(`${demo.url}${path}`, { method, headers, body: JSON.stringify(body) });
  const text = await reply.text();
  expect(reply.status, text).toBeLessThan(300);
  return Reply.parse(JSON.parse(text));
}

describe('the demo', () => {
  it('has a dozen people, each in another situation', async () => {
    const { agents } = await state();
    expect(agents).toHaveLength(12);
    expect(
      Object.fromEntries(agents.map(({ username, state: { words } }) => [username, words])),
    ).toMatchObject({
      'priya.nair': 'Locked',
      'amara.okafor': 'Expires in 3 days',
      'mateus.silva': 'Expires tomorrow',
      'chen.liwei': 'Expired',
      'jp.santos': 'Must change',
      'elena.popescu': 'Never expires',
      'zoe.dubois': 'Disabled',
    });
    expect(await agent('fatima.zahra')).toMatchObject({ code: null, recoveryCodes: [] });
  });

  it('says of each what to try as the account stands now', async () => {
    expect((await agent('amara.okafor')).try).toMatch(/^Expires in 3 days, and sits at this workstation: /);
    expect((await agent('chen.liwei')).try).toMatch(/^Expired: /);
    expect(JSON.stringify((await state()).agents)).not.toMatch(/[{]state[}]/);
  });

  it('says in the terminal who they are and where to look', () => {
    expect(demo.printed()).toMatch(/amara\.okafor +Expires in 3 days, and sits at this workstation\n/);
    expect(demo.printed()).toMatch(/chen\.liwei +Expired\n/);
    expect(demo.printed()).toContain('priya.nair');
    expect(demo.printed().split(`${demo.url}/demo`)).toHaveLength(2);
    expect(demo.printed()).toMatch(/\n$/);
  });

  it('says which command opens its companion', async () => {
    const { desktop } = await state();
    expect(desktop.tray).toBe(true);
    const [folder] = /(?<=^npm run companion -- --demo )\S+$/.exec(desktop.companion) ?? [''];
    expect(resolve(folder)).toBe(demo.folder);
  });

  it('presets the companion to it', () => {
    const settings = ManagedSettings.parse(
      JSON.parse(readFileSync(join(demo.folder, 'managed-settings.json'), 'utf8')),
    );
    expect(settings).toMatchObject({
      apiAddress: demo.url,
      organisation: 'Northgate',
      helpDesk: { phone: '4400' },
    });
    expect(settings.savedCredentials.length).toBeGreaterThan(2);
  });

  it('gets a locked-out agent back to work with what is on its page', async () => {
    const body = { username: 'priya.nair', reason: 'locked', channel: 'companion' };
    const { id, token } = await call('POST', '/v1/resets', body);
    const reset = `/v1/resets/${id}`;
    const { code } = await agent('priya.nair');
    await call('POST', `${reset}/verifications`, { factor: 'totp', response: code }, token);
    await call('POST', `${reset}/challenges`, { factor: 'email-code' }, token);
    const mail = await waitUntil('the mail', async () =>
      (await state()).mails.find(({ to }) => to === 'priya.nair@home.example'),
    );
    const proven = await call(
      'POST',
      `${reset}/verifications`,
      { factor: 'email-code', response: mail.code },
      token,
    );
    expect(proven.step?.kind).toBe('new-password');
    const done = await call('PUT', `${reset}/password`, { password: 'nine purple bicycles' }, token);
    expect(done.step).toMatchObject({ kind: 'completed', unlocked: true, confirmed: 'yes' });
    expect(await agent('priya.nair')).toMatchObject({ state: { tone: 'fine' }, password: null });
    await waitUntil('the notice', async () =>
      (await state()).mails.find(({ to }) => to === 'priya.nair@northgate.example'),
    );
  });

  it('changes the password of who sits at its workstation, as a help desk would, and shows the new one', async () => {
    const change = (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${demo.url}/demo/changes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const { password: before } = await agent('amara.okafor');
    expect((await change({ username: 'amara.okafor' })).status).toBe(204);
    const { password, atTheWorkstation, try: what } = await agent('amara.okafor');
    expect(atTheWorkstation).toBe(true);
    expect(password).not.toBe(before);
    expect(what).toMatch(/^Expires in \d\d days, /);
    const body = { username: 'amara.okafor', password };
    expect((await call('POST', '/v1/sessions', body)).step?.kind).toBe('verify');
    expect((await change({ username: 'no.body' })).status).toBe(404);
    expect((await change({})).status).toBe(400);
    expect((await change('x', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('has an auditor, who reads which saved copies are not right', async () => {
    const { password, code } = await agent('elena.popescu');
    const { token } = await call('POST', '/v1/sessions', { username: 'elena.popescu', password });
    await call('POST', '/v1/sessions/current/verifications', { factor: 'totp', response: code }, token);
    const reply = await fetch(`${demo.url}/v1/audit/saved-credentials.csv?state=stale`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await reply.text()).toMatch(/^account,username,workstation,state,/);
  });

  it('shows its page to this machine only, and lets it run nothing of others', async () => {
    const page = await fetch(`${demo.url}/demo`);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; /,
    );
    for (const path of ['/demo', '/demo/state']) {
      const lured = request(`${demo.url}${path}`, { headers: { host: 'attacker.example' } }).end();
      const [reply] = (await once(lured, 'response')) as [IncomingMessage];
      expect(reply.statusCode).toBe(404);
      reply.resume();
    }
  });
});
