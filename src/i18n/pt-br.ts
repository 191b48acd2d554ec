// The Portuguese catalogue, whole, as it is written in Brazil.
import { catalogueOf } from './catalogue.ts';
import { app } from './pt-br/app.ts';
import { copies } from './pt-br/copies.ts';
import { enrolment } from './pt-br/enrolment.ts';
import { expiry } from './pt-br/expiry.ts';
import { home } from './pt-br/home.ts';
import { main } from './pt-br/main.ts';
import { reset } from './pt-br/reset.ts';
import { words } from './pt-br/words.ts';

export default catalogueOf(app, reset, enrolment, words, main, expiry, home, copies);
