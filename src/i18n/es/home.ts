// Spanish words of the home screen: how the password stands, what can be done, and who sits here.
import type { home as english } from '../en/home.ts';
import type { Translated } from '../messages.ts';

export const home = {
  'home.title': '¿En qué te ayudamos?',
  'home.lead':
    'Keyturn comprueba que de verdad eres tú y después te devuelve el acceso a tu cuenta. Toma unos dos minutos.',
  'home.reset': 'Restablecer mi contraseña',
  'home.unlock': 'Desbloquear mi cuenta',
  'home.enrol': 'Configurar verificación',
  'home.checks': 'Revisar Keyturn',
  'home.about': 'Acerca de Keyturn',

  'home.fine.title': 'Tu contraseña sirve hasta {day}',
  'home.nothing': 'No tienes que hacer nada ahora.',
  'home.fine.lead': 'Te avisaremos con tiempo.',
  'home.expires.title': 'Tu contraseña vence {day}',
  'home.expires.lead': 'Hora: {time}. Cambiarla toma cerca de un minuto.',
  'home.expired.title': 'Tu contraseña venció',
  'home.expired.lead': 'Venció {moment}. Cámbiala aquí para seguir trabajando.',
  'home.must-change.title': 'Tienes que cambiar tu contraseña',
  'home.must-change.lead': 'Tu empresa te pide una nueva antes de continuar. Toma cerca de un minuto.',
  'home.locked.title': 'Tu cuenta está bloqueada',
  'home.locked.lead': 'Desbloquéala aquí. Solo tienes que confirmar que eres tú.',
  'home.never.title': 'Tu contraseña no vence',
  'home.never.lead': 'Puedes cambiarla aquí cuando quieras.',
  'home.unknown.title': 'No sabemos cuándo vence tu contraseña',
  'home.unknown.lead': 'El directorio de la empresa no lo indica. Aun así, puedes cambiarla aquí.',
  'home.asking.title': 'Consultando cuándo vence tu contraseña',
  'home.asking.lead': 'Toma unos segundos. No hace falta que esperes.',
  'home.away.title': 'No podemos consultar tu contraseña ahora',
  'home.away.lead':
    'El servicio de restablecimiento no responde. Revisa la red de esta computadora o llama a la mesa de ayuda.',
  'home.revoked.title': 'Esta computadora ya no envía recordatorios',
  'home.revoked.lead':
    'TI la quitó de Keyturn. Pregúntales si no debía ser así. Aquí todavía puedes restablecer tu contraseña.',
  'home.not-enrolled': 'Esta computadora no te avisa antes de que venza tu contraseña.',
  'home.left-out':
    'Iniciaste sesión en esta computadora como {account}, una cuenta que TI dejó fuera de los recordatorios. Para recibirlos, entra con la tuya. Aquí igual puedes restablecer tu contraseña.',
  'home.not-a-person':
    'Iniciaste sesión en esta computadora con una cuenta que Keyturn no atiende. Con la tuya sí te ayuda.',

  'home.dial.days': '{count, plural, one {día restante} many {días restantes} other {días restantes}}',
  'home.dial.hours': '{count, plural, one {hora restante} many {horas restantes} other {horas restantes}}',
  'home.dial.minutes':
    '{count, plural, one {minuto restante} many {minutos restantes} other {minutos restantes}}',
  'home.dial.expired': 'Vencida',
  'home.dial.must-change': 'Por cambiar',
  'home.dial.locked': 'Bloqueada',
  'home.dial.never': 'No vence',
  'home.dial.unknown': 'No se sabe',
  'home.dial.asking': 'Consultando',
  'home.dial.away': 'Sin respuesta',
  'home.dial.revoked': 'Desactivado',
  'home.left.days': '{count, plural, one {Queda # día} many {Quedan # de días} other {Quedan # días}}',
  'home.left.hours': '{count, plural, one {Queda # hora} many {Quedan # de horas} other {Quedan # horas}}',
  'home.left.minutes':
    '{count, plural, one {Queda # minuto} many {Quedan # de minutos} other {Quedan # minutos}}',
  'home.left.as-of': '{left}, consultado {moment}',

  'home.offline': 'Esto se consultó {moment}.',
  'home.offline.do': 'El servicio de restablecimiento no responde ahora, así que pudo haber cambiado.',
  'home.offline.still': 'Aún sin respuesta. Keyturn lo sigue intentando por sí solo.',
  'home.check-now': 'Consultar ahora',
  'home.checking': 'Consultando',
  'home.checked': 'Se acaba de consultar.',

  'home.fact.changed': 'Último cambio',
  'home.fact.expires': 'La contraseña vence',
  'home.fact.expired': 'La contraseña venció',
  'home.fact.locked': 'Bloqueada desde',
  'home.fact.ways': 'Verificación',
  'home.fact.ways.none': 'Ninguno todavía',
  'home.fact.reminder': 'Último recordatorio',
  'home.fact.reminder.none': 'Ninguno todavía',

  'home.change': 'Cambiar contraseña',
  'home.unlock-now': 'Desbloquear cuenta',
  'home.starting': 'Iniciando',
  'home.forgot': '¿Olvidaste tu contraseña?',

  'home.later': 'Recordármelo después',
  'home.later.in': 'Recordármelo en {time}',
  'home.later.afternoon': 'Recordármelo esta tarde',
  'home.later.evening': 'Recordármelo esta noche',
  'home.later.tomorrow': 'Recordármelo mañana',
  'home.in.duration': 'En {time}',
  'home.in.afternoon': 'Esta tarde',
  'home.in.evening': 'Esta noche',
  'home.in.tomorrow': 'Mañana',
  'home.snoozed': 'Sin más recordatorios hasta {moment}.',

  'home.not-shown.suppressed': 'Se retuvo un recordatorio porque No molestar está activado.',
  'home.not-shown.suppressed.do':
    'Todo lo que dice está en esta página. Tu escritorio lo mostrará cuando No molestar esté desactivado.',
  'home.not-shown.failed': 'Este escritorio no mostró un recordatorio.',
  'home.not-shown.failed.do': 'Todo lo que dice está en esta página. La revisión de Keyturn dice por qué.',

  'home.rules': 'Requisitos de la contraseña',
  'home.reminders': 'Recordatorios',
  'home.reminder.workstation': 'En pantalla {moment}',
  'home.reminder.mail': 'Por correo {moment}',
  'home.reminder.unseen': 'Previsto para {moment}',
  'home.outcome.shown': 'Se mostró',
  'home.outcome.sent': 'Se envió',
  'home.outcome.clicked': 'Se abrió',
  'home.outcome.snoozed': 'Se pospuso',
  'home.outcome.snoozed-until': 'Se pospuso hasta {moment}',
  'home.outcome.dismissed': 'Se cerró',
  'home.outcome.suppressed': 'Se retuvo: No molestar estaba activado',
  'home.outcome.failed': 'El escritorio no lo mostró',
  'home.outcome.failed-mail': 'No se pudo enviar',

  'seat.title': '¿Quién está aquí?',
  'seat.lead':
    'Así Keyturn te avisa a tiempo antes de que venza tu contraseña. Te olvida cuando te vas o se bloquea la pantalla.',
  'seat.enter': 'Soy yo',
  'seat.entering': 'Buscándote',
  'seat.leave': 'Ya me voy',
  'seat.left': 'Keyturn olvidó quién estaba aquí.',
} as const satisfies Translated<typeof english>;
