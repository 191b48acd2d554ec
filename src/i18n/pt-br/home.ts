// Brazilian Portuguese words of the home screen: how the password stands, what can be done, and who sits here.
import type { home as english } from '../en/home.ts';
import type { Translated } from '../messages.ts';

export const home = {
  'home.title': 'Como podemos ajudar?',
  'home.lead':
    'O Keyturn confirma que é você mesmo e depois libera sua conta para o trabalho. Leva cerca de dois minutos.',
  'home.reset': 'Redefinir minha senha',
  'home.unlock': 'Desbloquear minha conta',
  'home.enrol': 'Configurar verificação',
  'home.checks': 'Testar o Keyturn',
  'home.about': 'Sobre o Keyturn',

  'home.fine.title': 'Sua senha vale até {day}',
  'home.nothing': 'Não há nada a fazer agora.',
  'home.fine.lead': 'Avisaremos com antecedência.',
  'home.expires.title': 'Sua senha expira {day}',
  'home.expires.lead': 'Horário: {time}. A alteração leva cerca de um minuto.',
  'home.expired.title': 'Sua senha expirou',
  'home.expired.lead': 'Ela expirou {moment}. Altere a senha aqui para continuar trabalhando.',
  'home.must-change.title': 'Você precisa alterar sua senha',
  'home.must-change.lead': 'Sua empresa pede uma nova antes de você continuar. Leva cerca de um minuto.',
  'home.locked.title': 'Sua conta está bloqueada',
  'home.locked.lead': 'Desbloqueie aqui. Você só precisa confirmar que é você.',
  'home.never.title': 'Sua senha não expira',
  'home.never.lead': 'Você pode alterá-la aqui quando quiser.',
  'home.unknown.title': 'Não sabemos quando sua senha expira',
  'home.unknown.lead': 'O diretório da empresa não informa. Mesmo assim, você pode alterar sua senha aqui.',
  'home.asking.title': 'Consultando quando sua senha expira',
  'home.asking.lead': 'Leva alguns segundos. Você não precisa esperar.',
  'home.away.title': 'Não podemos consultar sua senha agora',
  'home.away.lead':
    'O serviço de redefinição não responde. Verifique a rede deste computador ou ligue para a central de suporte.',
  'home.revoked.title': 'Este computador não envia mais lembretes',
  'home.revoked.lead':
    'A TI o removeu do Keyturn. Fale com ela se isso não era esperado. Redefinir a senha aqui ainda funciona.',
  'home.not-enrolled': 'Este computador não avisa você antes que sua senha expire.',
  'home.left-out':
    'Você entrou neste computador como {account}, uma conta que a TI deixou fora dos lembretes. Para recebê-los, entre com a sua. Aqui você ainda pode redefinir a senha.',
  'home.not-a-person':
    'Você entrou neste computador com uma conta de que o Keyturn não cuida. Com a sua, ele ajuda normalmente.',

  'home.dial.days': '{count, plural, one {dia restante} many {dias restantes} other {dias restantes}}',
  'home.dial.hours': '{count, plural, one {hora restante} many {horas restantes} other {horas restantes}}',
  'home.dial.minutes':
    '{count, plural, one {minuto restante} many {minutos restantes} other {minutos restantes}}',
  'home.dial.expired': 'Expirada',
  'home.dial.must-change': 'A alterar',
  'home.dial.locked': 'Bloqueada',
  'home.dial.never': 'Não expira',
  'home.dial.unknown': 'Não se sabe',
  'home.dial.asking': 'Consultando',
  'home.dial.away': 'Sem resposta',
  'home.dial.revoked': 'Desativado',
  'home.left.days': '{count, plural, one {Falta # dia} many {Faltam # de dias} other {Faltam # dias}}',
  'home.left.hours': '{count, plural, one {Falta # hora} many {Faltam # de horas} other {Faltam # horas}}',
  'home.left.minutes':
    '{count, plural, one {Falta # minuto} many {Faltam # de minutos} other {Faltam # minutos}}',
  'home.left.as-of': '{left}, consultado {moment}',

  'home.offline': 'Isto foi consultado {moment}.',
  'home.offline.do': 'O serviço de redefinição não responde agora, então algo pode ter mudado desde então.',
  'home.offline.still': 'Ainda sem resposta. O Keyturn continua tentando sozinho.',
  'home.check-now': 'Consultar agora',
  'home.checking': 'Consultando',
  'home.checked': 'Consultado agora mesmo.',

  'home.fact.changed': 'Última alteração',
  'home.fact.expires': 'A senha expira',
  'home.fact.expired': 'A senha expirou',
  'home.fact.locked': 'Bloqueada desde',
  'home.fact.ways': 'Métodos de verificação',
  'home.fact.ways.none': 'Nenhum ainda',
  'home.fact.reminder': 'Último lembrete',
  'home.fact.reminder.none': 'Nenhum ainda',

  'home.change': 'Alterar senha',
  'home.unlock-now': 'Desbloquear conta',
  'home.starting': 'Iniciando',
  'home.forgot': 'Esqueceu sua senha?',

  'home.later': 'Lembrar mais tarde',
  'home.later.in': 'Lembrar em {time}',
  'home.later.afternoon': 'Lembrar hoje à tarde',
  'home.later.evening': 'Lembrar hoje à noite',
  'home.later.tomorrow': 'Lembrar amanhã',
  'home.in.duration': 'Em {time}',
  'home.in.afternoon': 'Hoje à tarde',
  'home.in.evening': 'Hoje à noite',
  'home.in.tomorrow': 'Amanhã',
  'home.snoozed': 'Sem mais lembretes até {moment}.',

  'home.not-shown.suppressed': 'Um lembrete foi retido porque Não perturbe está ativado.',
  'home.not-shown.suppressed.do':
    'Tudo o que ele diz está nesta página. Sua área de trabalho vai mostrá-lo quando Não perturbe estiver desativado.',
  'home.not-shown.failed': 'Esta área de trabalho não mostrou um lembrete.',
  'home.not-shown.failed.do': 'Tudo o que ele diz está nesta página. O teste do Keyturn diz por quê.',

  'home.rules': 'Requisitos da nova senha',
  'home.reminders': 'Últimos lembretes',
  'home.reminder.workstation': 'Na tela {moment}',
  'home.reminder.mail': 'Por e-mail {moment}',
  'home.reminder.unseen': 'Previsto para {moment}',
  'home.outcome.shown': 'Mostrado',
  'home.outcome.sent': 'Enviado',
  'home.outcome.clicked': 'Aberto',
  'home.outcome.snoozed': 'Adiado',
  'home.outcome.snoozed-until': 'Adiado até {moment}',
  'home.outcome.dismissed': 'Fechado',
  'home.outcome.suppressed': 'Retido: Não perturbe estava ativado',
  'home.outcome.failed': 'Não mostrado pela área de trabalho',
  'home.outcome.failed-mail': 'Não pôde ser enviado',

  'seat.title': 'Quem está aqui?',
  'seat.lead':
    'Assim o Keyturn avisa você a tempo, antes que sua senha expire. Ele esquece você quando você sai ou a tela é bloqueada.',
  'seat.enter': 'Sou eu',
  'seat.entering': 'Procurando você',
  'seat.leave': 'Estou saindo',
  'seat.left': 'O Keyturn esqueceu quem estava aqui.',
} as const satisfies Translated<typeof english>;
