// Spanish words about passwords that expire: the tray, reminders, enrolment of the workstation.
import type { expiry as english } from '../en/expiry.ts';
import type { Translated } from '../messages.ts';

export const expiry = {
  'tray.home': 'Abrir Keyturn',
  'tray.reset': 'Restablecer contraseña…',
  'tray.enrol': 'Configurar la verificación…',
  'tray.checks': 'Revisar Keyturn…',
  'tray.about': 'Acerca de Keyturn',
  'tray.quit': 'Salir de Keyturn',
  'tray.not-set-up': 'Keyturn aún no está configurado en esta computadora',
  'tray.offline': 'Keyturn no puede conectarse al servicio de restablecimiento',
  'tray.asking': 'Keyturn está consultando cuándo vence la contraseña',
  'tray.nobody': 'Nadie le ha dicho a Keyturn quién está aquí',
  'tray.not-a-person': 'Esta cuenta de la computadora no tiene una contraseña que Keyturn atienda',
  'tray.not-enrolled': 'Keyturn no envía recordatorios en esta computadora',
  'tray.revoked': 'TI quitó esta computadora de Keyturn',
  'tray.unknown': 'Keyturn no sabe cuándo vence la contraseña',
  'tray.expires.days':
    'La contraseña vence {day}, en {count, plural, one {# día} many {# de días} other {# días}}',
  'tray.expires.hours':
    'La contraseña vence {moment}, en {count, plural, one {# hora} many {# de horas} other {# horas}}',
  'tray.expires.minutes':
    'La contraseña vence {moment}, en {count, plural, one {# minuto} many {# de minutos} other {# minutos}}',
  'tray.expired': 'La contraseña venció {moment}',
  'tray.must-change': 'Hay que cambiar la contraseña',
  'tray.locked': 'La cuenta está bloqueada',
  'tray.never': 'La contraseña no vence',
  'tray.as-of': '{line} (consultado {moment})',
  'tray.not-shown.suppressed': 'Hay un recordatorio en espera: No molestar está activado',
  'tray.not-shown.failed': 'Hay un recordatorio en espera: este escritorio no lo mostró',

  'notice.expires.title': 'Tu contraseña vence pronto',
  'notice.expires.days':
    'Tu contraseña vence {moment}, en {count, plural, one {# día} many {# de días} other {# días}}.',
  'notice.expires.hours':
    'Tu contraseña vence {moment}, en {count, plural, one {# hora} many {# de horas} other {# horas}}.',
  'notice.expires.minutes':
    'Tu contraseña vence {moment}, en {count, plural, one {# minuto} many {# de minutos} other {# minutos}}.',
  'notice.expires.that': 'Cámbiala con tiempo.',
  'notice.expired.title': 'Tu contraseña venció',
  'notice.expired.when': 'Venció {moment}. Cámbiala para seguir trabajando.',
  'notice.expired.that': 'Cámbiala para seguir trabajando.',
  'notice.must-change.title': 'Tienes que cambiar tu contraseña',
  'notice.must-change.that': 'Cámbiala para seguir trabajando.',
  'notice.locked.title': 'Tu cuenta está bloqueada',
  'notice.locked.that': 'Desbloquéala aquí, con los métodos que configuraste.',
  'notice.nothing.title': 'Keyturn tiene un mensaje para ti',
  'notice.nothing.body': 'Abre Keyturn para leerlo.',
  'notice.as-of': '{text} Consultado {moment}.',
  'notice.change': 'Cambiar ahora',
  'notice.unlock': 'Desbloquear cuenta',
  'notice.open': 'Abrir Keyturn',
  'notice.later': 'Más tarde',

  'problem.device-unknown': 'El servicio de restablecimiento no conoce esta computadora.',
  'problem.device-unknown.do':
    'Keyturn la registra de nuevo por sí solo. Si esto continúa, avisa a tu equipo de TI.',
  'problem.device-revoked': 'TI quitó esta computadora de Keyturn.',
  'problem.device-revoked.do': 'Pregunta a tu equipo de TI si no debía ser así.',
  'problem.proof-of-key-needed': 'El servicio de restablecimiento no aceptó la prueba de esta computadora.',
  'problem.proof-of-key-needed.do':
    'Intenta de nuevo en un minuto. Si esto continúa, avisa a tu equipo de TI.',

  'check.enrolment.name': 'Recordatorios en esta computadora',
  'check.enrolment.ok': 'Esta computadora está registrada',
  'check.enrolment.unset': 'Desactivados: la configuración administrada no trae un token de registro',
  'check.enrolment.unset.do':
    'TI agrega el token de registro a la configuración administrada si las personas deben recibir recordatorios.',
  'check.enrolment.keychain': 'El llavero aún no entrega la clave de esta computadora',
  'check.enrolment.memory': 'Registrada hasta salir de Keyturn: el llavero no guardó la clave',
  'check.enrolment.memory.do': 'Desbloquea el llavero de esta computadora y luego inicia Keyturn de nuevo.',
  'check.enrolment.refused': 'El servicio de restablecimiento no acepta el token de registro',
  'check.enrolment.refused.do':
    'TI compara el token de registro de la configuración administrada con el del servicio.',
  'check.enrolment.revoked': 'TI quitó esta computadora',
  'check.enrolment.revoked.do':
    'Si no debía ser así, TI distribuye un token de registro nuevo y esta computadora se registra otra vez.',
  'check.enrolment.proof': 'El servicio de restablecimiento no aceptó la prueba de esta computadora',
  'check.enrolment.proof.do':
    'TI comprueba que el servicio conozca su dirección pública (KEYTURN_PUBLIC_URL).',
  'check.enrolment.away': 'El servicio de restablecimiento no pudo responder a esto',
  'check.enrolment.away.do': 'Revisa de nuevo en unos minutos. Si esto continúa, avisa a la mesa de ayuda.',
} as const satisfies Translated<typeof english>;
