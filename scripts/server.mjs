// npm run server: the central reset API, ending when npm ends. A service manager that watches the
// process itself runs server/index.ts directly.
import { endWithParent } from './lib/parent.mjs';

endWithParent();
await import('../server/index.ts');
