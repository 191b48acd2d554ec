// Filipino words that main chooses: the results of the self-checks.
import type { main as english } from '../en/main.ts';
import type { Translated } from '../messages.ts';

export const main = {
  'check.not-run.settings': 'Hindi na-check: wala pang address ng reset service',
  'check.not-run.api': 'Hindi na-check: hindi sumagot ang reset service',
  'check.line': '{number, number}. [{verdict}] {name}: {text}',
  'check.line.advice': '   Ang gagawin: {advice}',

  'check.settings.name': 'Settings mula sa IT',
  'check.settings.ok': 'Nakita at maayos',
  'check.settings.development': 'Development: address na na-type',
  'check.settings.bad': 'Walang managed settings sa computer na ito',
  'check.settings.bad.do': 'Iro-roll out ng IT ang managed settings ng Keyturn sa computer na ito.',
  'check.settings.refused': 'Nakita, pero hindi puwedeng gamitin: {reason}',
  'check.settings.refused.do': 'Itatama ng IT ang settings sa {location}.',
  'check.api.name': 'Reset service',
  'check.api.ok': 'Sumasagot sa loob ng {ms, number} ms',
  'check.api.bad': 'Hindi sumasagot',
  'check.api.bad.do':
    'I-check ang network ng computer na ito, saka itanong sa IT kung tumatakbo ang service.',
  'check.api.name-not-resolved': 'Hindi kilala ng network na ito ang pangalan ng reset service',
  'check.api.name-not-resolved.do': 'Kumonekta sa network o VPN ng kompanya, saka mag-check ulit.',
  'check.api.no-route': 'Hindi nakakonekta sa network ang computer na ito',
  'check.api.no-route.do': 'Ikonekta ito, saka mag-check ulit.',
  'check.api.refused': 'Walang sumasagot sa address ng reset service',
  'check.api.refused.do':
    'Iche-check ng IT kung tumatakbo ang service, pati ang address sa managed settings.',
  'check.api.certificate': 'May ipinapakitang certificate na hindi pinagkakatiwalaan ng computer na ito',
  'check.api.certificate.do':
    'Aayusin ng IT para pagkatiwalaan ng computer na ito ang nagbigay ng certificate. Hangga’t hindi pa, walang ipapadala roon ang Keyturn.',
  'check.api.timed-out': 'Hindi sumagot sa oras',
  'check.api.timed-out.do':
    'I-check ang network ng computer na ito, saka itanong sa IT kung tumatakbo ang service.',
  'check.api.proxy': 'Hindi pinadaan ng proxy ng network na ito ang Keyturn',
  'check.api.proxy.do': 'Papayagan ng IT na dumaan ang Keyturn sa proxy papunta sa reset service.',
  'check.api.malformed': 'Iba ang sumasagot sa address ng reset service',
  'check.api.malformed.do': 'Iche-check ng IT ang address sa managed settings.',
  'check.clock.name': 'Orasan ng computer na ito',
  'check.clock.ok': 'Tugma sa reset service',
  'check.clock.attention':
    'May {seconds, plural, one {# segundong} other {# na segundong}} diperensiya sa reset service',
  'check.clock.attention.do': 'I-set ang computer na ito sa automatic na petsa at oras.',
  'check.directory.name': 'Company directory',
  'check.directory.ok': 'Handa na',
  'check.directory.noted': 'Handa na. Paalala sa IT: {notes}',
  'check.directory.bad': 'Hindi maabot ng reset service ang directory',
  'check.directory.bad.do':
    'Hindi muna mapapalitan ang mga password hanggang maayos ito ng IT. Mas alam ito ng help desk.',
  'check.directory.database': 'Hindi maabot ng reset service ang database nito',
  'check.directory.database.do':
    'Hindi muna mapapalitan ang mga password hanggang maayos ito ng IT. Mas alam ito ng help desk.',
  'check.directory.mail':
    'Handa na, pero hindi makapagpadala ng email ang reset service: hindi darating ang mga code sa email',
  'check.directory.mail.do':
    'Gumamit muna ng ibang paraan para patunayan kung sino ka hanggang maayos ito ng IT.',
  'check.keychain.name': 'Keychain ng computer na ito',
  'check.keychain.ok': 'Nababasa at nasusulatan',
  'check.keychain.attention': 'Naka-lock',
  'check.keychain.attention.do':
    'I-unlock ito, o mag-sign in ulit sa computer na ito: habang naka-lock ito, hindi naa-update ang mga naka-save na kopya.',
  'check.keychain.bad': 'Hindi sumasagot',
  'check.keychain.bad.do': 'Hindi maa-update dito ang mga naka-save na kopya. Sabihin sa help desk.',
  'check.keychain.denied': 'Hindi pinapapasok ang Keyturn',
  'check.keychain.denied.do': 'Hindi maa-update dito ang mga naka-save na kopya. Sabihin sa help desk.',
  'check.notifications.name': 'Mga notification',
  'check.notifications.ok': 'Pinapayagan',
  'check.notifications.sample.title': 'Maaabot ka ng Keyturn dito',
  'check.notifications.sample.body': 'Test lang ito. Wala kang kailangang gawin.',
  'check.notifications.refused': 'Naka-off para sa Keyturn',
  'check.notifications.refused.do': 'Payagan ang mga notification ng Keyturn sa settings ng computer na ito.',
  'check.notifications.missing': 'Walang notification ang desktop na ito',
  'check.notifications.missing.do':
    'Hilingin sa IT team ninyo na maglagay ng notification service dito. Hanggang doon, tingnan ang icon sa tray.',
  'check.notifications.kept-back': 'Naka-on ang do not disturb',
  'check.notifications.kept-back.do': 'I-off ang do not disturb para mapaalalahanan ka sa oras.',
  'check.tray.name': 'Icon sa tray',
  'check.tray.ok': 'Nakikita',
  'check.tray.attention': 'Hindi nagpapakita ng tray icon ang desktop na ito',
  'check.tray.attention.do': 'Buksan na lang ang Keyturn mula sa listahan ng mga program.',
} as const satisfies Translated<typeof english>;
