// Spanish words of the frame, set-up of the workstation, the self-checks and About.
import type { app as english } from '../en/app.ts';
import type { Translated } from '../messages.ts';

export const app = {
  'app.name': 'Keyturn',
  'app.not-opened': 'Keyturn no se abrió bien',

  'action.back': 'Atrás',
  'action.cancel': 'Cancelar',
  'action.close': 'Cerrar',
  'action.done': 'Listo',
  'action.try-again': 'Intentar de nuevo',

  'reference.name': 'Referencia',
  'reference.shown': 'Referencia {reference}',
  'reference.spoken': 'Referencia {spelled}',
  'reference.dash': 'guion',

  'help.desk': 'Mesa de ayuda',
  'help.phone': 'Mesa de ayuda {phone}',
  'help.unknown': '¿Dudas? Pregunta a la mesa de ayuda',
  'help.link': 'Abrir página de ayuda',
  'help.stuck': '¿Sigues sin poder avanzar?',
  'help.call': 'Llama a la mesa de ayuda al {phone}.',
  'help.ask': 'Pregunta a la mesa de ayuda.',
  'help.quote': 'Dales esta referencia: {reference}.',

  'progress.label': 'Paso {step} de {total}: {name}',
  'progress.who': 'tu nombre',
  'progress.verify': 'confirma que eres tú',
  'progress.password': 'contraseña nueva',
  'progress.done': 'listo',

  'setup.missing.title': 'Esta computadora aún no está configurada',
  'setup.missing.lead':
    'Keyturn necesita la configuración de tu equipo de TI para poder ayudarte aquí con tu contraseña.',
  'setup.missing.person': 'Qué puedes hacer tú',
  'setup.missing.person.text': 'Llama a la mesa de ayuda. Pueden restablecer tu contraseña hoy mismo.',
  'setup.missing.it': 'Qué hace TI',
  'setup.missing.it.text':
    'Distribuye la configuración administrada de Keyturn a esta computadora. Keyturn la detecta por sí solo; no hay que reiniciar nada.',
  'setup.refused.title': 'No se puede usar la configuración de esta computadora',
  'setup.refused.lead':
    'Keyturn encontró una configuración, pero no puede asegurar que venga de tu equipo de TI. No usa nada de ella.',
  'setup.refused.reason': 'Motivo',
  'setup.refused.location': 'Dónde',
  'setup.refused.it.text': 'Corrige esto o distribuye de nuevo la configuración administrada.',
  'setup.development.title': 'Solo para desarrollo',
  'setup.development.label': 'Dirección de la API de restablecimiento',
  'setup.development.about':
    'Se conserva hasta salir de Keyturn. Nunca se ofrece en una computadora de trabajo.',
  'setup.development.use': 'Usar esta dirección',
  'setup.development.not-an-address': 'Escribe una dirección completa, como https://reset.example',

  'checks.title': '¿Funciona Keyturn aquí?',
  'checks.running': 'Revisando. Toma unos segundos.',
  'checks.summary.ok': 'Todo funciona.',
  'checks.summary.attention':
    '{count, plural, one {Hay # punto que atender.} many {Hay # de puntos que atender.} other {Hay # puntos que atender.}}',
  'checks.again': 'Revisar de nuevo',
  'checks.advice': 'Qué hacer: {advice}',
  'checks.unworded':
    'Keyturn no sabe cómo describir este resultado. Dile a la mesa de ayuda de qué revisión se trata.',
  'verdict.running': 'Revisando',
  'verdict.ok': 'Bien',
  'verdict.attention': 'Atención',
  'verdict.bad': 'No funciona',
  'verdict.not-run': 'Sin revisar',

  'about.title': 'Acerca de Keyturn',
  'about.lead': 'Keyturn cambia tu contraseña solo después de que confirmas quién eres. Nunca la guarda.',
  'about.version': 'Versión',
  'about.organisation': 'Configurado por',
  'about.organisation.none': 'Nadie todavía',
  'about.help-desk': 'Mesa de ayuda',
  'about.hours': 'Horario',
  'about.development': 'Versión de desarrollo',
} as const satisfies Translated<typeof english>;
