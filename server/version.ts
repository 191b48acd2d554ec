// The version, as package.json has it.
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const packageJson = readFileSync(new URL('../package.json', import.meta.url), 'utf8');

export const { version } = z.object({ version: z.string() }).parse(JSON.parse(packageJson));
