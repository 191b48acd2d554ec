// Tells zod not to probe for `new Function`, which the page's policy forbids. Imported before any schema.
import { config } from 'zod';

config({ jitless: true });
