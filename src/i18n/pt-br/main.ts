// Brazilian Portuguese words that main chooses: the results of the self-checks.
import type { main as english } from '../en/main.ts';
import type { Translated } from '../messages.ts';

export const main = {
  'check.not-run.settings': 'Não testado: ainda não há um endereço do serviço de redefinição',
  'check.not-run.api': 'Não testado: o serviço de redefinição não respondeu',
  'check.line': '{number, number}. [{verdict}] {name}: {text}',
  'check.line.advice': '   O que fazer: {advice}',

  'check.settings.name': 'Configurações da TI',
  'check.settings.ok': 'Encontradas e em ordem',
  'check.settings.development': 'Desenvolvimento: um endereço digitado à mão',
  'check.settings.bad': 'Não há configurações gerenciadas neste computador',
  'check.settings.bad.do': 'A TI distribui as configurações gerenciadas do Keyturn para este computador.',
  'check.settings.refused': 'Encontradas, mas não podem ser usadas: {reason}',
  'check.settings.refused.do': 'A TI corrige as configurações em {location}.',
  'check.api.name': 'Serviço de redefinição',
  'check.api.ok': 'Responde em {ms, number} ms',
  'check.api.bad': 'Não responde',
  'check.api.bad.do': 'Verifique a rede deste computador e depois pergunte à TI se o serviço está no ar.',
  'check.api.name-not-resolved': 'Esta rede não conhece o nome do serviço de redefinição',
  'check.api.name-not-resolved.do': 'Conecte-se à rede ou à VPN da empresa e teste de novo.',
  'check.api.no-route': 'Este computador não está conectado a uma rede',
  'check.api.no-route.do': 'Conecte o computador e teste de novo.',
  'check.api.refused': 'Nada atende no endereço do serviço de redefinição',
  'check.api.refused.do': 'A TI verifica se o serviço está no ar e o endereço nas configurações gerenciadas.',
  'check.api.certificate': 'Apresenta um certificado em que este computador não confia',
  'check.api.certificate.do':
    'A TI faz este computador confiar na autoridade do certificado. Até lá, o Keyturn não envia nada para lá.',
  'check.api.timed-out': 'Não respondeu a tempo',
  'check.api.timed-out.do':
    'Verifique a rede deste computador e depois pergunte à TI se o serviço está no ar.',
  'check.api.proxy': 'O proxy desta rede não deixou o Keyturn passar',
  'check.api.proxy.do': 'A TI libera o Keyturn no proxy para o serviço de redefinição.',
  'check.api.malformed': 'Outra coisa responde no endereço do serviço de redefinição',
  'check.api.malformed.do': 'A TI verifica o endereço nas configurações gerenciadas.',
  'check.clock.name': 'Relógio deste computador',
  'check.clock.ok': 'Igual ao do serviço de redefinição',
  'check.clock.attention':
    'Difere {seconds, plural, one {# segundo} many {# de segundos} other {# segundos}} do serviço de redefinição',
  'check.clock.attention.do': 'Deixe a data e a hora deste computador no automático.',
  'check.directory.name': 'Diretório da empresa',
  'check.directory.ok': 'Disponível',
  'check.directory.noted': 'Disponível. Uma nota para a TI: {notes}',
  'check.directory.bad': 'O serviço de redefinição não consegue acessar o diretório',
  'check.directory.bad.do':
    'As alterações de senha esperam até a TI resolver. A central de suporte sabe mais.',
  'check.directory.database': 'O serviço de redefinição não consegue acessar seu banco de dados',
  'check.directory.database.do':
    'As alterações de senha esperam até a TI resolver. A central de suporte sabe mais.',
  'check.directory.mail':
    'Disponível, mas o serviço não consegue enviar e-mail: os códigos por e-mail não chegam',
  'check.directory.mail.do': 'Use outro método para confirmar quem você é até a TI resolver.',
  'check.keychain.name': 'Chaveiro deste computador',
  'check.keychain.ok': 'Pode ser lido e gravado',
  'check.keychain.attention': 'Bloqueado',
  'check.keychain.attention.do':
    'Desbloqueie ou entre de novo neste computador: enquanto ele está bloqueado, as cópias salvas não são atualizadas.',
  'check.keychain.bad': 'Não responde',
  'check.keychain.bad.do': 'As cópias salvas não serão atualizadas aqui. Avise a central de suporte.',
  'check.keychain.denied': 'Não dá acesso ao Keyturn',
  'check.keychain.denied.do': 'As cópias salvas não serão atualizadas aqui. Avise a central de suporte.',
  'check.notifications.name': 'Notificações',
  'check.notifications.ok': 'Permitidas',
  'check.notifications.sample.title': 'O Keyturn consegue avisar você aqui',
  'check.notifications.sample.body': 'Isto foi um teste. Não há nada a fazer.',
  'check.notifications.refused': 'Desativadas para o Keyturn',
  'check.notifications.refused.do': 'Permita as notificações do Keyturn nas configurações deste computador.',
  'check.notifications.missing': 'Esta área de trabalho não tem notificações',
  'check.notifications.missing.do':
    'Peça à sua equipe de TI para instalar um serviço de notificações aqui. Até lá, olhe o ícone na bandeja.',
  'check.notifications.kept-back': 'Não perturbe está ativado',
  'check.notifications.kept-back.do': 'Desative o Não perturbe para receber os lembretes a tempo.',
  'check.tray.name': 'Ícone na bandeja',
  'check.tray.ok': 'Visível',
  'check.tray.attention': 'Esta área de trabalho não mostra ícones na bandeja',
  'check.tray.attention.do': 'Abra o Keyturn pela lista de programas.',
} as const satisfies Translated<typeof english>;
