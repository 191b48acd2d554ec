// Spanish words of setting up verification: sign in, authenticator app, recovery codes.
import type { enrolment as english } from '../en/enrolment.ts';
import type { Translated } from '../messages.ts';

export const enrolment = {
  'enrol.sign-in.title': 'Configurar la verificación',
  'enrol.sign-in.lead': 'Primero inicia sesión, para que nadie más pueda hacer esto en tu nombre.',
  'enrol.sign-in.password': 'Tu contraseña',
  'enrol.sign-in.password.missing': 'Escribe tu contraseña.',
  'enrol.sign-in.submit': 'Iniciar sesión',
  'enrol.sign-in.working': 'Iniciando sesión',

  'enrol.session.ends': 'Tu sesión termina en {time}. Después, inicia sesión de nuevo para continuar.',
  'enrol.session.ends-soon':
    'Tu sesión termina en dos minutos. Después, inicia sesión de nuevo para continuar.',
  'enrol.session.ended':
    'Tu sesión terminó. Inicia sesión de nuevo para continuar. Lo que ya completaste se conserva.',

  'enrol.list.title': 'Tus métodos de verificación',
  'enrol.list.title.none': 'Aún no hay nada configurado',
  'enrol.list.lead': 'Necesitas dos métodos distintos para restablecer tu contraseña sin ayuda.',
  'enrol.list.since': 'Configurado el {when}',
  'enrol.list.left':
    '{count, plural, =0 {No quedan códigos} one {Queda # código} many {Quedan # de códigos} other {Quedan # códigos}}',
  'enrol.list.mail': 'Correo de recuperación',
  'enrol.list.mail.about': '{hint}, a cargo de tu equipo de TI',
  'enrol.list.add': 'Agregar una aplicación de autenticación',
  'enrol.list.remove': 'Quitar',
  'enrol.list.remove-named': 'Quitar {name}',
  'enrol.list.empty': 'Lo más rápido es una aplicación de autenticación en tu teléfono. No necesita señal.',
  'enrol.list.how': 'Cómo se hace',
  'enrol.list.how-scan': 'Escanea una imagen con la aplicación de tu teléfono.',
  'enrol.list.how-code': 'Escribe los 6 dígitos que muestra la aplicación.',
  'enrol.list.how-keep': 'Imprime o copia diez códigos de recuperación, por si pierdes el teléfono.',
  'enrol.list.loading': 'Consultando lo que está configurado',
  'enrol.remove.title': '¿Quitar {name}?',
  'enrol.remove.text': 'Ya no podrás confirmar quién eres con este método. Recibirás un aviso por correo.',
  'enrol.remove.yes': 'Quitar',
  'enrol.remove.no': 'Conservar',
  'enrol.removed': 'Se quitó {name}.',

  'enrol.totp.title': 'Escanea esto con tu teléfono',
  'enrol.totp.lead':
    'Abre tu aplicación de autenticación, elige agregar una cuenta y apunta la cámara hacia aquí.',
  'enrol.totp.qr': 'Código QR para tu aplicación de autenticación. La misma clave está escrita abajo.',
  'enrol.totp.typed': '¿Sin cámara? Escribe esta clave',
  'enrol.totp.key': 'Basada en la hora, 6 dígitos',
  'enrol.totp.scanned': 'Ya la agregué',
  'enrol.confirm.title': 'Ahora escribe el código que muestra',
  'enrol.confirm.lead': 'Así sabemos que la aplicación quedó bien.',

  'enrol.codes.title': 'Guarda estos códigos de recuperación',
  'enrol.codes.lead': 'Por si pierdes el teléfono. Cada uno sirve una sola vez. Solo se muestran ahora.',
  'enrol.codes.list': 'Códigos de recuperación',
  'enrol.codes.print': 'Imprimir',
  'enrol.codes.copy': 'Copiar',
  'enrol.codes.copied': 'Copiados. Pégalos ahora en un lugar seguro; la copia se borra después de un minuto.',
  'enrol.codes.saved': 'Los guardé en un lugar seguro',
  'enrol.codes.not-saved': 'Primero imprime o copia los códigos y luego marca la casilla.',
  'enrol.codes.finish': 'Terminar',
  'enrol.codes.print-title': 'Códigos de recuperación de Keyturn para {username}',
  'enrol.codes.print-note': 'Cada código sirve una sola vez. Guarda esta hoja donde solo tú la alcances.',
} as const satisfies Translated<typeof english>;
