// What a reminder says: in words and local time, and no more than whoever looks on may read. Pure.
import { remaining } from '../../src/expiry/remaining.ts';
import type { Standing } from '../../src/expiry/standing.ts';
import type { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Notice } from '../ports.ts';
import { momentOf, type WordsAt } from './status-words.ts';

export interface NoticeFacts {
  readonly standing: Standing;
  readonly bystanders: ReminderSettings['bystanders'];
  /** When that was known last, where it may be out of date; milliseconds since 1970. */
  readonly asOf: number | null;
  readonly urgent: boolean;
  /** Whether it can be put off. */
  readonly later: boolean;
}

/** The notice; null for a standing that nobody is reminded of. */
export function noticeOf(
  { standing, bystanders, asOf, urgent, later }: NoticeFacts,
  at: WordsAt,
): Notice | null {
  const { words } = at;
  if (standing.kind === 'never' || standing.kind === 'unknown') return null;
  const buttons = { urgent, later: later ? words.t('notice.later') : null };
  if (bystanders === 'nothing')
    return {
      ...buttons,
      title: words.t('notice.nothing.title'),
      body: words.t('notice.nothing.body'),
      change: words.t('notice.open'),
    };
  const text = bystanders === 'when' ? whenOf(standing, at) : words.t(`notice.${standing.kind}.that`);
  return {
    ...buttons,
    title: words.t(`notice.${standing.kind}.title`),
    body: asOf === null ? text : words.t('notice.as-of', { text, moment: momentOf(asOf, at) }),
    change: words.t(standing.kind === 'locked' ? 'notice.unlock' : 'notice.change'),
  };
}

function whenOf(standing: Exclude<Standing, { kind: 'never' | 'unknown' }>, at: WordsAt): string {
  const { words, now, zone } = at;
  switch (standing.kind) {
    case 'expires': {
      const { unit, count } = remaining(standing.at, now, zone);
      return words.t(`notice.expires.${unit}`, { moment: momentOf(standing.at, at), count });
    }
    case 'expired':
      return words.t('notice.expired.when', { moment: momentOf(standing.since, at) });
    case 'must-change':
    case 'locked':
      return words.t(`notice.${standing.kind}.that`);
  }
}
