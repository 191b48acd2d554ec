// The English catalogue, whole. It is the one that defines which keys there are.
import { app } from './en/app.ts';
import { enrolment } from './en/enrolment.ts';
import { expiry } from './en/expiry.ts';
import { home } from './en/home.ts';
import { main } from './en/main.ts';
import { reset } from './en/reset.ts';
import { words } from './en/words.ts';

export const en = {
  ...app,
  ...reset,
  ...enrolment,
  ...words,
  ...main,
  ...expiry,
  ...home,
} as const satisfies Record<string, string>;
