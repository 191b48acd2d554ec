// The English catalogue, whole. It is the one that defines which keys there are.
import { catalogueOf } from './catalogue.ts';
import { app } from './en/app.ts';
import { copies } from './en/copies.ts';
import { enrolment } from './en/enrolment.ts';
import { expiry } from './en/expiry.ts';
import { home } from './en/home.ts';
import { main } from './en/main.ts';
import { reset } from './en/reset.ts';
import { words } from './en/words.ts';

export default catalogueOf(app, reset, enrolment, words, main, expiry, home, copies);
