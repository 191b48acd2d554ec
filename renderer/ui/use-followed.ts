// Keeps what is being seen to in sight while a list moves on, until the person looks somewhere else themselves.
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Signs that the person finds their own way over the page. */
const signs = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * Scrolls the part of `place` that is marked as current into sight when `key` becomes another one. The focus stays where
 * it is, and nobody is pulled back from where they went.
 */
export const useFollowed = (place: RefObject<HTMLElement | null>, key: string | undefined): void => {
  const led = useRef(true);
  useEffect(() => {
    const stop = () => {
      led.current = false;
    };
    for (const sign of signs) window.addEventListener(sign, stop, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, stop);
    };
  }, []);
  useEffect(() => {
    if (led.current) place.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [place, key]);
};
