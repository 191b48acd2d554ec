// What a screen reader is told when something has changed by itself.
import { useState } from 'react';

/**
 * The sentence of the time at which `key` last became another one. Empty on arrival, since the heading is read then;
 * and a sentence that changes under the same key, as with the time that is left, is no news.
 */
export const useAnnouncement = (key: string, sentence: string): string => {
  const [told, setTold] = useState({ key, sentence: '' });
  if (told.key !== key) setTold({ key, sentence });
  return told.sentence;
};
