// The dial of each state: how much of the password's life is left, or what else it is.
import type { ReactNode } from 'react';
import { remaining } from '../../../../src/expiry/remaining.ts';
import type { Standing } from '../../../../src/expiry/standing.ts';
import type { PasswordStatus } from '../../../../src/contract/reminders.ts';
import { Dial } from '../../../ui/dial.tsx';
import type { DialProps, DialTone } from '../../../ui/dial.tsx';
import type { MarkKind } from '../../../ui/mark.tsx';
import { useWords } from '../../../ui/words.tsx';
import {
  EndlessIcon,
  ExclamationIcon,
  KeyIcon,
  PadlockIcon,
  QuestionIcon,
  SwitchedOffIcon,
  UnpluggedIcon,
} from '../../icons.tsx';
import type { Face, KnownState } from './home-state.ts';

const toneOf: Readonly<Record<Face, DialTone>> = {
  fine: 'fine',
  soon: 'soon',
  urgent: 'urgent',
  expired: 'urgent',
  locked: 'urgent',
  unknown: 'quiet',
};

const markOf = { fine: 'done', soon: 'attention', urgent: 'urgent', quiet: 'none' } as const satisfies Record<
  DialTone,
  MarkKind
>;

type Still = Pick<DialProps, 'ring'> & { readonly sign: ReactNode };

const still = {
  expired: { ring: { kind: 'broken' }, sign: <ExclamationIcon /> },
  'must-change': { ring: { kind: 'broken' }, sign: <KeyIcon /> },
  locked: { ring: { kind: 'whole' }, sign: <PadlockIcon /> },
  never: { ring: { kind: 'whole' }, sign: <EndlessIcon /> },
  unknown: { ring: { kind: 'dashed' }, sign: <QuestionIcon /> },
} as const satisfies Record<Exclude<Standing['kind'], 'expires'>, Still>;

/** How much of its life is left, between 0 and 1. */
const shareLeft = (
  status: PasswordStatus,
  { at, leftMs }: Extract<Standing, { kind: 'expires' }>,
): number => {
  const life = status.kind === 'expires' ? at - Date.parse(status.changedAt) : 0;
  // Who cannot tell since when it holds shows it whole rather than wrong.
  return life > 0 ? Math.min(1, leftMs / life) : 1;
};

/** @param now milliseconds since 1970 by the server's clock */
export const StandingDial = ({ state, now }: { readonly state: KnownState; readonly now: number }) => {
  const words = useWords();
  const { t } = words;
  const { standing, face, old, known } = state;
  const tone = toneOf[face];
  if (standing.kind !== 'expires')
    return <Dial tone={tone} old={old} {...still[standing.kind]} word={t(`home.dial.${standing.kind}`)} />;
  const { unit, count } = remaining(standing.at, now);
  const left = t(`home.left.${unit}`, { count });
  const moment = words.moment(new Date(known.asOf), new Date(now));
  return (
    <Dial
      tone={tone}
      old={old}
      ring={{ kind: 'share', share: shareLeft(known.status, standing) }}
      figure={new Intl.NumberFormat(words.locale).format(count)}
      word={t(`home.dial.${unit}`, { count })}
      mark={markOf[old ? 'quiet' : tone]}
      label={old ? t('home.left.as-of', { left, moment }) : left}
    />
  );
};

/** Where nothing is known of the password. */
export const BlankDial = ({ kind }: { readonly kind: 'asking' | 'away' | 'revoked' }) => {
  const { t } = useWords();
  const word = t(`home.dial.${kind}`);
  if (kind === 'asking') return <Dial tone="quiet" ring={{ kind: 'turning' }} word={word} />;
  const sign = kind === 'away' ? <UnpluggedIcon /> : <SwitchedOffIcon />;
  return <Dial tone="quiet" ring={{ kind: 'dashed' }} sign={sign} word={word} />;
};
