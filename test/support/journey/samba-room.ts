// A real Active Directory for a floor: Samba, with a service account that has just the rights it needs.
import { type Domain, startDomain } from '../samba.ts';
import type { DirectoryRoom } from './directory-room.ts';
import type { Person } from './people.ts';

/** Holds a mailbox outside of the company (MS-ADA3, otherMailbox). */
const RECOVERY_ATTRIBUTE = 'otherMailbox';

export interface SambaRoom extends DirectoryRoom {
  readonly domain: Domain;
  /** Where a person's entry is. */
  dnOf(person: Person): string;
}

/** Starts a domain: lockout at five wrong passwords, history, seven characters or more. */
export async function openSambaRoom(): Promise<SambaRoom> {
  const domain = await startDomain();
  const lockout = { lockoutThreshold: 5, lockoutMinutes: 30, observationMinutes: 30 };
  await domain.setPolicy(lockout);
  const service = await domain.addServiceAccount();
  const dnOf = ({ displayName }: Person): string => `CN=${displayName},${domain.agentsDn}`;

  const hire = async (person: Person): Promise<void> => {
    const { username, displayName, mail, recoveryMail, password, earlierPassword, expiresInDays } = person;
    const { dn } = await domain.addUser({
      username,
      name: displayName,
      mail,
      password: earlierPassword ?? password,
      attributes: { [RECOVERY_ATTRIBUTE]: recoveryMail },
    });
    if (earlierPassword !== undefined) await domain.setPassword(dn, password);
    if (expiresInDays === undefined) return;
    const policy = { minLength: 12, history: 24, minAgeDays: 0, maxAgeDays: expiresInDays };
    await domain.addPso(`Expiring ${username}`, 20, { ...policy, ...lockout }, [dn]);
  };

  return {
    domain,
    dnOf,
    env: {
      KEYTURN_DIRECTORY_URL: domain.url,
      KEYTURN_DIRECTORY_BASE_DN: domain.baseDn,
      KEYTURN_DIRECTORY_BIND_DN: service.dn,
      KEYTURN_DIRECTORY_CA_FILE: domain.caFile,
      KEYTURN_EMAIL_CODE_ATTRIBUTE: RECOVERY_ATTRIBUTE,
      // The people here are new: a bind alone would not prove their passwords within the grace time.
      KEYTURN_KERBEROS_REALM: domain.realm,
      KRB5_CONFIG: domain.krb5ConfFile,
    },
    secrets: { KEYTURN_DIRECTORY_BIND_PASSWORD: service.password },
    needsQuiet: false,
    async hire(people) {
      for (const person of people) await hire(person);
    },
    async lock(people) {
      for (const person of people) await domain.lockByBadBinds({ ...person, dn: dnOf(person) });
    },
    stop: () => domain.stop(),
  };
}
