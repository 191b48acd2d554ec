// The Spanish catalogue, whole: neutral Latin American Spanish, as agents there read it.
import { app } from './es/app.ts';
import { enrolment } from './es/enrolment.ts';
import { expiry } from './es/expiry.ts';
import { home } from './es/home.ts';
import { main } from './es/main.ts';
import { reset } from './es/reset.ts';
import { words } from './es/words.ts';
import type { Catalogue } from './messages.ts';

export const es = {
  ...app,
  ...reset,
  ...enrolment,
  ...words,
  ...main,
  ...expiry,
  ...home,
} as const satisfies Catalogue;
