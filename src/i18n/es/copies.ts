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
  'notice.copies.rest.open': 'Abrir la lista',
  'notice.copies.open': 'Ver qué hacer',

  'copies.link': 'Contraseñas guardadas',
  'copies.title': 'Contraseñas guardadas en esta computadora',
  'copies.lead':
    'Cuando cambia tu contraseña, Keyturn actualiza estas copias guardadas, para que ninguna bloquee tu cuenta.',
  'copies.right.title': 'Tus contraseñas guardadas están al día',
  'copies.right.lead': 'Tu contraseña se cambió {moment}. Las copias guardadas tienen la nueva.',
  'copies.within.lead':
    'Tu contraseña se cambió {moment}. Las copias que Keyturn puede cambiar en esta computadora tienen la nueva; de las demás te encargas tú.',
  'copies.beyond.lead':
    'Keyturn no puede cambiarlas en esta computadora. Cuando cambie tu contraseña, escribe la nueva en cada una.',
  'copies.not-all.lead':
    'No todas tienen tu contraseña nueva. Los programas que usan la anterior pueden bloquear tu cuenta.',
  'copies.own.lead':
    'Dijiste que te encargas de ellas. Los programas que usan la contraseña anterior pueden bloquear tu cuenta.',
  'copies.none.title': 'Aquí no hay nada que cuidar',
  'copies.none.lead':
    'Tu equipo de TI no le indicó a Keyturn ninguna contraseña guardada en esta computadora.',
  'copies.shared': 'En un puesto compartido no se guardan contraseñas, así que no hay nada que cuidar.',
  'copies.fold.listed':
    '{count, plural, one {# copia guardada} many {# de copias guardadas} other {# copias guardadas}}',
  'copies.fold.done':
    '{count, plural, one {# está en orden} many {# de ellas están en orden} other {# están en orden}}',
  'copies.fold.done-some': '{count} revisadas, {bad} de ellas aún no están bien',
  'copies.fold.waiting':
    '{count, plural, one {Falta # más} many {Faltan # de ellas más} other {Faltan # más}}',

  'copies.look': 'Ver qué hay guardado aquí',
  'copies.looking': 'Mirando',
  'copies.look.title': 'Lo que hay guardado aquí',
  'look.there': '{name} está aquí y se actualizaría',
  'look.would-be-made': '{name} aún no está aquí y se guardaría',
  'look.locked': 'No se puede ver {name}: tu llavero está bloqueado',
  'look.denied': 'No se puede ver {name}: no se permitió el acceso',
  'look.cancelled': 'No se puede ver {name}: se cerró la pregunta',
  'look.unavailable': 'No se puede ver {name}: el llavero no responde',
  'look.failed': 'No se puede ver {name}',

  'copies.elsewhere.lead':
    'Escríbela aquí una vez, y Keyturn actualiza las copias guardadas en esta computadora.',
  'copies.elsewhere.lead-at':
    'Se cambió {moment}. Escríbela aquí una vez, y Keyturn actualiza las copias guardadas en esta computadora.',
  'copies.elsewhere.why':
    'Las copias guardadas aquí pueden tener todavía la contraseña anterior. Hasta que se actualicen, los programas que las usan pueden bloquear tu cuenta.',
  'copies.unverifiable':
    'Keyturn no puede comprobar tu contraseña en esta computadora, así que no actualiza estas copias. Escribe la nueva donde un programa la pida: hasta entonces, la anterior puede bloquear tu cuenta.',
  'copies.unfinished.lead':
    'Keyturn se detuvo antes de terminar. Escribe tu contraseña una vez, y hace el resto.',
  'copies.leftovers.lead':
    '{count, plural, one {# copia aún no está al día.} many {# de copias aún no están al día.} other {# copias aún no están al día.}} Los programas que usan la contraseña anterior pueden bloquear tu cuenta.',
  'copies.leftovers.again': 'Para intentarlo de nuevo, escribe tu contraseña una vez más.',
  'copies.password': 'Tu contraseña tal como es ahora',
  'copies.update': 'Actualizar las guardadas',
  'copies.verifying': 'Comprobando tu contraseña',
  'copies.wrong': 'Esa no es tu contraseña tal como es ahora.',
  'copies.wrong.do': 'Escríbela con cuidado: después de unos pocos intentos equivocados hay que esperar.',
  'copies.unchanged': 'Aquí no se cambió nada.',
  'copies.unsure.later': 'Intenta de nuevo más tarde.',
  'copies.unsure.not-replicated':
    'El cambio de tu contraseña aún no ha llegado a todos los servidores de tu organización.',
  'copies.unsure.not-replicated.do':
    'Dale un poco de tiempo y luego escribe otra vez tu contraseña más nueva.',
  'copies.unsure.no-try-left': 'Por ahora no queda ningún intento.',
  'copies.unsure.no-try-left.why':
    'Después de algunas contraseñas equivocadas Keyturn no prueba ninguna más, para que tu cuenta no se bloquee. Incluso la correcta tiene que esperar.',
  'copies.unsure.locked': 'Tu cuenta está bloqueada.',
  'copies.unsure.locked.why': 'Mientras está bloqueada, nadie puede comprobar tu contraseña.',
  'copies.unsure.locked.do': 'Desbloquéala primero en Keyturn y luego escribe otra vez tu contraseña aquí.',
  'copies.unsure.cannot-tell': 'Keyturn no pudo obtener una respuesta segura.',
  'copies.unsure.cannot-tell.do': 'Actualiza tú las contraseñas guardadas y luego indícalo abajo.',
  'copies.dismiss': 'Me encargo yo',
  'copies.dismiss.title': '¿Te encargas tú?',
  'copies.dismiss.text':
    'Keyturn no te lo recordará otra vez. Hasta que tengan tu contraseña nueva, los programas que las usan pueden bloquear tu cuenta.',
  'copies.dismiss.no': 'Volver',

  'copies.working.title': 'Actualizando tus contraseñas guardadas',
  'copies.working.lead': 'Si esta computadora te pide acceso a tu llavero, permítelo.',
  'copies.progress': '{done} de {total}',
  'copies.keychain': 'Esperando a tu llavero.',
  'copies.keychain.do': 'Puede que te esté preguntando algo: busca su ventana.',
  'copies.keychain.stop': 'Dejar de esperar',

  'rest.title': 'El resto de tu lista',
  'rest.lead':
    'Keyturn no puede cambiar esto. Marca lo que ya hiciste; presiona otra vez para quitar la marca.',
  'rest.count': '{done} de {total} listas',
  'rest.verified': 'Comprobado: funciona',
  'rest.verify': 'Comprobar la red',
  'rest.verifying': 'Comprobando la red',
  'rest.away':
    'La red de la empresa no responde. Conecta esta computadora a ella, por cable o VPN, y comprueba de nuevo.',
  'rest.reachable':
    'La red de la empresa responde. Ahora presiona la tecla Windows y L para bloquear la pantalla, y desbloquéala con tu contraseña nueva.',
  'rest.saved.do': 'Keyturn no puede cambiarla en esta computadora. Escribe ahí la contraseña nueva.',
  'rest.windows-sign-in': 'Inicio de sesión de Windows',
  'rest.windows-sign-in.do':
    'Windows recuerda la contraseña anterior para cuando no hay red. En la red de la empresa, bloquea la pantalla y desbloquéala con la contraseña nueva.',
  'rest.wifi': 'Wi-Fi',
  'rest.wifi.do': 'Si el Wi-Fi de la empresa te pide la contraseña, escribe la nueva.',
  'rest.mail-app': 'Programa de correo',
  'rest.mail-app.do':
    '{system, select, win32 {Abre Outlook o tu programa de correo.} darwin {Abre Mail u Outlook.} other {Abre tu programa de correo.}} Si la pide, escribe la contraseña nueva.',
  'rest.network-drives': 'Unidades de red',
  'rest.network-drives.do':
    '{system, select, win32 {Abre una vez cada unidad compartida.} darwin {Abre una vez cada carpeta compartida en el Finder.} other {Abre una vez cada carpeta compartida en tu gestor de archivos.}} Si la pide, escribe la contraseña nueva.',
  'rest.remote-desktop': 'Escritorio remoto',
  'rest.remote-desktop.do':
    'Conéctate a cada computadora que usas de esta forma y guarda la contraseña nueva.',
  'rest.browser': 'Navegador',
  'rest.browser.do':
    'Inicia sesión una vez en las páginas de tu empresa y deja que el navegador guarde la contraseña nueva.',
  'rest.phone': 'Teléfono',
  'rest.phone.do': 'Escribe la contraseña nueva en los ajustes de correo y calendario de tu teléfono.',
  'rest.other-workstations': 'Otras computadoras',
  'rest.other-workstations.do':
    'Si tienes la sesión iniciada en otra computadora, ciérrala allí e inicia sesión de nuevo.',
} as const satisfies Translated<typeof english>;
