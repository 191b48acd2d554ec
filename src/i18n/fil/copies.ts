// Filipino words about the copies of a password on a workstation: the tray, notices, the window.
import type { copies as english } from '../en/copies.ts';
import type { Translated } from '../messages.ts';

export const copies = {
  'tray.copies': 'Mga naka-save na password…',
  'tray.copies.changed-elsewhere':
    'Napalitan sa ibang lugar ang password: luma na ang mga naka-save na kopya rito',
  'tray.copies.unfinished': 'Hindi pa na-update ang lahat ng naka-save na kopya ng password',
  'tray.copies.leftovers': 'Luma na ang ilang naka-save na kopya ng password',

  'notice.copies.changed-elsewhere.title': 'Napalitan sa ibang lugar ang password mo',
  'notice.copies.changed-elsewhere.body':
    'I-type ito nang isang beses sa Keyturn, para hindi ma-lock ang account mo dahil sa mga kopyang naka-save rito.',
  'notice.copies.unfinished.title': 'Hindi pa na-update ang lahat ng naka-save mong password',
  'notice.copies.unfinished.body': 'I-type ulit sa Keyturn ang password mo para matapos.',
  'notice.copies.leftovers.title': 'Luma na ang ilang naka-save na password',
  'notice.copies.leftovers.body':
    'Buksan ang Keyturn para makita kung alin at kung ano ang gagawin. Baka ma-lock ng mga ito ang account mo.',
  'notice.copies.rest.title': 'Bago na ang password mo: may natitira pang gagawin',
  'notice.copies.rest.body':
    '{count, plural, one {May # bagay pa sa listahan mo.} other {May # na bagay pa sa listahan mo.}} Buksan ang Keyturn para markahan ang tapos na.',
  'notice.copies.open': 'Buksan ang listahan',

  'copies.title': 'Mga naka-save na password sa computer na ito',
} as const satisfies Translated<typeof english>;
