// The only door to the person's browser. What comes here is an address that IT has set; it is checked
// once more and written anew by the parser, so that nothing but an https address ever leaves.
import { shell } from 'electron';
import type { Links, Log } from '../ports.ts';

export const externalLinks = (log: Log): Links => ({
  open: (address) => {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol !== 'https:') {
      log.note('link-refused', { reason: 'not an https address' });
      return;
    }
    shell.openExternal(url.href).catch(() => log.note('link-not-opened'));
  },
});
