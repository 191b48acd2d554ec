// Brazilian Portuguese words about the copies of a password on a workstation: the tray, notices, the window.
import type { copies as english } from '../en/copies.ts';
import type { Translated } from '../messages.ts';

export const copies = {
  'tray.copies': 'Senhas salvas…',
  'tray.copies.changed-elsewhere':
    'A senha foi alterada em outro lugar: as cópias salvas aqui estão desatualizadas',
  'tray.copies.unfinished': 'Nem todas as cópias salvas da senha estão atualizadas',
  'tray.copies.leftovers': 'Algumas cópias salvas da senha estão desatualizadas',

  'notice.copies.changed-elsewhere.title': 'Sua senha foi alterada em outro lugar',
  'notice.copies.changed-elsewhere.body':
    'Digite-a uma vez no Keyturn, para que as cópias salvas aqui não bloqueiem sua conta.',
  'notice.copies.unfinished.title': 'Suas senhas salvas não estão todas atualizadas',
  'notice.copies.unfinished.body': 'Digite sua senha mais uma vez no Keyturn para terminar.',
  'notice.copies.leftovers.title': 'Algumas senhas salvas estão desatualizadas',
  'notice.copies.leftovers.body':
    'Abra o Keyturn para ver quais e o que fazer. Elas podem bloquear sua conta.',
  'notice.copies.rest.title': 'Sua senha é nova: ainda há coisas a fazer',
  'notice.copies.rest.body':
    '{count, plural, one {# item ainda está na sua lista.} many {# de itens ainda estão na sua lista.} other {# itens ainda estão na sua lista.}} Abra o Keyturn para marcar o que já fez.',
  'notice.copies.rest.open': 'Abrir a lista',
  'notice.copies.open': 'Ver o que fazer',

  'copies.link': 'Senhas salvas',
  'copies.title': 'Senhas salvas neste computador',
  'copies.lead':
    'Quando sua senha muda, o Keyturn atualiza estas cópias salvas, para que nenhuma bloqueie sua conta.',
  'copies.right.title': 'Suas senhas salvas estão em dia',
  'copies.right.lead': 'Sua senha foi alterada {moment}. As cópias salvas têm a nova.',
  'copies.within.lead':
    'Sua senha foi alterada {moment}. As cópias que o Keyturn consegue alterar neste computador têm a nova; das outras cuida você.',
  'copies.beyond.lead':
    'O Keyturn não consegue alterá-las neste computador. Quando sua senha mudar, digite a nova em cada uma.',
  'copies.not-all.lead':
    'Nem todas têm sua nova senha. Os programas que usam a antiga podem bloquear sua conta.',
  'copies.own.lead':
    'Você disse que cuida delas. Os programas que usam a senha antiga podem bloquear sua conta.',
  'copies.none.title': 'Não há nada para cuidar aqui',
  'copies.none.lead': 'Sua equipe de TI não indicou ao Keyturn nenhuma senha salva neste computador.',
  'copies.shared': 'Em um posto compartilhado nenhuma senha é salva, por isso não há nada para cuidar.',
  'copies.fold.listed':
    '{count, plural, one {# cópia salva} many {# de cópias salvas} other {# cópias salvas}}',
  'copies.fold.done':
    '{count, plural, one {# está em ordem} many {# delas estão em ordem} other {# estão em ordem}}',
  'copies.fold.done-some': '{count} vistas, {bad} delas ainda não estão certas',
  'copies.fold.waiting':
    '{count, plural, one {Falta mais #} many {Faltam mais # delas} other {Faltam mais #}}',

  'copies.look': 'Ver o que está salvo aqui',
  'copies.looking': 'Olhando',
  'copies.look.title': 'O que está salvo aqui agora',
  'look.there': '{name} está aqui e seria atualizada',
  'look.would-be-made': '{name} ainda não está aqui e seria salva',
  'look.locked': 'Não dá para ver {name}: seu chaveiro está bloqueado',
  'look.denied': 'Não dá para ver {name}: o acesso não foi permitido',
  'look.cancelled': 'Não dá para ver {name}: a pergunta foi fechada',
  'look.unavailable': 'Não dá para ver {name}: o chaveiro não responde',
  'look.failed': 'Não dá para ver {name}',

  'copies.elsewhere.lead': 'Digite-a aqui uma vez, e o Keyturn atualiza as cópias salvas neste computador.',
  'copies.elsewhere.lead-at':
    'Ela foi alterada {moment}. Digite-a aqui uma vez, e o Keyturn atualiza as cópias salvas neste computador.',
  'copies.elsewhere.why':
    'As cópias salvas aqui ainda podem ter a senha antiga. Até que sejam atualizadas, os programas que as usam podem bloquear sua conta.',
  'copies.unverifiable':
    'O Keyturn não consegue conferir sua senha neste computador, por isso não atualiza estas cópias. Digite a nova onde um programa pedir: até lá, a antiga pode bloquear sua conta.',
  'copies.unfinished.lead': 'O Keyturn parou antes de terminar. Digite sua senha uma vez, e ele faz o resto.',
  'copies.leftovers.lead':
    '{count, plural, one {# cópia ainda não está certa.} many {# de cópias ainda não estão certas.} other {# cópias ainda não estão certas.}} Os programas que usam a senha antiga podem bloquear sua conta.',
  'copies.leftovers.again': 'Para tentar de novo, digite sua senha mais uma vez.',
  'copies.password': 'Sua senha como ela é agora',
  'copies.update': 'Atualizar senhas salvas',
  'copies.verifying': 'Conferindo sua senha',
  'copies.wrong': 'Essa não é sua senha como ela é agora.',
  'copies.wrong.do': 'Digite com cuidado: depois de algumas tentativas erradas é preciso esperar.',
  'copies.unchanged': 'Nada foi alterado aqui.',
  'copies.unsure.later': 'Tente de novo mais tarde.',
  'copies.unsure.not-replicated':
    'A alteração da sua senha ainda não chegou a todos os servidores da sua organização.',
  'copies.unsure.not-replicated.do': 'Espere um pouco e depois digite de novo a sua senha mais nova.',
  'copies.unsure.no-try-left': 'Por enquanto não resta nenhuma tentativa.',
  'copies.unsure.no-try-left.why':
    'Depois de algumas senhas erradas o Keyturn não testa mais nenhuma, para que sua conta não seja bloqueada. Até a certa precisa esperar.',
  'copies.unsure.locked': 'Sua conta está bloqueada.',
  'copies.unsure.locked.why': 'Enquanto ela está bloqueada, ninguém pode conferir sua senha.',
  'copies.unsure.locked.do': 'Desbloqueie-a primeiro no Keyturn e depois digite sua senha aqui de novo.',
  'copies.unsure.cannot-tell': 'O Keyturn não conseguiu uma resposta segura.',
  'copies.unsure.cannot-tell.do': 'Atualize você as senhas salvas e depois avise abaixo.',
  'copies.dismiss': 'Eu mesmo cuido disso',
  'copies.dismiss.title': 'Quer cuidar disso por sua conta?',
  'copies.dismiss.text':
    'O Keyturn não vai mais lembrar você delas. Até que tenham sua nova senha, os programas que as usam podem bloquear sua conta.',
  'copies.dismiss.no': 'Voltar',

  'copies.working.title': 'Atualizando suas senhas salvas',
  'copies.working.lead': 'Se este computador pedir acesso ao seu chaveiro, permita.',
  'copies.progress': '{done} de {total}',
  'copies.keychain': 'Aguardando seu chaveiro.',
  'copies.keychain.do': 'Ele pode estar perguntando algo a você: procure a janela dele.',
  'copies.keychain.stop': 'Parar de esperar',

  'rest.title': 'O resto da sua lista',
  'rest.lead':
    'O Keyturn não consegue alterar estes itens. Marque o que você já fez; pressione de novo para desmarcar.',
  'rest.count': '{done} de {total} prontos',
  'rest.verified': 'Conferido: funciona',
  'rest.verify': 'Testar a rede',
  'rest.verifying': 'Testando a rede',
  'rest.away':
    'A rede da empresa não responde. Conecte este computador a ela, por cabo ou VPN, e teste de novo.',
  'rest.reachable':
    'A rede da empresa responde. Agora pressione a tecla Windows e L para bloquear a tela, e desbloqueie com sua nova senha.',
  'rest.saved.do': 'O Keyturn não consegue alterá-la neste computador. Digite a nova senha lá.',
  'rest.windows-sign-in': 'Entrada no Windows',
  'rest.windows-sign-in.do':
    'O Windows guarda a senha antiga para quando não há rede. Na rede da empresa, bloqueie a tela e desbloqueie com a nova senha.',
  'rest.wifi': 'Wi-Fi',
  'rest.wifi.do': 'Se o Wi-Fi da empresa pedir sua senha, digite a nova.',
  'rest.mail-app': 'Programa de e-mail',
  'rest.mail-app.do':
    '{system, select, win32 {Abra o Outlook ou seu programa de e-mail.} darwin {Abra o Mail ou o Outlook.} other {Abra seu programa de e-mail.}} Se ele pedir, digite a nova senha.',
  'rest.network-drives': 'Unidades de rede',
  'rest.network-drives.do':
    '{system, select, win32 {Abra cada unidade compartilhada uma vez.} darwin {Abra cada pasta compartilhada uma vez no Finder.} other {Abra cada pasta compartilhada uma vez no seu gerenciador de arquivos.}} Se ela pedir, digite a nova senha.',
  'rest.remote-desktop': 'Área de trabalho remota',
  'rest.remote-desktop.do': 'Conecte-se a cada computador que você usa dessa forma e salve a nova senha.',
  'rest.browser': 'Navegador',
  'rest.browser.do': 'Entre uma vez nas páginas da empresa e deixe o navegador salvar a nova senha.',
  'rest.phone': 'Celular',
  'rest.phone.do': 'Digite a nova senha nas configurações de e-mail e calendário do seu celular.',
  'rest.other-workstations': 'Outros computadores',
  'rest.other-workstations.do': 'Se você está conectado em outro computador, saia nele e entre de novo.',
} as const satisfies Translated<typeof english>;
