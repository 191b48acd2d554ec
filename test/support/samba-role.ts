// Gives the role of the PDC emulator to a controller that is not there: known to the domain, and never started.
import { runOrThrow } from './children.ts';
import { addRecord } from './ldif.ts';
import type { Domain } from './samba.ts';

/** NTDS settings can be made with Samba's own library only: no LDAP client may. */
const ADD_SETTINGS = `
import sys
from samba.auth import system_session
from samba.param import LoadParm
from samba.samdb import SamDB
folder, dn, invocation = sys.argv[1:]
config = LoadParm(folder + '/etc/smb.conf')
database = SamDB(url=folder + '/private/sam.ldb', session_info=system_session(), lp=config)
database.add({'dn': dn, 'objectClass': 'nTDSDSA', 'invocationId': invocation}, ['relax:0'])
`;

/** Resolves with a function that gives the role back. */
export async function giveAwayPdcRole(domain: Domain): Promise<() => Promise<void>> {
  const attribute = 'fSMORoleOwner';
  const own = (await domain.attribute(domain.baseDn, attribute))!;
  const server = own.replace(/^CN=NTDS Settings,CN=[^,]+/, 'CN=DC9');
  const settings = `CN=NTDS Settings,${server}`;
  await domain.modify(addRecord(server, { objectClass: 'server' }));
  // Samba's Python module belongs to the system's own Python.
  await runOrThrow('/usr/bin/python3', ['-c', ADD_SETTINGS, domain.folder, settings, crypto.randomUUID()]);
  await domain.setAttributes(domain.baseDn, { [attribute]: settings });
  return () => domain.setAttributes(domain.baseDn, { [attribute]: own });
}
