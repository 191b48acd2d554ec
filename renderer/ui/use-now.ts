// Time passing, for countdowns and clocks on the screen.
import { useCallback, useEffect, useState } from 'react';

/** How often a screen looks at the clock, in milliseconds: a countdown never skips a second that is seen. */
const tickMs = 250;

/** A reading of `read` that is renewed as time passes; stands still while `running` is false. */
const useReading = (read: () => number, running: boolean): number => {
  const [reading, setReading] = useState(read);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setReading(read()), tickMs);
    return () => clearInterval(timer);
  }, [read, running]);
  return reading;
};

const monotonic = (): number => performance.now();
const wallClock = (): number => Date.now();

/** Milliseconds on the monotonic clock: for time that passes, whatever happens to the clock on the wall. */
export const useMonotonicNow = (running = true): number => useReading(monotonic, running);

/** Milliseconds since 1970 by this computer's clock: for showing it, and with the server's offset added. */
export const useWallClock = (running = true): number => useReading(wallClock, running);

/**
 * The server's clock, milliseconds since 1970 in whole seconds. `toldMs` is what it showed when `performance.now()`
 * gave `sinceMs`: from there on it goes by itself, whatever happens to the clock of this computer.
 */
export const useServerClock = (toldMs: number, sinceMs: number): number => {
  const read = useCallback(
    () => Math.floor((toldMs + performance.now() - sinceMs) / 1000) * 1000,
    [toldMs, sinceMs],
  );
  return useReading(read, true);
};

/**
 * Seconds left of `seconds` counted from `sinceMs` on the monotonic clock, never below zero.
 * `sinceMs` is what `performance.now()` gave when the length was told.
 */
export const useSecondsLeft = (seconds: number, sinceMs: number): number => {
  const now = useMonotonicNow();
  return Math.max(0, seconds - Math.max(0, now - sinceMs) / 1000);
};

/** "4:05" for 245 seconds: rounded up, so that 0:00 means that it is over. */
export const clockFace = (seconds: number): string => {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
};

/** Whether `on` has held for `ms` milliseconds: what is over sooner is not worth telling. */
export const useLasting = (on: boolean, ms: number): boolean => {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!on) return undefined;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [on, ms]);
  return on && lasting;
};
