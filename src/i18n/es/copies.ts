// Spanish words about the copies of a password on a workstation: the tray, notices, the window.
import type { copies as english } from '../en/copies.ts';
import type { Translated } from '../messages.ts';

export const copies = {
  'tray.copies': 'Contraseñas guardadas…',
  'tray.copies.changed-elsewhere':
    'La contraseña se cambió en otro lugar: las copias de aquí no están al día',
  'tray.copies.unfinished': 'No todas las copias guardadas de la contraseña están al día',
  'tray.copies.leftovers': 'Algunas copias guardadas de la contraseña no están al día',

  'notice.copies.changed-elsewhere.title': 'Tu contraseña se cambió en otro lugar',
  'notice.copies.changed-elsewhere.body':
    'Escríbela una vez en Keyturn, para que las copias guardadas aquí no bloqueen tu cuenta.',
  'notice.copies.unfinished.title': 'Tus contraseñas guardadas no están todas al día',
  'notice.copies.unfinished.body': 'Escribe tu contraseña una vez más en Keyturn para terminar.',
  'notice.copies.leftovers.title': 'Algunas contraseñas guardadas no están al día',
  'notice.copies.leftovers.body': 'Abre Keyturn para ver cuáles y qué hacer. Podrían bloquear tu cuenta.',
  'notice.copies.rest.title': 'Tu contraseña es nueva: quedan cosas por hacer',
  'notice.copies.rest.body':
    '{count, plural, one {# cosa sigue en tu lista.} many {# de cosas siguen en tu lista.} other {# cosas siguen en tu lista.}} Abre Keyturn para marcarlas.',
  'notice.copies.open': 'Abrir la lista',

  'copies.title': 'Contraseñas guardadas en esta computadora',
} as const satisfies Translated<typeof english>;
