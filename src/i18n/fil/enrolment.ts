// Filipino words of setting up verification: sign in, authenticator app, recovery codes.
import type { enrolment as english } from '../en/enrolment.ts';
import type { Translated } from '../messages.ts';

export const enrolment = {
  'enrol.sign-in.title': 'I-set up ang verification',
  'enrol.sign-in.lead': 'Mag-sign in muna, para walang ibang makagawa nito gamit ang pangalan mo.',
  'enrol.sign-in.password': 'Password mo',
  'enrol.sign-in.password.missing': 'I-type ang password mo.',
  'enrol.sign-in.submit': 'Mag-sign in',
  'enrol.sign-in.working': 'Nagsa-sign in',

  'enrol.session.ends':
    'Matatapos ang sign-in mo sa loob ng {time}. Pagkatapos, mag-sign in ulit para magpatuloy.',
  'enrol.session.ends-soon':
    'Matatapos ang sign-in mo sa loob ng dalawang minuto. Pagkatapos, mag-sign in ulit para magpatuloy.',
  'enrol.session.ended':
    'Tapos na ang sign-in mo. Mag-sign in ulit para magpatuloy. Naka-save ang mga natapos mo na.',

  'enrol.list.title': 'Mga paraan mo para mag-verify',
  'enrol.list.title.none': 'Wala pang naka-set up',
  'enrol.list.lead': 'Kailangan mo ng dalawang magkaibang paraan para ma-reset mo mag-isa ang password mo.',
  'enrol.list.since': 'Na-set up noong {when}',
  'enrol.list.left':
    '{count, plural, =0 {Wala nang natitirang code} one {# code ang natitira} other {# na code ang natitira}}',
  'enrol.list.mail': 'Recovery email',
  'enrol.list.mail.about': '{hint}, hawak ng IT team ninyo',
  'enrol.list.add': 'Magdagdag ng authenticator app',
  'enrol.list.remove': 'Alisin',
  'enrol.list.remove-named': 'Alisin ang {name}',
  'enrol.list.empty': 'Pinakamabilis ang authenticator app sa phone mo. Gumagana ito kahit walang signal.',
  'enrol.list.how': 'Paano ito gagawin',
  'enrol.list.how-scan': 'I-scan ang QR code gamit ang app sa phone mo.',
  'enrol.list.how-code': 'I-type ang 6 na digit na lalabas sa app.',
  'enrol.list.how-keep': 'I-print o kopyahin ang sampung recovery code, sakaling mawala ang phone mo.',
  'enrol.list.loading': 'Tinitingnan kung ano na ang naka-set up',
  'enrol.remove.title': 'Alisin ang {name}?',
  'enrol.remove.text':
    'Hindi mo na ito magagamit para patunayan kung sino ka. Makakatanggap ka ng abiso sa email.',
  'enrol.remove.yes': 'Alisin',
  'enrol.remove.no': 'Huwag alisin',
  'enrol.removed': 'Inalis na ang {name}.',

  'enrol.totp.title': 'I-scan ito gamit ang phone mo',
  'enrol.totp.lead':
    'Buksan ang authenticator app mo, piliing magdagdag ng account, at itapat dito ang camera.',
  'enrol.totp.qr': 'QR code para sa authenticator app mo. Nakasulat din ang key na ito sa ibaba.',
  'enrol.totp.typed': 'Walang camera? I-type na lang ang key na ito',
  'enrol.totp.key': 'Time-based, 6 na digit',
  'enrol.totp.scanned': 'Naidagdag ko na',
  'enrol.confirm.title': 'Ilagay ngayon ang code na lumabas',
  'enrol.confirm.lead': 'Para matiyak na magkatugma kami ng app.',

  'enrol.codes.title': 'Itago ang mga recovery code na ito',
  'enrol.codes.lead':
    'Sakaling mawala ang phone mo. Isang beses lang magagamit ang bawat isa. Ngayon lang ipapakita ang mga ito.',
  'enrol.codes.list': 'Mga recovery code',
  'enrol.codes.print': 'I-print',
  'enrol.codes.copy': 'Kopyahin',
  'enrol.codes.copied':
    'Nakopya na. I-paste agad sa ligtas na lugar; mabubura ang kopya pagkalipas ng isang minuto.',
  'enrol.codes.saved': 'Naitago ko na ang mga ito sa ligtas na lugar',
  'enrol.codes.not-saved': 'I-print o kopyahin muna ang mga code, saka lagyan ng check ang kahon.',
  'enrol.codes.finish': 'Tapusin',
  'enrol.codes.print-title': 'Mga recovery code sa Keyturn ni {username}',
  'enrol.codes.print-note':
    'Isang beses lang magagamit ang bawat code. Itago ang papel na ito kung saan ikaw lang ang makakakuha.',
} as const satisfies Translated<typeof english>;
