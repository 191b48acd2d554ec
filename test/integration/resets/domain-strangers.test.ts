// Signing in for a name that nobody has asks the domain for exactly as much as for somebody. Operations are
// counted, not timed: a clock in a test machine proves nothing.
import { randomUUID } from 'node:crypto';
import { Client } from 'ldapts';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../../support/engine.ts';
import type { DomainBench } from './domain-bench.ts';
import { password, signIn, startDomainBench } from './domain-bench.ts';

let bench: DomainBench;
let engine: Engine;
let desks = 0;

beforeAll(async () => {
  bench = await startDomainBench();
  engine = await bench.open();
});
afterAll(() => bench.close());
beforeEach(() => {
  desks += 1;
  engine.source = `198.51.100.${desks}`;
});

/** The LDAP operations of one call: searches by their scope, binds by whether it is the service's own. */
async function operationsOf(call: () => Promise<{ status: number }>): Promise<string[]> {
  const [search, bind] = [vi.spyOn(Client.prototype, 'search'), vi.spyOn(Client.prototype, 'bind')];
  try {
    expect((await call()).status).toBe(401);
    const searches = search.mock.calls.map(([, options]) => `search ${options?.scope}`);
    const binds = bind.mock.calls.map(([dn]) => (String(dn).includes('svc-') ? 'bind service' : 'bind'));
    return [...searches, ...binds].sort();
  } finally {
    search.mockRestore();
    bind.mockRestore();
  }
}

const asNobody = () => operationsOf(() => signIn(engine, `nobody-${randomUUID()}`, password));

describe('for a name that nobody has as much is asked as', () => {
  // Connections are open then, and the service account and its groups known.
  beforeAll(async () => {
    const { username } = await bench.hire(engine);
    for (let round = 0; round < 2; round += 1) {
      await signIn(engine, username, 'Wrong-horse-1');
      await signIn(engine, `nobody-${randomUUID()}`, 'Wrong-horse-1');
    }
  });

  type Hired = Awaited<ReturnType<DomainBench['hire']>>;
  test.each<[string, (user: Hired) => Promise<unknown>]>([
    ['for a wrong password', () => Promise.resolve()],
    ['for a locked account', (user) => bench.domain.lockByBadBinds(user)],
    ['for a disabled one', ({ dn }) => bench.domain.setAttributes(dn, { userAccountControl: '514' })],
    [
      'for one under a fine-grained policy',
      ({ dn }) => bench.domain.addPso('Fine', 9, { lockoutThreshold: 5 }, [dn]),
    ],
    [
      'for a member of Protected Users',
      ({ dn }) => bench.domain.tool('group', 'addmembers', 'Protected Users', dn.slice(3, dn.indexOf(','))),
    ],
  ])('%s', async (_what, make) => {
    const user = await bench.hire(engine);
    await make(user);
    // The names of groups are asked for once.
    await engine.accounts.directory.read(user.id);
    const known = await operationsOf(() => signIn(engine, user.username, 'Wrong-horse-1'));
    expect(known.filter((operation) => operation === 'bind')).toHaveLength(1);
    expect(known.length).toBeGreaterThan(15);
    expect(await asNobody()).toEqual(known);
  });
});
