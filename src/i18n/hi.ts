// The Hindi catalogue, whole.
import { catalogueOf } from './catalogue.ts';
import { app } from './hi/app.ts';
import { copies } from './hi/copies.ts';
import { enrolment } from './hi/enrolment.ts';
import { expiry } from './hi/expiry.ts';
import { home } from './hi/home.ts';
import { main } from './hi/main.ts';
import { reset } from './hi/reset.ts';
import { words } from './hi/words.ts';

export default catalogueOf(app, reset, enrolment, words, main, expiry, home, copies);
