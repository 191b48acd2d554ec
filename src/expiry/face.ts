// The one word for where an account stands that icon, dial and reports share.
import type { ReminderSettings } from '../settings/reminder-settings.ts';
import type { Standing } from './standing.ts';

export type Face = 'fine' | 'soon' | 'urgent' | 'expired' | 'locked' | 'unknown';

const DAY_MS = 86_400_000;

/** `soon` from the first stage on, `urgent` from the break-through on and no later than the final hours; `expired` also where it must be changed. */
export function faceOf(standing: Standing, settings: ReminderSettings): Face {
  switch (standing.kind) {
    case 'expires': {
      const days = standing.leftMs / DAY_MS;
      if (days <= Math.max(settings.breakThroughDays, settings.finalHours / 24)) return 'urgent';
      return days <= (settings.stages[0]?.fromDays ?? 0) ? 'soon' : 'fine';
    }
    case 'must-change':
      return 'expired';
    case 'never':
      return 'fine';
    case 'expired':
    case 'locked':
    case 'unknown':
      return standing.kind;
  }
}
