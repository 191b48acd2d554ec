// Brazilian Portuguese words of setting up verification: sign in, authenticator app, recovery codes.
import type { enrolment as english } from '../en/enrolment.ts';
import type { Translated } from '../messages.ts';

export const enrolment = {
  'enrol.sign-in.title': 'Configurar a verificação',
  'enrol.sign-in.lead': 'Primeiro entre na sua conta, para que ninguém mais faça isto em seu nome.',
  'enrol.sign-in.password': 'Sua senha',
  'enrol.sign-in.password.missing': 'Digite sua senha.',
  'enrol.sign-in.submit': 'Entrar',
  'enrol.sign-in.working': 'Entrando',

  'enrol.session.ends': 'Sua sessão termina em {time}. Depois disso, entre de novo para continuar.',
  'enrol.session.ends-soon':
    'Sua sessão termina em dois minutos. Depois disso, entre de novo para continuar.',
  'enrol.session.ended':
    'Sua sessão terminou. Entre de novo para continuar. O que você já concluiu foi mantido.',

  'enrol.list.title': 'Seus métodos de verificação',
  'enrol.list.title.none': 'Ainda não há nada configurado',
  'enrol.list.lead': 'Você precisa de dois métodos diferentes para redefinir sua senha sem ajuda.',
  'enrol.list.since': 'Configurado em {when}',
  'enrol.list.left':
    '{count, plural, =0 {Nenhum código restante} one {# código restante} many {# de códigos restantes} other {# códigos restantes}}',
  'enrol.list.mail': 'E-mail de recuperação',
  'enrol.list.mail.about': '{hint}, mantido pela sua equipe de TI',
  'enrol.list.add': 'Adicionar um aplicativo autenticador',
  'enrol.list.remove': 'Remover',
  'enrol.list.remove-named': 'Remover {name}',
  'enrol.list.empty':
    'O jeito mais rápido é um aplicativo autenticador no celular. Ele funciona mesmo sem sinal.',
  'enrol.list.how': 'Como funciona',
  'enrol.list.how-scan': 'Leia uma imagem com o aplicativo do celular.',
  'enrol.list.how-code': 'Digite os 6 dígitos que o aplicativo mostra.',
  'enrol.list.how-keep': 'Imprima ou copie dez códigos de recuperação, caso perca o celular.',
  'enrol.list.loading': 'Consultando o que está configurado',
  'enrol.remove.title': 'Remover {name}?',
  'enrol.remove.text':
    'Você não poderá mais confirmar quem é com este método. Você vai receber um aviso por e-mail.',
  'enrol.remove.yes': 'Remover',
  'enrol.remove.no': 'Manter',
  'enrol.removed': 'Item removido: {name}.',

  'enrol.totp.title': 'Leia este código com o celular',
  'enrol.totp.lead':
    'Abra seu aplicativo autenticador, escolha adicionar uma conta e aponte a câmera para cá.',
  'enrol.totp.qr': 'Código QR para seu aplicativo autenticador. A mesma chave está escrita abaixo.',
  'enrol.totp.typed': 'Sem câmera? Digite esta chave',
  'enrol.totp.key': 'Baseada na hora, 6 dígitos',
  'enrol.totp.scanned': 'Já adicionei',
  'enrol.confirm.title': 'Agora digite o código que ele mostra',
  'enrol.confirm.lead': 'Assim sabemos que o aplicativo está certo.',

  'enrol.codes.title': 'Guarde estes códigos de recuperação',
  'enrol.codes.lead':
    'Para o caso de você perder o celular. Cada um funciona uma vez. Eles só aparecem agora.',
  'enrol.codes.list': 'Códigos de recuperação',
  'enrol.codes.print': 'Imprimir',
  'enrol.codes.copy': 'Copiar',
  'enrol.codes.copied': 'Copiados. Cole agora em um lugar seguro; a cópia é apagada depois de um minuto.',
  'enrol.codes.saved': 'Guardei em um lugar seguro',
  'enrol.codes.not-saved': 'Primeiro imprima ou copie os códigos e depois marque a caixa.',
  'enrol.codes.finish': 'Concluir',
  'enrol.codes.print-title': 'Códigos de recuperação do Keyturn para {username}',
  'enrol.codes.print-note': 'Cada código funciona uma vez. Guarde esta página onde só você tenha acesso.',
} as const satisfies Translated<typeof english>;
