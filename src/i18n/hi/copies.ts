// Hindi words about the copies of a password on a workstation: the tray, notices, the window.
import type { copies as english } from '../en/copies.ts';
import type { Translated } from '../messages.ts';

export const copies = {
  'tray.copies': 'सेव किए गए पासवर्ड…',
  'tray.copies.changed-elsewhere': 'पासवर्ड कहीं और बदला गया: यहाँ सेव की गई कॉपियाँ पुरानी हैं',
  'tray.copies.unfinished': 'पासवर्ड की सेव की गई सभी कॉपियाँ अपडेट नहीं हुई हैं',
  'tray.copies.leftovers': 'पासवर्ड की सेव की गई कुछ कॉपियाँ पुरानी हैं',

  'notice.copies.changed-elsewhere.title': 'आपका पासवर्ड कहीं और बदला गया है',
  'notice.copies.changed-elsewhere.body':
    'उसे Keyturn में एक बार टाइप करें, ताकि यहाँ सेव की गई कॉपियाँ आपका खाता लॉक न करें।',
  'notice.copies.unfinished.title': 'आपके सेव किए गए सभी पासवर्ड अपडेट नहीं हुए हैं',
  'notice.copies.unfinished.body': 'काम पूरा करने के लिए Keyturn में अपना पासवर्ड एक बार और टाइप करें।',
  'notice.copies.leftovers.title': 'सेव किए गए कुछ पासवर्ड पुराने हैं',
  'notice.copies.leftovers.body': 'कौन-से और क्या करना है, यह देखने के लिए Keyturn खोलें। वे आपका खाता लॉक कर सकते हैं।',
  'notice.copies.rest.title': 'आपका पासवर्ड नया है: कुछ काम बाकी हैं',
  'notice.copies.rest.body':
    '{count, plural, one {आपकी सूची में # काम बाकी है।} other {आपकी सूची में # काम बाकी हैं।}} निशान लगाने के लिए Keyturn खोलें।',
  'notice.copies.rest.open': 'सूची खोलें',
  'notice.copies.open': 'देखें कि क्या करना है',

  'copies.link': 'सेव किए गए पासवर्ड',
  'copies.title': 'इस कंप्यूटर पर सेव किए गए पासवर्ड',
  'copies.lead':
    'आपका पासवर्ड बदलने पर Keyturn सेव की गई इन कॉपियों को अपडेट करता है, ताकि कोई आपका खाता लॉक न करे।',
  'copies.right.title': 'आपके सेव किए गए पासवर्ड सही हैं',
  'copies.right.lead': 'आपका पासवर्ड {moment} बदला गया था। सेव की गई कॉपियों में नया पासवर्ड है।',
  'copies.within.lead':
    'आपका पासवर्ड {moment} बदला गया था। इस कंप्यूटर पर Keyturn जिन कॉपियों को बदल सकता है, उनमें नया पासवर्ड है; बाकी आपको खुद देखनी हैं।',
  'copies.beyond.lead':
    'इस कंप्यूटर पर Keyturn इन्हें नहीं बदल सकता। आपका पासवर्ड बदलने पर इनमें से हर एक में नया टाइप करें।',
  'copies.not-all.lead':
    'इन सब में आपका नया पासवर्ड नहीं है। पुराना इस्तेमाल करने वाले प्रोग्राम आपका खाता लॉक कर सकते हैं।',
  'copies.own.lead':
    'आपने कहा था कि इन्हें आप खुद देखेंगे। पुराना पासवर्ड इस्तेमाल करने वाले प्रोग्राम आपका खाता लॉक कर सकते हैं।',
  'copies.none.title': 'यहाँ सँभालने के लिए कुछ नहीं है',
  'copies.none.lead': 'आपकी IT टीम ने Keyturn को इस कंप्यूटर पर सेव किसी पासवर्ड के बारे में नहीं बताया है।',
  'copies.shared': 'साझा सीट पर कोई पासवर्ड सेव नहीं होता, इसलिए सँभालने के लिए कुछ नहीं है।',
  'copies.fold.listed': '{count, plural, one {सेव की गई # कॉपी} other {सेव की गई # कॉपियाँ}}',
  'copies.fold.done': '{count, plural, one {# ठीक है} other {# ठीक हैं}}',
  'copies.fold.done-some': '{count} देखे गए, उनमें से {bad} अभी सही नहीं हैं',
  'copies.fold.waiting': '{count, plural, one {# अभी बाकी है} other {# अभी बाकी हैं}}',

  'copies.look': 'देखें कि यहाँ क्या सेव है',
  'copies.looking': 'देखा जा रहा है',
  'copies.look.title': 'अभी यहाँ क्या सेव है',
  'look.there': '{name} यहाँ है, और अपडेट होगा',
  'look.would-be-made': '{name} अभी यहाँ नहीं है, और सेव किया जाएगा',
  'look.locked': '{name} नहीं दिख सकता: आपका कीचेन लॉक है',
  'look.denied': '{name} नहीं दिख सकता: अनुमति नहीं मिली',
  'look.cancelled': '{name} नहीं दिख सकता: सवाल बंद कर दिया गया',
  'look.unavailable': '{name} नहीं दिख सकता: कीचेन जवाब नहीं देता',
  'look.failed': '{name} नहीं दिख सकता',

  'copies.elsewhere.lead': 'उसे यहाँ एक बार टाइप करें, और Keyturn इस कंप्यूटर पर सेव की गई कॉपियाँ अपडेट कर देगा।',
  'copies.elsewhere.lead-at':
    'वह {moment} बदला गया था। उसे यहाँ एक बार टाइप करें, और Keyturn इस कंप्यूटर पर सेव की गई कॉपियाँ अपडेट कर देगा।',
  'copies.elsewhere.why':
    'यहाँ सेव की गई कॉपियों में अब भी पुराना पासवर्ड हो सकता है। जब तक वे अपडेट नहीं होतीं, उन्हें इस्तेमाल करने वाले प्रोग्राम आपका खाता लॉक कर सकते हैं।',
  'copies.unverifiable':
    'Keyturn इस कंप्यूटर पर आपका पासवर्ड नहीं जाँच सकता, इसलिए इन्हें अपडेट नहीं करता। जहाँ कोई प्रोग्राम माँगे, वहाँ नया पासवर्ड टाइप करें: तब तक पुराना पासवर्ड आपका खाता लॉक कर सकता है।',
  'copies.unfinished.lead':
    'Keyturn काम पूरा होने से पहले रुक गया था। अपना पासवर्ड एक बार टाइप करें, बाकी वह कर देगा।',
  'copies.leftovers.lead':
    '{count, plural, one {# कॉपी अभी सही नहीं है।} other {# कॉपियाँ अभी सही नहीं हैं।}} पुराना पासवर्ड इस्तेमाल करने वाले प्रोग्राम आपका खाता लॉक कर सकते हैं।',
  'copies.leftovers.again': 'फिर कोशिश करने के लिए अपना पासवर्ड एक बार और टाइप करें।',
  'copies.password': 'आपका अभी का पासवर्ड',
  'copies.update': 'सेव किए गए पासवर्ड अपडेट करें',
  'copies.verifying': 'आपका पासवर्ड जाँचा जा रहा है',
  'copies.wrong': 'यह आपका अभी का पासवर्ड नहीं है।',
  'copies.wrong.do': 'ध्यान से टाइप करें: कुछ गलत कोशिशों के बाद इंतज़ार करना पड़ता है।',
  'copies.unchanged': 'यहाँ कुछ नहीं बदला गया।',
  'copies.unsure.later': 'बाद में फिर कोशिश करें।',
  'copies.unsure.not-replicated': 'आपके पासवर्ड का बदलाव अभी आपके संगठन के हर सर्वर तक नहीं पहुँचा है।',
  'copies.unsure.not-replicated.do': 'कुछ समय दें, फिर अपना सबसे नया पासवर्ड दोबारा टाइप करें।',
  'copies.unsure.no-try-left': 'अभी के लिए कोई कोशिश नहीं बची है।',
  'copies.unsure.no-try-left.why':
    'कुछ गलत पासवर्ड के बाद Keyturn और कोई नहीं आज़माता, ताकि आपका खाता लॉक न हो। सही पासवर्ड को भी इंतज़ार करना पड़ता है।',
  'copies.unsure.locked': 'आपका खाता लॉक है।',
  'copies.unsure.locked.why': 'जब तक वह लॉक है, कोई आपका पासवर्ड नहीं जाँच सकता।',
  'copies.unsure.locked.do': 'पहले Keyturn में उसे अनलॉक करें, फिर यहाँ अपना पासवर्ड दोबारा टाइप करें।',
  'copies.unsure.cannot-tell': 'Keyturn को पक्का जवाब नहीं मिल सका।',
  'copies.unsure.cannot-tell.do': 'सहेजे गए पासवर्ड खुद अपडेट करें, और फिर नीचे बताएँ।',
  'copies.dismiss': 'इसे खुद देखना है',
  'copies.dismiss.title': 'क्या आप इसे खुद देखेंगे?',
  'copies.dismiss.text':
    'Keyturn इनके बारे में फिर याद नहीं दिलाएगा। जब तक इनमें आपका नया पासवर्ड नहीं होता, इन्हें इस्तेमाल करने वाले प्रोग्राम आपका खाता लॉक कर सकते हैं।',
  'copies.dismiss.no': 'वापस जाएँ',

  'copies.working.title': 'आपके सेव किए गए पासवर्ड अपडेट हो रहे हैं',
  'copies.working.lead': 'अगर यह कंप्यूटर कीचेन की अनुमति माँगे, तो दे दें।',
  'copies.progress': '{total} में से {done}',
  'copies.keychain': 'आपके कीचेन का इंतज़ार है।',
  'copies.keychain.do': 'शायद वह आपसे कुछ पूछ रहा है: उसकी विंडो ढूँढें।',
  'copies.keychain.stop': 'इंतज़ार बंद करें',

  'rest.title': 'आपकी सूची में बाकी काम',
  'rest.lead': 'इन्हें Keyturn नहीं बदल सकता। जो कर लिया है, उस पर निशान लगाएँ; निशान हटाने के लिए दोबारा दबाएँ।',
  'rest.count': '{total} में से {done} हो गए',
  'rest.verified': 'जाँचा गया: काम कर रहा है',
  'rest.verify': 'नेटवर्क जाँचें',
  'rest.verifying': 'नेटवर्क जाँचा जा रहा है',
  'rest.away': 'कंपनी का नेटवर्क जवाब नहीं देता। इस कंप्यूटर को केबल या VPN से उससे जोड़ें, फिर दोबारा जाँचें।',
  'rest.reachable':
    'कंपनी का नेटवर्क जवाब दे रहा है। अब Windows की और L दबाकर स्क्रीन लॉक करें, और उसे अपने नए पासवर्ड से अनलॉक करें।',
  'rest.saved.do': 'इस कंप्यूटर पर Keyturn इसे नहीं बदल सकता। वहाँ नया पासवर्ड टाइप करें।',
  'rest.windows-sign-in': 'Windows में साइन इन',
  'rest.windows-sign-in.do':
    'नेटवर्क न होने के समय के लिए Windows पुराना पासवर्ड याद रखता है। कंपनी के नेटवर्क पर स्क्रीन लॉक करें और उसे नए पासवर्ड से अनलॉक करें।',
  'rest.wifi': 'Wi-Fi',
  'rest.wifi.do': 'अगर कंपनी का Wi-Fi पासवर्ड माँगे, तो नया टाइप करें।',
  'rest.mail-app': 'मेल प्रोग्राम',
  'rest.mail-app.do':
    '{system, select, win32 {Outlook या अपना मेल प्रोग्राम खोलें।} darwin {Mail या Outlook खोलें।} other {अपना मेल प्रोग्राम खोलें।}} अगर वह माँगे, तो नया पासवर्ड टाइप करें।',
  'rest.network-drives': 'नेटवर्क ड्राइव',
  'rest.network-drives.do':
    '{system, select, win32 {हर साझा ड्राइव एक बार खोलें।} darwin {हर साझा फ़ोल्डर Finder में एक बार खोलें।} other {हर साझा फ़ोल्डर अपने फ़ाइल मैनेजर में एक बार खोलें।}} अगर वह माँगे, तो नया पासवर्ड टाइप करें।',
  'rest.remote-desktop': 'रिमोट डेस्कटॉप',
  'rest.remote-desktop.do': 'जिन कंप्यूटरों को आप ऐसे इस्तेमाल करते हैं, हर एक से जुड़ें और नया पासवर्ड सेव करें।',
  'rest.browser': 'ब्राउज़र',
  'rest.browser.do': 'कंपनी के पेजों पर एक बार साइन इन करें, और ब्राउज़र को नया पासवर्ड सेव करने दें।',
  'rest.phone': 'फ़ोन',
  'rest.phone.do': 'अपने फ़ोन की मेल और कैलेंडर सेटिंग में नया पासवर्ड टाइप करें।',
  'rest.other-workstations': 'दूसरे कंप्यूटर',
  'rest.other-workstations.do': 'अगर आप किसी दूसरे कंप्यूटर पर साइन इन हैं, तो वहाँ साइन आउट करके फिर साइन इन करें।',
} as const satisfies Translated<typeof english>;
