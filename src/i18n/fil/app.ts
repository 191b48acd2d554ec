// Filipino words of the frame, set-up of the workstation, the self-checks and About.
import type { app as english } from '../en/app.ts';
import type { Translated } from '../messages.ts';

export const app = {
  'app.name': 'Keyturn',
  'app.not-opened': 'Hindi nabuksan nang maayos ang Keyturn',

  'action.back': 'Bumalik',
  'action.cancel': 'Kanselahin',
  'action.close': 'Isara',
  'action.done': 'Tapos na',
  'action.try-again': 'Subukan ulit',

  'reference.name': 'Reference',
  'reference.shown': 'Reference {reference}',
  'reference.spoken': 'Reference {spelled}',
  'reference.dash': 'gitling',

  'help.desk': 'Help desk',
  'help.phone': 'Help desk {phone}',
  'help.unknown': 'May problema? Magtanong sa help desk',
  'help.link': 'Buksan ang help page',
  'help.stuck': 'Hindi pa rin maayos?',
  'help.call': 'Tawagan ang help desk sa {phone}.',
  'help.ask': 'Magtanong sa help desk.',
  'help.quote': 'Ibigay ang reference na ito: {reference}.',

  'progress.label': 'Hakbang {step} sa {total}: {name}',
  'progress.who': 'pangalan mo',
  'progress.verify': 'patunayang ikaw ito',
  'progress.password': 'bagong password',
  'progress.done': 'tapos na',

  'setup.missing.title': 'Hindi pa naka-set up ang computer na ito',
  'setup.missing.lead':
    'Kailangan ng Keyturn ng settings mula sa IT team ninyo bago ito makatulong sa mga password dito.',
  'setup.missing.person': 'Ang puwede mong gawin',
  'setup.missing.person.text': 'Tawagan ang help desk. Puwede nilang i-reset ang password mo ngayong araw.',
  'setup.missing.it': 'Ang gagawin ng IT',
  'setup.missing.it.text':
    'I-roll out ang managed settings ng Keyturn sa computer na ito. Kusa nitong makikita ang mga iyon; walang kailangang i-restart.',
  'setup.refused.title': 'Hindi puwedeng gamitin ang settings dito',
  'setup.refused.lead':
    'May nakitang settings ang Keyturn, pero hindi nito matiyak na galing ang mga iyon sa IT team ninyo. Wala itong gagamitin sa mga iyon.',
  'setup.refused.reason': 'Dahilan',
  'setup.refused.location': 'Saan',
  'setup.refused.it.text': 'Itama ito, o i-roll out ulit ang managed settings.',
  'setup.development.title': 'Para sa development lang',
  'setup.development.label': 'Address ng reset API',
  'setup.development.about':
    'Naka-save hanggang isara ang Keyturn. Hindi ito lumalabas sa workstation na ginagamit.',
  'setup.development.use': 'Gamitin ang address',
  'setup.development.not-an-address': 'I-type ang buong address, gaya ng https://reset.example',

  'checks.title': 'Gumagana ba ang Keyturn dito?',
  'checks.running': 'Nagche-check. Ilang segundo lang ito.',
  'checks.summary.ok': 'Gumagana ang lahat.',
  'checks.summary.attention':
    '{count, plural, one {# bagay ang dapat tingnan.} other {# na bagay ang dapat tingnan.}}',
  'checks.again': 'I-check ulit',
  'checks.advice': 'Ang gagawin: {advice}',
  'checks.unworded':
    'Walang paliwanag ang Keyturn sa resultang ito. Sabihin sa help desk kung aling check ito.',
  'verdict.running': 'Chine-check',
  'verdict.ok': 'Ayos',
  'verdict.attention': 'Tingnan ito',
  'verdict.bad': 'Hindi gumagana',
  'verdict.not-run': 'Hindi na-check',

  'about.title': 'Tungkol sa Keyturn',
  'about.lead':
    'Pinapalitan lang ng Keyturn ang password mo kapag napatunayan mo na kung sino ka. Hindi nito ito sine-save kailanman.',
  'about.version': 'Version',
  'about.organisation': 'Nag-set up',
  'about.organisation.none': 'Wala pa',
  'about.help-desk': 'Help desk',
  'about.hours': 'Oras',
  'about.development': 'Development build',
} as const satisfies Translated<typeof english>;
