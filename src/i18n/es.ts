// The Spanish catalogue, whole: neutral Latin American Spanish, as agents there read it.
import { catalogueOf } from './catalogue.ts';
import { app } from './es/app.ts';
import { copies } from './es/copies.ts';
import { enrolment } from './es/enrolment.ts';
import { expiry } from './es/expiry.ts';
import { home } from './es/home.ts';
import { main } from './es/main.ts';
import { reset } from './es/reset.ts';
import { words } from './es/words.ts';

export default catalogueOf(app, reset, enrolment, words, main, expiry, home, copies);
