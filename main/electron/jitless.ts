// Tells zod not to probe for `new Function`: no code is made from strings in the preload. Imported
// first, before any schema is used.
import { config } from 'zod';

config({ jitless: true });
