// Tells zod not to make code from strings: the preload must not, and main, where each schema is used a few
// times, starts sooner. Imported first, before any schema is used.
import { config } from 'zod';

config({ jitless: true });
