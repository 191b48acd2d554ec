// Filipino words about passwords that expire: the tray, reminders, the home screen, the seat, enrolment.
import type { expiry as english } from '../en/expiry.ts';
import type { Translated } from '../messages.ts';

export const expiry = {
  'tray.home': 'Buksan ang Keyturn',
  'tray.reset': 'I-reset ang password…',
  'tray.enrol': 'I-set up ang verification…',
  'tray.checks': 'Mag-check…',
  'tray.about': 'Tungkol sa Keyturn',
  'tray.quit': 'Isara ang Keyturn',
  'tray.not-set-up': 'Hindi pa naka-set up ang Keyturn sa computer na ito',
  'tray.offline': 'Hindi maabot ng Keyturn ang reset service',
  'tray.asking': 'Inaalam ng Keyturn kung kailan mag-e-expire ang password',
  'tray.nobody': 'Wala pang nagsabi sa Keyturn kung sino ang nakaupo rito',
  'tray.not-a-person': 'Walang password na binabantayan ang Keyturn sa account na ito ng computer',
  'tray.not-enrolled': 'Hindi nagpapaalala ang Keyturn sa computer na ito',
  'tray.revoked': 'Inalis ng IT ang computer na ito sa Keyturn',
  'tray.unknown': 'Hindi alam ng Keyturn kung kailan mag-e-expire ang password',
  'tray.expires.days': 'Expiry ng password: {day}, {count, plural, one {# araw pa} other {# na araw pa}}',
  'tray.expires.hours': 'Expiry ng password: {moment}, {count, plural, one {# oras pa} other {# na oras pa}}',
  'tray.expires.minutes':
    'Expiry ng password: {moment}, {count, plural, one {# minuto pa} other {# na minuto pa}}',
  'tray.expired': 'Nag-expire na ang password ({moment})',
  'tray.must-change': 'Kailangang palitan ang password',
  'tray.locked': 'Naka-lock ang account',
  'tray.never': 'Walang expiry ang password',
  'tray.as-of': '{line} (huling update: {moment})',
  'tray.not-shown.suppressed': 'May naghihintay na paalala: naka-on ang do not disturb',
  'tray.not-shown.failed': 'May naghihintay na paalala: hindi ito ipinakita ng desktop na ito',

  'notice.expires.title': 'Malapit nang mag-expire ang password mo',
  'notice.expires.days':
    'Expiry ng password mo: {moment}, {count, plural, one {# araw na lang} other {# na araw na lang}}.',
  'notice.expires.hours':
    'Expiry ng password mo: {moment}, {count, plural, one {# oras na lang} other {# na oras na lang}}.',
  'notice.expires.minutes':
    'Expiry ng password mo: {moment}, {count, plural, one {# minuto na lang} other {# na minuto na lang}}.',
  'notice.expires.that': 'Palitan ito habang may oras pa.',
  'notice.expired.title': 'Nag-expire na ang password mo',
  'notice.expired.when': 'Nag-expire na ito ({moment}). Palitan ito para makapagpatuloy sa trabaho.',
  'notice.expired.that': 'Palitan ito para makapagpatuloy sa trabaho.',
  'notice.must-change.title': 'Kailangang palitan ang password mo',
  'notice.must-change.that': 'Palitan ito para makapagpatuloy sa trabaho.',
  'notice.locked.title': 'Naka-lock ang account mo',
  'notice.locked.that': 'I-unlock ito rito gamit ang mga paraang na-set up mo.',
  'notice.nothing.title': 'May mensahe ang Keyturn para sa iyo',
  'notice.nothing.body': 'Buksan ang Keyturn para mabasa ito.',
  'notice.as-of': '{text} Huling update: {moment}.',
  'notice.change': 'Palitan na',
  'notice.unlock': 'I-unlock',
  'notice.open': 'Buksan ang Keyturn',
  'notice.later': 'Mamaya na',

  'problem.device-unknown': 'Hindi kilala ng reset service ang computer na ito.',
  'problem.device-unknown.do':
    'Kusa itong ie-enrol ulit ng Keyturn. Kung ganito pa rin, sabihin sa IT team ninyo.',
  'problem.device-revoked': 'Inalis ng IT ang computer na ito sa Keyturn.',
  'problem.device-revoked.do': 'Magtanong sa IT team ninyo kung hindi ito sinadya.',
  'problem.proof-of-key-needed': 'Hindi tinanggap ng reset service ang patunay ng computer na ito.',
  'problem.proof-of-key-needed.do':
    'Subukan ulit pagkalipas ng isang minuto. Kung ganito pa rin, sabihin sa IT team ninyo.',

  'check.enrolment.name': 'Mga paalala sa computer na ito',
  'check.enrolment.ok': 'Naka-enrol ang computer na ito',
  'check.enrolment.unset': 'Naka-off: walang enrolment token sa managed settings',
  'check.enrolment.unset.do':
    'Kung gustong mapaalalahanan ang mga tao, idaragdag ng IT ang enrolment token sa managed settings.',
  'check.enrolment.keychain': 'Hindi pa ibinibigay ng keychain ang key ng computer na ito',
  'check.enrolment.memory': 'Naka-enrol hanggang isara ang Keyturn: hindi na-save ng keychain ang key',
  'check.enrolment.memory.do': 'I-unlock ang keychain ng computer na ito, saka buksan ulit ang Keyturn.',
  'check.enrolment.refused': 'Hindi tinatanggap ng reset service ang enrolment token',
  'check.enrolment.refused.do':
    'Ikukumpara ng IT ang enrolment token sa managed settings sa token ng service.',
  'check.enrolment.revoked': 'Inalis ng IT ang computer na ito',
  'check.enrolment.revoked.do':
    'Kung hindi ito sinadya, mag-roll out ang IT ng bagong enrolment token: mae-enrol ulit ang computer na ito.',
  'check.enrolment.proof': 'Hindi tinanggap ng reset service ang patunay ng computer na ito',
  'check.enrolment.proof.do':
    'Titiyakin ng IT na alam ng service ang public address nito (KEYTURN_PUBLIC_URL).',
  'check.enrolment.away': 'Hindi masabi ng reset service',
  'check.enrolment.away.do':
    'I-check ulit pagkalipas ng ilang minuto. Kung ganito pa rin, sabihin sa help desk.',
} as const satisfies Translated<typeof english>;
