// Brazilian Portuguese words about passwords that expire: the tray, reminders, enrolment of the workstation.
import type { expiry as english } from '../en/expiry.ts';
import type { Translated } from '../messages.ts';

export const expiry = {
  'tray.home': 'Abrir o Keyturn',
  'tray.reset': 'Redefinir senha…',
  'tray.enrol': 'Configurar a verificação…',
  'tray.checks': 'Testar o Keyturn…',
  'tray.about': 'Sobre o Keyturn',
  'tray.quit': 'Sair do Keyturn',
  'tray.not-set-up': 'O Keyturn ainda não está configurado neste computador',
  'tray.offline': 'O Keyturn não consegue acessar o serviço de redefinição',
  'tray.asking': 'O Keyturn está consultando quando a senha expira',
  'tray.nobody': 'Ninguém disse ao Keyturn quem está aqui',
  'tray.not-a-person': 'Esta conta do computador não tem uma senha de que o Keyturn cuide',
  'tray.not-enrolled': 'O Keyturn não envia lembretes neste computador',
  'tray.revoked': 'A TI removeu este computador do Keyturn',
  'tray.unknown': 'O Keyturn não sabe quando a senha expira',
  'tray.expires.days':
    'A senha expira {day}, em {count, plural, one {# dia} many {# de dias} other {# dias}}',
  'tray.expires.hours':
    'A senha expira {moment}, em {count, plural, one {# hora} many {# de horas} other {# horas}}',
  'tray.expires.minutes':
    'A senha expira {moment}, em {count, plural, one {# minuto} many {# de minutos} other {# minutos}}',
  'tray.expired': 'A senha expirou {moment}',
  'tray.must-change': 'É preciso alterar a senha',
  'tray.locked': 'A conta está bloqueada',
  'tray.never': 'A senha não expira',
  'tray.as-of': '{line} (consultado {moment})',
  'tray.not-shown.suppressed': 'Há um lembrete em espera: Não perturbe está ativado',
  'tray.not-shown.failed': 'Há um lembrete em espera: esta área de trabalho não o mostrou',

  'notice.expires.title': 'Sua senha expira em breve',
  'notice.expires.days':
    'Sua senha expira {moment}, em {count, plural, one {# dia} many {# de dias} other {# dias}}.',
  'notice.expires.hours':
    'Sua senha expira {moment}, em {count, plural, one {# hora} many {# de horas} other {# horas}}.',
  'notice.expires.minutes':
    'Sua senha expira {moment}, em {count, plural, one {# minuto} many {# de minutos} other {# minutos}}.',
  'notice.expires.that': 'Altere a senha com antecedência.',
  'notice.expired.title': 'Sua senha expirou',
  'notice.expired.when': 'Ela expirou {moment}. Altere a senha para continuar trabalhando.',
  'notice.expired.that': 'Altere a senha para continuar trabalhando.',
  'notice.must-change.title': 'Você precisa alterar sua senha',
  'notice.must-change.that': 'Altere a senha para continuar trabalhando.',
  'notice.locked.title': 'Sua conta está bloqueada',
  'notice.locked.that': 'Desbloqueie aqui, com os métodos que você configurou.',
  'notice.nothing.title': 'O Keyturn tem uma mensagem para você',
  'notice.nothing.body': 'Abra o Keyturn para ler.',
  'notice.as-of': '{text} Consultado {moment}.',
  'notice.change': 'Alterar agora',
  'notice.unlock': 'Desbloquear conta',
  'notice.open': 'Abrir o Keyturn',
  'notice.later': 'Mais tarde',

  'problem.device-unknown': 'O serviço de redefinição não conhece este computador.',
  'problem.device-unknown.do':
    'O Keyturn o registra de novo sozinho. Se isto continuar, avise sua equipe de TI.',
  'problem.device-revoked': 'A TI removeu este computador do Keyturn.',
  'problem.device-revoked.do': 'Pergunte à sua equipe de TI se isso não era esperado.',
  'problem.proof-of-key-needed': 'O serviço de redefinição não aceitou a prova deste computador.',
  'problem.proof-of-key-needed.do': 'Tente de novo em um minuto. Se isto continuar, avise sua equipe de TI.',

  'check.enrolment.name': 'Lembretes neste computador',
  'check.enrolment.ok': 'Este computador está registrado',
  'check.enrolment.unset': 'Desativados: as configurações gerenciadas não trazem um token de registro',
  'check.enrolment.unset.do':
    'A TI adiciona o token de registro às configurações gerenciadas se as pessoas devem receber lembretes.',
  'check.enrolment.keychain': 'O chaveiro ainda não entrega a chave deste computador',
  'check.enrolment.memory': 'Registrado até sair do Keyturn: o chaveiro não guardou a chave',
  'check.enrolment.memory.do': 'Desbloqueie o chaveiro deste computador e depois inicie o Keyturn de novo.',
  'check.enrolment.refused': 'O serviço de redefinição não aceita o token de registro',
  'check.enrolment.refused.do':
    'A TI compara o token de registro das configurações gerenciadas com o do serviço.',
  'check.enrolment.revoked': 'A TI removeu este computador',
  'check.enrolment.revoked.do':
    'Se isso não era esperado, a TI distribui um novo token de registro e este computador se registra de novo.',
  'check.enrolment.proof': 'O serviço de redefinição não aceitou a prova deste computador',
  'check.enrolment.proof.do': 'A TI verifica se o serviço conhece seu endereço público (KEYTURN_PUBLIC_URL).',
  'check.enrolment.away': 'O serviço de redefinição não soube responder',
  'check.enrolment.away.do':
    'Teste de novo em alguns minutos. Se isto continuar, avise a central de suporte.',
} as const satisfies Translated<typeof english>;
