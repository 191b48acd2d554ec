// Brazilian Portuguese words of the frame, set-up of the workstation, the self-checks and About.
import type { app as english } from '../en/app.ts';
import type { Translated } from '../messages.ts';

export const app = {
  'app.name': 'Keyturn',
  'app.not-opened': 'O Keyturn não abriu direito',

  'action.back': 'Voltar',
  'action.cancel': 'Cancelar',
  'action.close': 'Fechar',
  'action.done': 'Pronto',
  'action.try-again': 'Tentar de novo',

  'reference.name': 'Referência',
  'reference.shown': 'Referência {reference}',
  'reference.spoken': 'Referência {spelled}',
  'reference.dash': 'hífen',

  'help.desk': 'Central de suporte',
  'help.phone': 'Central de suporte {phone}',
  'help.unknown': 'Dúvidas? Fale com a central de suporte',
  'help.link': 'Abrir página de ajuda',
  'help.stuck': 'Ainda não conseguiu?',
  'help.call': 'Ligue para a central de suporte: {phone}.',
  'help.ask': 'Fale com a central de suporte.',
  'help.quote': 'Informe esta referência: {reference}.',

  'progress.label': 'Etapa {step} de {total}: {name}',
  'progress.who': 'seu nome',
  'progress.verify': 'confirme que é você',
  'progress.password': 'nova senha',
  'progress.done': 'pronto',

  'setup.missing.title': 'Este computador ainda não está configurado',
  'setup.missing.lead':
    'O Keyturn precisa das configurações da sua equipe de TI para ajudar com senhas aqui.',
  'setup.missing.person': 'O que você pode fazer',
  'setup.missing.person.text': 'Ligue para a central de suporte. Ela pode redefinir sua senha hoje mesmo.',
  'setup.missing.it': 'O que a TI faz',
  'setup.missing.it.text':
    'Distribui as configurações gerenciadas do Keyturn para este computador. O Keyturn percebe sozinho; não é preciso reiniciar nada.',
  'setup.refused.title': 'As configurações deste computador não podem ser usadas',
  'setup.refused.lead':
    'O Keyturn encontrou configurações, mas não tem como saber se vieram da sua equipe de TI. Ele não usa nenhuma delas.',
  'setup.refused.reason': 'Motivo',
  'setup.refused.location': 'Onde',
  'setup.refused.it.text': 'Corrija isto ou distribua de novo as configurações gerenciadas.',
  'setup.development.title': 'Somente para desenvolvimento',
  'setup.development.label': 'Endereço da API de redefinição',
  'setup.development.about': 'Mantido até sair do Keyturn. Nunca é oferecido em um computador de trabalho.',
  'setup.development.use': 'Usar este endereço',
  'setup.development.not-an-address': 'Digite um endereço completo, como https://reset.example',

  'checks.title': 'O Keyturn funciona aqui?',
  'checks.running': 'Testando. Leva alguns segundos.',
  'checks.summary.ok': 'Tudo funciona.',
  'checks.summary.attention':
    '{count, plural, one {# item precisa de atenção.} many {# de itens precisam de atenção.} other {# itens precisam de atenção.}}',
  'checks.again': 'Testar de novo',
  'checks.advice': 'O que fazer: {advice}',
  'checks.unworded': 'O Keyturn não sabe descrever este resultado. Diga à central de suporte qual é o teste.',
  'verdict.running': 'Testando',
  'verdict.ok': 'Tudo bem',
  'verdict.attention': 'Atenção',
  'verdict.bad': 'Não funciona',
  'verdict.not-run': 'Não testado',

  'about.title': 'Sobre o Keyturn',
  'about.lead': 'O Keyturn só altera sua senha depois que você confirma quem é. Ele nunca a guarda.',
  'about.version': 'Versão',
  'about.organisation': 'Configurado por',
  'about.organisation.none': 'Ninguém ainda',
  'about.help-desk': 'Central de suporte',
  'about.hours': 'Horário',
  'about.development': 'Versão de desenvolvimento',
} as const satisfies Translated<typeof english>;
