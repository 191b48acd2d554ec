// The only door to the person's browser. What comes here is an address that IT has set; it is checked once
// more all the same.
import { shell } from 'electron';
import type { Links, Log } from '../ports.ts';
import { externalHref } from './external.ts';

export const externalLinks = (log: Log): Links => ({
  open: (address) => {
    const href = externalHref(address);
    if (href === undefined) log.note('link-refused');
    else shell.openExternal(href).catch(() => log.note('link-not-opened'));
  },
});
