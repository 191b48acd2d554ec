// When a password expires, in the words that people count with.
import { expect, it } from 'vitest';
import { endOfDay, expiringWords } from '../../../../server/demo/expiring.ts';

/** In the zone of this process, as the function. */
const at = (day: number, hours: number, minutes = 0): Date => new Date(2026, 5, day, hours, minutes);

it.each([
  ['Expires within the hour', at(10, 9), at(10, 9, 59)],
  ['Expires in 1 hour', at(10, 9), at(10, 10)],
  ['Expires in 14 hours', at(10, 9), at(10, 23, 59)],
  ['Expires in 23 hours', at(10, 9), at(11, 8, 59)],
  ['Expires tomorrow', at(10, 9), at(11, 9)],
  ['Expires tomorrow', at(10, 0), at(11, 23, 59)],
  ['Expires in 2 days', at(10, 23, 30), at(12, 0, 30)],
  ['Expires in 3 days', at(10, 9), at(13, 8)],
  ['Expires in 3 days', at(10, 23, 59), at(13, 0, 1)],
])('“%s” from %s to %s', (words, now, then) => {
  expect(expiringWords(then, now)).toBe(words);
});

it('the end of a day is called the same all of today, over the change of the clocks too', () => {
  for (const month of [2, 3, 9, 10])
    for (let day = 1; day <= 31; day += 1)
      for (const hour of [0, 12, 23]) {
        const now = new Date(2026, month, day, hour, 58);
        expect(expiringWords(endOfDay(now, 3), now)).toBe('Expires in 3 days');
        // An hour is missing where clocks are put forward, and the last of such a day is counted in hours.
        if (hour < 23) expect(expiringWords(endOfDay(now, 1), now)).toBe('Expires tomorrow');
      }
});
