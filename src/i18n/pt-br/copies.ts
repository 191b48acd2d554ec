// Brazilian Portuguese words about the copies of a password on a workstation: the tray, notices, the window.
import type { copies as english } from '../en/copies.ts';
import type { Translated } from '../messages.ts';

export const copies = {
  'tray.copies': 'Senhas salvas…',
  'tray.copies.changed-elsewhere':
    'A senha foi alterada em outro lugar: as cópias salvas aqui estão desatualizadas',
  'tray.copies.unfinished': 'Nem todas as cópias salvas da senha estão atualizadas',
  'tray.copies.leftovers': 'Algumas cópias salvas da senha estão desatualizadas',

  'notice.copies.changed-elsewhere.title': 'Sua senha foi alterada em outro lugar',
  'notice.copies.changed-elsewhere.body':
    'Digite-a uma vez no Keyturn, para que as cópias salvas aqui não bloqueiem sua conta.',
  'notice.copies.unfinished.title': 'Suas senhas salvas não estão todas atualizadas',
  'notice.copies.unfinished.body': 'Digite sua senha mais uma vez no Keyturn para terminar.',
  'notice.copies.leftovers.title': 'Algumas senhas salvas estão desatualizadas',
  'notice.copies.leftovers.body':
    'Abra o Keyturn para ver quais e o que fazer. Elas podem bloquear sua conta.',
  'notice.copies.rest.title': 'Sua senha é nova: ainda há coisas a fazer',
  'notice.copies.rest.body':
    '{count, plural, one {# item ainda está na sua lista.} many {# de itens ainda estão na sua lista.} other {# itens ainda estão na sua lista.}} Abra o Keyturn para marcar o que já fez.',
  'notice.copies.open': 'Abrir a lista',

  'copies.title': 'Senhas salvas neste computador',
} as const satisfies Translated<typeof english>;
