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
  'notice.copies.open': 'सूची खोलें',

  'copies.title': 'इस कंप्यूटर पर सेव किए गए पासवर्ड',
} as const satisfies Translated<typeof english>;
