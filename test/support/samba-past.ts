// Sets when a password was set, which no administrator can over LDAP: for accounts whose time has run out.
import { join } from 'node:path';
import { runOrThrow } from './children.ts';

/** Units of 100 ns since 1601 (MS-DTYP 2.3.3, FILETIME). */
const filetime = (at: Date): bigint => (BigInt(at.getTime()) + 11_644_473_600_000n) * 10_000n;

/**
 * Samba's own library, on the database itself; the control (DSDB_CONTROL_BYPASS_PASSWORD_HASH_OID) lets the value pass
 * that else is the controller's to write.
 */
const SCRIPT = `
import sys, ldb
from samba import dsdb
from samba.auth import system_session
from samba.param import LoadParm
from samba.samdb import SamDB
config, database, dn, value = sys.argv[1:]
parameters = LoadParm()
parameters.load(config)
directory = SamDB(database, session_info=system_session(), lp=parameters)
message = ldb.Message(ldb.Dn(directory, dn))
message['pwdLastSet'] = ldb.MessageElement(value, ldb.FLAG_MOD_REPLACE, 'pwdLastSet')
directory.modify(message, controls=['local_oid:%s:0' % dsdb.DSDB_CONTROL_BYPASS_PASSWORD_HASH_OID])
`;

/** In the domain of that folder, running or not. Debian's own Python has the library, whichever comes first in the PATH. */
export async function setPasswordSetAt(folder: string, dn: string, at: Date): Promise<void> {
  const where = [join(folder, 'etc/smb.conf'), join(folder, 'private/sam.ldb')];
  await runOrThrow('/usr/bin/python3', ['-c', SCRIPT, ...where, dn, String(filetime(at))]);
}
