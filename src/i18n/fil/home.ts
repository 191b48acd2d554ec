// Filipino words of the home screen: how the password stands, what can be done, and who sits here. Days come
// without "sa" or "noong", so the sentences are built to need neither.
import type { home as english } from '../en/home.ts';
import type { Translated } from '../messages.ts';

export const home = {
  'home.title': 'Ano ang maitutulong namin?',
  'home.lead':
    'Sinisigurado muna ng Keyturn na ikaw nga ito, tapos aayusin nito ang account mo para makapagtrabaho ka ulit. Mga dalawang minuto lang ito.',
  'home.reset': 'I-reset ang password ko',
  'home.unlock': 'I-unlock ang account ko',
  'home.enrol': 'I-set up ang verification',
  'home.checks': 'Mag-check',
  'home.about': 'Tungkol sa Keyturn',

  'home.fine.title': 'Magagamit ang password mo hanggang {day}',
  'home.nothing': 'Wala kang kailangang gawin ngayon.',
  'home.fine.lead': 'Magpapaalala kami habang may oras pa.',
  'home.expires.title': 'Hanggang {day} na lang ang password mo',
  'home.expires.lead': '{time} mag-e-expire. Mga isang minuto lang magpalit.',
  'home.expired.title': 'Nag-expire na ang password mo',
  'home.expired.lead': 'Nag-expire na ito ({moment}). Palitan ito rito para makapagpatuloy sa trabaho.',
  'home.must-change.title': 'Kailangang palitan ang password mo',
  'home.must-change.lead':
    'Humihingi ang kompanya ninyo ng bagong password bago ka magpatuloy. Mga isang minuto lang ito.',
  'home.locked.title': 'Naka-lock ang account mo',
  'home.locked.lead': 'I-unlock ito rito. Patunayan mo lang na ikaw ito.',
  'home.never.title': 'Walang expiry ang password mo',
  'home.never.lead': 'Puwede mo itong palitan dito anumang oras.',
  'home.unknown.title': 'Hindi namin alam kung kailan mag-e-expire ang password mo',
  'home.unknown.lead':
    'Hindi ito sinasabi ng company directory. Puwede mo pa ring palitan ang password mo rito.',
  'home.asking.title': 'Tinitingnan kung kailan mag-e-expire ang password mo',
  'home.asking.lead': 'Ilang segundo lang ito. Hindi mo kailangang maghintay.',
  'home.away.title': 'Hindi namin matingnan ngayon ang password mo',
  'home.away.lead':
    'Hindi sumasagot ang reset service. I-check ang network ng computer na ito, o tawagan ang help desk.',
  'home.revoked.title': 'Hindi na nagpapaalala ang computer na ito',
  'home.revoked.lead':
    'Inalis ito ng IT sa Keyturn. Magtanong sa kanila kung hindi ito sinadya. Gumagana pa rin dito ang reset.',
  'home.not-enrolled': 'Hindi nagpapaalala ang computer na ito bago mag-expire ang password mo.',
  'home.left-out':
    'Naka-sign in ka sa computer na ito bilang {account}, isang account na hindi isinama ng IT sa mga paalala. Para mapaalalahanan, mag-sign in gamit ang sarili mong account. Puwede pa ring mag-reset dito.',
  'home.not-a-person':
    'Naka-sign in ka sa computer na ito gamit ang account na hindi binabantayan ng Keyturn. Matutulungan ka pa rin sa sarili mong account.',

  'home.dial.days': '{count, plural, one {araw pa} other {araw pa}}',
  'home.dial.hours': '{count, plural, one {oras pa} other {oras pa}}',
  'home.dial.minutes': '{count, plural, one {minuto pa} other {minuto pa}}',
  'home.dial.expired': 'Nag-expire na',
  'home.dial.must-change': 'Palitan na',
  'home.dial.locked': 'Naka-lock',
  'home.dial.never': 'Walang expiry',
  'home.dial.unknown': 'Hindi alam',
  'home.dial.asking': 'Tinitingnan',
  'home.dial.away': 'Walang sagot',
  'home.dial.revoked': 'Naka-off',
  'home.left.days': '{count, plural, one {# araw pa} other {# na araw pa}}',
  'home.left.hours': '{count, plural, one {# oras pa} other {# na oras pa}}',
  'home.left.minutes': '{count, plural, one {# minuto pa} other {# na minuto pa}}',
  'home.left.as-of': '{left}, huling update: {moment}',

  'home.offline': 'Huling update: {moment}.',
  'home.offline.do': 'Hindi sumasagot ngayon ang reset service, kaya baka may nagbago na mula noon.',
  'home.offline.still': 'Wala pa ring sagot. Kusang susubok ulit ang Keyturn.',
  'home.check-now': 'I-check ngayon',
  'home.checking': 'Chine-check',
  'home.checked': 'Kache-check lang.',

  'home.fact.changed': 'Huling pinalitan',
  'home.fact.expires': 'Expiry ng password',
  'home.fact.expired': 'Nag-expire ang password',
  'home.fact.locked': 'Naka-lock mula',
  'home.fact.ways': 'Pag-verify',
  'home.fact.ways.none': 'Wala pa',
  'home.fact.reminder': 'Huling paalala',
  'home.fact.reminder.none': 'Wala pa',

  'home.change': 'Palitan ang password',
  'home.unlock-now': 'I-unlock ang account',
  'home.starting': 'Nagsisimula',
  'home.forgot': 'Nakalimutan ang password mo?',

  'home.later': 'Ipaalala mamaya',
  'home.later.in': 'Ipaalala pagkalipas ng {time}',
  'home.later.afternoon': 'Ipaalala mamayang hapon',
  'home.later.evening': 'Ipaalala mamayang gabi',
  'home.later.tomorrow': 'Ipaalala bukas',
  'home.in.duration': 'Pagkalipas ng {time}',
  'home.in.afternoon': 'Mamayang hapon',
  'home.in.evening': 'Mamayang gabi',
  'home.in.tomorrow': 'Bukas',
  'home.snoozed': 'Walang paalala hanggang {moment}.',

  'home.not-shown.suppressed': 'Hindi muna ipinakita ang isang paalala dahil naka-on ang do not disturb.',
  'home.not-shown.suppressed.do':
    'Nasa page na ito ang lahat ng sinasabi nito. Ipapakita ito ng desktop mo kapag naka-off na ang do not disturb.',
  'home.not-shown.failed': 'May paalalang hindi ipinakita ng desktop na ito.',
  'home.not-shown.failed.do':
    'Nasa page na ito ang lahat ng sinasabi nito. Sasabihin ng pag-check kung bakit.',

  'home.rules': 'Kailangan sa bagong password',
  'home.reminders': 'Mga paalala',
  'home.reminder.workstation': 'Sa screen: {moment}',
  'home.reminder.mail': 'Sa email: {moment}',
  'home.reminder.unseen': 'Nakatakda: {moment}',
  'home.outcome.shown': 'Ipinakita',
  'home.outcome.sent': 'Ipinadala',
  'home.outcome.clicked': 'Binuksan',
  'home.outcome.snoozed': 'Ipinagpaliban',
  'home.outcome.snoozed-until': 'Ipinagpaliban hanggang {moment}',
  'home.outcome.dismissed': 'Isinara',
  'home.outcome.suppressed': 'Hindi ipinakita: naka-on ang do not disturb',
  'home.outcome.failed': 'Hindi ipinakita ng desktop',
  'home.outcome.failed-mail': 'Hindi naipadala',

  'seat.title': 'Sino ang nakaupo rito?',
  'seat.lead':
    'Sasabihan ka ng Keyturn bago mag-expire ang password mo. Kakalimutan ka nito kapag umalis ka o nag-lock ang screen.',
  'seat.enter': 'Ako ito',
  'seat.entering': 'Hinahanap ka',
  'seat.leave': 'Aalis na ako',
  'seat.left': 'Nakalimutan na ng Keyturn kung sino ang naupo rito.',
} as const satisfies Translated<typeof english>;
