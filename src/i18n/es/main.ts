// Spanish words that main chooses: the results of the self-checks.
import type { main as english } from '../en/main.ts';
import type { Translated } from '../messages.ts';

export const main = {
  'check.not-run.settings': 'Sin revisar: aún no hay una dirección del servicio de restablecimiento',
  'check.not-run.api': 'Sin revisar: el servicio de restablecimiento no respondió',
  'check.line': '{number, number}. [{verdict}] {name}: {text}',
  'check.line.advice': '   Qué hacer: {advice}',

  'check.settings.name': 'Configuración de TI',
  'check.settings.ok': 'Encontrada y en orden',
  'check.settings.development': 'Desarrollo: una dirección escrita a mano',
  'check.settings.bad': 'No hay configuración administrada en esta computadora',
  'check.settings.bad.do': 'TI distribuye la configuración administrada de Keyturn a esta computadora.',
  'check.settings.refused': 'Encontrada, pero no se puede usar: {reason}',
  'check.settings.refused.do': 'TI corrige la configuración en {location}.',
  'check.api.name': 'Servicio de restablecimiento',
  'check.api.ok': 'Responde en {ms, number} ms',
  'check.api.bad': 'No responde',
  'check.api.bad.do':
    'Revisa la red de esta computadora y luego pregunta a TI si el servicio está en marcha.',
  'check.api.name-not-resolved': 'Esta red no conoce el nombre del servicio de restablecimiento',
  'check.api.name-not-resolved.do': 'Conéctate a la red o VPN de la empresa y revisa de nuevo.',
  'check.api.no-route': 'Esta computadora no está conectada a una red',
  'check.api.no-route.do': 'Conéctala y revisa de nuevo.',
  'check.api.refused': 'Nada contesta en la dirección del servicio de restablecimiento',
  'check.api.refused.do':
    'TI comprueba si el servicio está en marcha y la dirección en la configuración administrada.',
  'check.api.certificate': 'Presenta un certificado en el que esta computadora no confía',
  'check.api.certificate.do':
    'TI hace que esta computadora confíe en la autoridad del certificado. Hasta entonces, Keyturn no le envía nada.',
  'check.api.timed-out': 'No respondió a tiempo',
  'check.api.timed-out.do':
    'Revisa la red de esta computadora y luego pregunta a TI si el servicio está en marcha.',
  'check.api.proxy': 'El proxy de esta red no dejó pasar a Keyturn',
  'check.api.proxy.do': 'TI permite que Keyturn pase por el proxy hasta el servicio de restablecimiento.',
  'check.api.malformed': 'Otra cosa responde en la dirección del servicio de restablecimiento',
  'check.api.malformed.do': 'TI comprueba la dirección en la configuración administrada.',
  'check.clock.name': 'Reloj de esta computadora',
  'check.clock.ok': 'Coincide con el servicio de restablecimiento',
  'check.clock.attention':
    'Difiere {seconds, plural, one {# segundo} many {# de segundos} other {# segundos}} del servicio de restablecimiento',
  'check.clock.attention.do': 'Pon esta computadora en fecha y hora automáticas.',
  'check.directory.name': 'Directorio de la empresa',
  'check.directory.ok': 'Disponible',
  'check.directory.noted': 'Disponible. Una nota para TI: {notes}',
  'check.directory.bad': 'El servicio de restablecimiento no puede conectarse al directorio',
  'check.directory.bad.do':
    'Los cambios de contraseña esperan hasta que TI lo resuelva. La mesa de ayuda sabe más.',
  'check.directory.database': 'El servicio de restablecimiento no puede conectarse a su base de datos',
  'check.directory.database.do':
    'Los cambios de contraseña esperan hasta que TI lo resuelva. La mesa de ayuda sabe más.',
  'check.directory.mail':
    'Disponible, pero el servicio no puede enviar correo: los códigos por correo no llegan',
  'check.directory.mail.do': 'Usa otro método para confirmar quién eres hasta que TI lo resuelva.',
  'check.keychain.name': 'Llavero de esta computadora',
  'check.keychain.ok': 'Se puede leer y escribir',
  'check.keychain.attention': 'Bloqueado',
  'check.keychain.attention.do':
    'Desbloquéalo o inicia sesión de nuevo en esta computadora: mientras esté bloqueado, las copias guardadas no se actualizan.',
  'check.keychain.bad': 'No responde',
  'check.keychain.bad.do': 'Las copias guardadas no se actualizarán aquí. Avisa a la mesa de ayuda.',
  'check.keychain.denied': 'No deja entrar a Keyturn',
  'check.keychain.denied.do': 'Las copias guardadas no se actualizarán aquí. Avisa a la mesa de ayuda.',
  'check.notifications.name': 'Notificaciones',
  'check.notifications.ok': 'Permitidas',
  'check.notifications.sample.title': 'Keyturn puede avisarte aquí',
  'check.notifications.sample.body': 'Esto fue una prueba. No tienes que hacer nada.',
  'check.notifications.refused': 'Desactivadas para Keyturn',
  'check.notifications.refused.do':
    'Permite las notificaciones de Keyturn en la configuración de esta computadora.',
  'check.notifications.missing': 'Este escritorio no tiene notificaciones',
  'check.notifications.missing.do':
    'Pide a tu equipo de TI que instale un servicio de notificaciones aquí. Mientras tanto, mira el ícono de la bandeja.',
  'check.notifications.kept-back': 'No molestar está activado',
  'check.notifications.kept-back.do': 'Desactiva No molestar para recibir los recordatorios a tiempo.',
  'check.tray.name': 'Ícono en la bandeja',
  'check.tray.ok': 'Visible',
  'check.tray.attention': 'Este escritorio no muestra íconos en la bandeja',
  'check.tray.attention.do': 'Abre Keyturn desde la lista de programas.',
} as const satisfies Translated<typeof english>;
