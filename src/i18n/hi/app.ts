// Hindi words of the frame, set-up of the workstation, the self-checks and About.
import type { app as english } from '../en/app.ts';
import type { Translated } from '../messages.ts';

export const app = {
  'app.name': 'Keyturn',
  'app.not-opened': 'Keyturn ठीक से नहीं खुला',

  'action.back': 'वापस',
  'action.cancel': 'रद्द करें',
  'action.close': 'बंद करें',
  'action.done': 'हो गया',
  'action.try-again': 'फिर कोशिश करें',

  'reference.name': 'रेफ़रेंस',
  'reference.shown': 'रेफ़रेंस {reference}',
  'reference.spoken': 'रेफ़रेंस {spelled}',
  'reference.dash': 'डैश',

  'help.desk': 'हेल्प डेस्क',
  'help.phone': 'हेल्प डेस्क {phone}',
  'help.unknown': 'मदद चाहिए? हेल्प डेस्क से पूछें',
  'help.link': 'मदद वाला पेज खोलें',
  'help.stuck': 'और मदद चाहिए?',
  'help.call': 'हेल्प डेस्क को {phone} पर कॉल करें।',
  'help.ask': 'हेल्प डेस्क से पूछें।',
  'help.quote': 'उन्हें यह रेफ़रेंस बताएँ: {reference}।',

  'progress.label': 'कुल {total} में से चरण {step}: {name}',
  'progress.who': 'आपका नाम',
  'progress.verify': 'पहचान साबित करना',
  'progress.password': 'नया पासवर्ड',
  'progress.done': 'पूरा हुआ',

  'setup.missing.title': 'यह कंप्यूटर अभी सेट अप नहीं है',
  'setup.missing.lead': 'यहाँ पासवर्ड में मदद करने से पहले Keyturn को आपकी IT टीम की सेटिंग चाहिए।',
  'setup.missing.person': 'आप क्या करें',
  'setup.missing.person.text': 'हेल्प डेस्क को कॉल करें। वे आज आपका पासवर्ड रीसेट कर सकते हैं।',
  'setup.missing.it': 'IT क्या करे',
  'setup.missing.it.text':
    'Keyturn की मैनेज्ड सेटिंग इस कंप्यूटर पर भेजें। Keyturn इन्हें खुद देख लेगा; कुछ रीस्टार्ट नहीं करना है।',
  'setup.refused.title': 'यहाँ की सेटिंग इस्तेमाल नहीं हो सकती',
  'setup.refused.lead':
    'Keyturn को सेटिंग मिली, पर पक्का नहीं है कि वह आपकी IT टीम से आई है। Keyturn उसमें से कुछ भी इस्तेमाल नहीं करेगा।',
  'setup.refused.reason': 'कारण',
  'setup.refused.location': 'कहाँ',
  'setup.refused.it.text': 'इसे ठीक करें, या मैनेज्ड सेटिंग फिर से भेजें।',
  'setup.development.title': 'सिर्फ़ डेवलपमेंट के लिए',
  'setup.development.label': 'रीसेट API का पता',
  'setup.development.about': 'Keyturn बंद होने तक याद रहता है। काम में लिए जा रहे वर्कस्टेशन पर यह कभी नहीं दिखता।',
  'setup.development.use': 'यह पता लें',
  'setup.development.not-an-address': 'पूरा पता टाइप करें, जैसे https://reset.example',

  'checks.title': 'क्या Keyturn यहाँ काम कर रहा है?',
  'checks.running': 'जाँच हो रही है। कुछ सेकंड लगेंगे।',
  'checks.summary.ok': 'सब कुछ काम कर रहा है।',
  'checks.summary.attention': '{count, plural, one {# चीज़ पर ध्यान देना है।} other {# चीज़ों पर ध्यान देना है।}}',
  'checks.again': 'फिर जाँचें',
  'checks.advice': 'क्या करें: {advice}',
  'checks.unworded': 'Keyturn यह नतीजा समझा नहीं सकता। हेल्प डेस्क को बताएँ कि यह कौन सी जाँच है।',
  'verdict.running': 'जाँच जारी',
  'verdict.ok': 'ठीक',
  'verdict.attention': 'इसे देखें',
  'verdict.bad': 'काम नहीं कर रहा',
  'verdict.not-run': 'जाँच नहीं हुई',

  'about.title': 'Keyturn के बारे में',
  'about.lead': 'Keyturn आपका पासवर्ड तभी बदलता है जब आप अपनी पहचान साबित कर दें। वह उसे कभी सेव नहीं करता।',
  'about.version': 'वर्शन',
  'about.organisation': 'सेट अप करने वाले',
  'about.organisation.none': 'अभी कोई नहीं',
  'about.help-desk': 'हेल्प डेस्क',
  'about.hours': 'समय',
  'about.development': 'डेवलपमेंट बिल्ड',
} as const satisfies Translated<typeof english>;
