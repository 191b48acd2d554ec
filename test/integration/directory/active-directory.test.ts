// A real Active Directory keeps the port's promises.
import { openStore } from '../../../server/store/database.ts';
import { startDomain } from '../../support/samba.ts';
import { directoryOf } from './active-directory.ts';
import { directoryContract } from './contract.ts';

const states = {
  disabled: { userAccountControl: '514' },
  'account-expired': { accountExpires: '131000000000000000' },
  'must-change': { pwdLastSet: '0' },
  'never-expires': { userAccountControl: '66048' },
} as const;

directoryContract('Active Directory', async () => {
  const [domain, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  const service = await domain.addServiceAccount();
  const directory = directoryOf(domain, service, store.db);
  const users = new Map<string, Awaited<ReturnType<typeof domain.addUser>>>();
  return {
    directory,
    async addAccount({ username, password, displayName = username, mail, state }) {
      const user = await domain.addUser({
        username,
        password,
        name: displayName,
        ...(mail === undefined ? {} : { mail }),
      });
      users.set(username, user);
      if (state !== undefined) await domain.setAttributes(user.dn, states[state]);
    },
    setPolicy: (policy) =>
      domain.setPolicy({ complexity: false, lockoutMinutes: 30, observationMinutes: 30, ...policy }),
    async lock(username) {
      await domain.lockByBadBinds(users.get(username)!);
    },
    // Kerberos: a bind would take the previous password for an hour.
    isPassword: async (username, password) => (await domain.kinit(username, password)).ok,
    async close() {
      await directory.close();
      await Promise.all([domain.stop(), store.close()]);
    },
  };
});
