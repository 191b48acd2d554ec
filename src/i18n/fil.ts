// The Filipino catalogue, whole.
import { catalogueOf } from './catalogue.ts';
import { app } from './fil/app.ts';
import { copies } from './fil/copies.ts';
import { enrolment } from './fil/enrolment.ts';
import { expiry } from './fil/expiry.ts';
import { home } from './fil/home.ts';
import { main } from './fil/main.ts';
import { reset } from './fil/reset.ts';
import { words } from './fil/words.ts';

export default catalogueOf(app, reset, enrolment, words, main, expiry, home, copies);
