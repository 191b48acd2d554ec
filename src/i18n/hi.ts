// The Hindi catalogue, whole.
import { app } from './hi/app.ts';
import { enrolment } from './hi/enrolment.ts';
import { expiry } from './hi/expiry.ts';
import { home } from './hi/home.ts';
import { main } from './hi/main.ts';
import { reset } from './hi/reset.ts';
import { words } from './hi/words.ts';
import type { Catalogue } from './messages.ts';

export const hi = {
  ...app,
  ...reset,
  ...enrolment,
  ...words,
  ...main,
  ...expiry,
  ...home,
} as const satisfies Catalogue;
