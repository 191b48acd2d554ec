// Filipino words about the copies of a password on a workstation: the tray, notices, the window.
import type { copies as english } from '../en/copies.ts';
import type { Translated } from '../messages.ts';

export const copies = {
  'tray.copies': 'Mga naka-save na password…',
  'tray.copies.changed-elsewhere':
    'Napalitan sa ibang lugar ang password: luma na ang mga naka-save na kopya rito',
  'tray.copies.unfinished': 'Hindi pa na-update ang lahat ng naka-save na kopya ng password',
  'tray.copies.leftovers': 'Luma na ang ilang naka-save na kopya ng password',

  'notice.copies.changed-elsewhere.title': 'Napalitan sa ibang lugar ang password mo',
  'notice.copies.changed-elsewhere.body':
    'I-type ito nang isang beses sa Keyturn, para hindi ma-lock ang account mo dahil sa mga kopyang naka-save rito.',
  'notice.copies.unfinished.title': 'Hindi pa na-update ang lahat ng naka-save mong password',
  'notice.copies.unfinished.body': 'I-type ulit sa Keyturn ang password mo para matapos.',
  'notice.copies.leftovers.title': 'Luma na ang ilang naka-save na password',
  'notice.copies.leftovers.body':
    'Buksan ang Keyturn para makita kung alin at kung ano ang gagawin. Baka ma-lock ng mga ito ang account mo.',
  'notice.copies.rest.title': 'Bago na ang password mo: may natitira pang gagawin',
  'notice.copies.rest.body':
    '{count, plural, one {May # bagay pa sa listahan mo.} other {May # na bagay pa sa listahan mo.}} Buksan ang Keyturn para markahan ang tapos na.',
  'notice.copies.rest.open': 'Buksan ang listahan',
  'notice.copies.open': 'Tingnan ang gagawin',

  'copies.link': 'Mga naka-save na password',
  'copies.title': 'Mga naka-save na password sa computer na ito',
  'copies.lead':
    'Kapag napalitan ang password mo, ina-update ng Keyturn ang mga kopyang ito, para walang mag-lock ng account mo.',
  'copies.right.title': 'Updated na ang mga naka-save mong password',
  'copies.right.lead': 'Napalitan ang password mo ({moment}). Nasa mga naka-save na kopya na ang bago.',
  'copies.within.lead':
    'Napalitan ang password mo ({moment}). Nasa mga kopyang kayang palitan ng Keyturn sa computer na ito ang bago; ikaw na ang bahala sa iba.',
  'copies.beyond.lead':
    'Hindi mapapalitan ng Keyturn ang mga ito sa computer na ito. Kapag napalitan ang password mo, i-type ang bago sa bawat isa.',
  'copies.not-all.lead':
    'Hindi lahat ng ito ay may bago mong password. Puwedeng ma-lock ang account mo dahil sa mga program na gumagamit ng luma.',
  'copies.own.lead':
    'Sinabi mong ikaw na ang bahala sa mga ito. Puwedeng ma-lock ang account mo dahil sa mga program na gumagamit ng lumang password.',
  'copies.none.title': 'Walang inaalagaan dito',
  'copies.none.lead': 'Walang sinabi ang IT team mo sa Keyturn na naka-save na password sa computer na ito.',
  'copies.shared': 'Walang password na sine-save sa shared na puwesto, kaya walang aalagaan.',
  'copies.fold.listed': '{count, plural, one {# naka-save na kopya} other {# na naka-save na kopya}}',
  'copies.fold.done': '{count, plural, one {# ang maayos na} other {# ang maayos na}}',
  'copies.fold.done-some': '{count} ang natingnan, {bad} sa mga ito ang hindi pa tama',
  'copies.fold.waiting': '{count, plural, one {# pa ang gagawin} other {# pa ang gagawin}}',

  'copies.look': 'Tingnan kung ano ang naka-save rito',
  'copies.looking': 'Tinitingnan',
  'copies.look.title': 'Ang naka-save rito ngayon',
  'look.there': 'Naroon ang {name} at maa-update',
  'look.would-be-made': 'Wala pa roon ang {name} at mase-save',
  'look.locked': 'Hindi makita ang {name}: naka-lock ang keychain mo',
  'look.denied': 'Hindi makita ang {name}: hindi pinayagan ang access',
  'look.cancelled': 'Hindi makita ang {name}: isinara ang tanong',
  'look.unavailable': 'Hindi makita ang {name}: hindi sumasagot ang keychain',
  'look.failed': 'Hindi makita ang {name}',

  'copies.elsewhere.lead':
    'I-type ito rito nang isang beses, at ia-update ng Keyturn ang mga kopyang naka-save sa computer na ito.',
  'copies.elsewhere.lead-at':
    'Napalitan ito ({moment}). I-type ito rito nang isang beses, at ia-update ng Keyturn ang mga kopyang naka-save sa computer na ito.',
  'copies.elsewhere.why':
    'Baka lumang password pa ang nasa mga kopyang naka-save rito. Hangga’t hindi pa na-update ang mga ito, puwedeng ma-lock ang account mo dahil sa mga program na gumagamit nito.',
  'copies.unverifiable':
    'Hindi ma-check ng Keyturn ang password mo sa computer na ito, kaya hindi nito ina-update ang mga ito. I-type ang bago kapag hiningi ng program: hangga’t hindi pa, puwedeng ma-lock ang account mo dahil sa luma.',
  'copies.unfinished.lead':
    'Nahinto ang Keyturn bago ito natapos. I-type ang password mo nang isang beses, at gagawin nito ang natitira.',
  'copies.leftovers.lead':
    '{count, plural, one {May # kopya na hindi pa tama.} other {May # kopya na hindi pa tama.}} Puwedeng ma-lock ang account mo dahil sa mga program na gumagamit ng lumang password.',
  'copies.leftovers.again': 'Para subukan ulit, i-type ulit ang password mo.',
  'copies.password': 'Ang password mo ngayon',
  'copies.update': 'I-update ang mga naka-save',
  'copies.verifying': 'Chine-check ang password mo',
  'copies.wrong': 'Hindi iyan ang password mo ngayon.',
  'copies.wrong.do': 'Maingat na i-type: pagkatapos ng ilang maling subok, kailangan mong maghintay.',
  'copies.unchanged': 'Walang binago rito.',
  'copies.unsure.later': 'Subukan ulit mamaya.',
  'copies.unsure.not-replicated':
    'Hindi pa nakarating sa lahat ng server ng organisasyon mo ang pagpalit ng password mo.',
  'copies.unsure.not-replicated.do':
    'Maghintay nang kaunti, at saka i-type ulit ang pinakabago mong password.',
  'copies.unsure.no-try-left': 'Wala nang natitirang subok sa ngayon.',
  'copies.unsure.no-try-left.why':
    'Pagkatapos ng ilang maling password, hindi na sumusubok ng iba ang Keyturn para hindi ma-lock ang account mo. Pati ang tama ay kailangang maghintay.',
  'copies.unsure.locked': 'Naka-lock ang account mo.',
  'copies.unsure.locked.why': 'Habang naka-lock ito, walang makaka-check ng password mo.',
  'copies.unsure.locked.do': 'I-unlock muna ito sa Keyturn, at saka i-type ulit dito ang password mo.',
  'copies.unsure.cannot-tell': 'Walang nakuhang siguradong sagot ang Keyturn.',
  'copies.unsure.cannot-tell.do':
    'Ikaw na ang mag-update ng mga naka-save na password, at saka sabihin iyon sa ibaba.',
  'copies.dismiss': 'Ako na ang bahala',
  'copies.dismiss.title': 'Ikaw na ba ang bahala?',
  'copies.dismiss.text':
    'Hindi ka na paaalalahanan ng Keyturn tungkol sa mga ito. Hangga’t wala sa mga ito ang bago mong password, puwedeng ma-lock ang account mo dahil sa mga program na gumagamit nito.',
  'copies.dismiss.no': 'Bumalik',

  'copies.working.title': 'Ina-update ang mga naka-save mong password',
  'copies.working.lead': 'Kung hingin ng computer na ito ang keychain mo, payagan ito.',
  'copies.progress': '{done} sa {total}',
  'copies.keychain': 'Hinihintay ang keychain mo.',
  'copies.keychain.do': 'Baka may tinatanong ito sa iyo: hanapin ang window nito.',
  'copies.keychain.stop': 'Huwag nang maghintay',

  'rest.title': 'Ang natitira sa listahan mo',
  'rest.lead':
    'Hindi mapapalitan ng Keyturn ang mga ito. Markahan ang mga nagawa mo na; pindutin ulit para alisin ang marka.',
  'rest.count': '{done} sa {total} ang tapos',
  'rest.verified': 'Na-check: gumagana',
  'rest.verify': 'I-check ang network',
  'rest.verifying': 'Chine-check ang network',
  'rest.away':
    'Hindi sumasagot ang network ng kompanya. Ikonekta rito ang computer na ito, sa cable o VPN, saka mag-check ulit.',
  'rest.reachable':
    'Sumasagot ang network ng kompanya. Pindutin ngayon ang Windows key at L para i-lock ang screen, at i-unlock ito gamit ang bago mong password.',
  'rest.saved.do': 'Hindi ito mapapalitan ng Keyturn sa computer na ito. I-type doon ang bagong password.',
  'rest.windows-sign-in': 'Pag-sign in sa Windows',
  'rest.windows-sign-in.do':
    'Natatandaan ng Windows ang lumang password para sa mga oras na walang network. Habang nasa network ng kompanya, i-lock ang screen at i-unlock ito gamit ang bagong password.',
  'rest.wifi': 'Wi-Fi',
  'rest.wifi.do': 'Kung hingin ng Wi-Fi ng kompanya ang password mo, i-type ang bago.',
  'rest.mail-app': 'Mail program',
  'rest.mail-app.do':
    '{system, select, win32 {Buksan ang Outlook o ang sarili mong mail program.} darwin {Buksan ang Mail o ang Outlook.} other {Buksan ang mail program mo.}} Kung hingin, i-type ang bagong password.',
  'rest.network-drives': 'Mga network drive',
  'rest.network-drives.do':
    '{system, select, win32 {Buksan nang isang beses ang bawat shared drive.} darwin {Buksan nang isang beses sa Finder ang bawat shared folder.} other {Buksan nang isang beses sa file manager mo ang bawat shared folder.}} Kung hingin, i-type ang bagong password.',
  'rest.remote-desktop': 'Remote desktop',
  'rest.remote-desktop.do':
    'Kumonekta sa bawat computer na ginagamit mo nang ganito, at i-save ang bagong password.',
  'rest.browser': 'Browser',
  'rest.browser.do':
    'Mag-sign in nang isang beses sa mga page ng kompanya, at hayaang i-save ng browser ang bagong password.',
  'rest.phone': 'Phone',
  'rest.phone.do': 'I-type ang bagong password sa mail at calendar settings ng phone mo.',
  'rest.other-workstations': 'Ibang computer',
  'rest.other-workstations.do':
    'Kung naka-sign in ka sa ibang computer, mag-sign out doon at mag-sign in ulit.',
} as const satisfies Translated<typeof english>;
