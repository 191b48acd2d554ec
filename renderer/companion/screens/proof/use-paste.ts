// Pasting anywhere in the window: a code that was copied on the phone or from the mail finds its field.
import { useEffect, useRef } from 'react';

/**
 * Hears every paste in the window while mounted. `take` gets the text and says whether it used it; then
 * it is pasted nowhere else.
 */
export const usePasteAnywhere = (take: (text: string) => boolean): void => {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (latest.current(event.clipboardData?.getData('text') ?? '')) event.preventDefault();
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
};
