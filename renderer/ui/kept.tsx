// A screen that steps aside for another one and keeps what was typed into it.
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** Hides the children while `aside`; when they come back, their heading has the focus, as with any new screen. */
export const Kept = ({ aside, children }: { readonly aside: boolean; readonly children: ReactNode }) => {
  const kept = useRef<HTMLDivElement>(null);
  const wasAside = useRef(aside);
  useEffect(() => {
    if (wasAside.current && !aside) {
      const heading = kept.current?.querySelector('h1');
      heading?.focus();
      if (heading) document.title = heading.textContent;
    }
    wasAside.current = aside;
  }, [aside]);
  return (
    <div ref={kept} hidden={aside}>
      {children}
    </div>
  );
};
