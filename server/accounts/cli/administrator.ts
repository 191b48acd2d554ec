// Who runs a command, for the audit trail.
import { userInfo } from 'node:os';

/** The user of the server's own shell. */
export const administrator = () => ({ kind: 'administrator', id: userInfo().username }) as const;
