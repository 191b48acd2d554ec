// What a reset has done, is doing and still has to do, one line each. Pure: the lines of Working and Done.
import type * as z from 'zod';
import type { ResetView } from '../../../../src/contract/ipc.ts';
import type { CompletedStep } from '../../../../src/contract/steps.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import type { MarkedLine } from '../../../ui/marked-list.tsx';

type Completed = z.infer<typeof CompletedStep>;

/** What the person asked for: a new password, or only to be let in again. */
export type Intent = 'password' | 'unlock' | 'unknown';

const waiting = ({ t }: Translator, id: string, words: string): MarkedLine => ({
  id,
  mark: 'open',
  words,
  state: t('thing.state.waiting'),
});

/** The lines while the directory has not answered yet. */
export const thingsAhead = (words: Translator, intent: Intent): readonly MarkedLine[] => {
  const { t } = words;
  const asking = { mark: 'working', state: t('thing.state.working') } as const;
  if (intent === 'unknown') return [{ id: 'directory', words: t('thing.directory.unknown'), ...asking }];
  if (intent === 'unlock') return [{ id: 'unlock', words: t('thing.unlock.waiting'), ...asking }];
  return [
    { id: 'directory', words: t('thing.directory.waiting'), ...asking },
    waiting(words, 'unlock', t('thing.unlock.waiting')),
    waiting(words, 'sign-in', t('thing.sign-in.waiting')),
  ];
};

const signInLine = ({ t }: Translator, confirmed: Completed['confirmed']): MarkedLine => {
  if (confirmed === 'yes')
    return { id: 'sign-in', mark: 'done', words: t('thing.sign-in.yes'), state: t('thing.state.done') };
  return {
    id: 'sign-in',
    mark: confirmed === 'no' ? 'attention' : 'none',
    words: t(`thing.sign-in.${confirmed}`),
    state: t(confirmed === 'no' ? 'thing.state.attention' : 'thing.state.not-needed'),
    about: t(`thing.sign-in.${confirmed}.about`),
  };
};

/**
 * `unlocked` tells how the account is now; that it was locked is known of who came for that reason, and of who
 * had it unlocked and kept the password.
 */
const unlockLine = ({ t }: Translator, wasLocked: boolean, unlocked: boolean): MarkedLine =>
  unlocked
    ? {
        id: 'unlock',
        mark: 'done',
        words: t(wasLocked ? 'thing.unlock.done' : 'thing.unlock.open'),
        state: t('thing.state.done'),
      }
    : {
        id: 'unlock',
        mark: 'urgent',
        words: t('thing.unlock.still'),
        state: t('thing.state.attention'),
        about: t('refusal.account-locked.do'),
      };

/** What the directory has done, once it has answered. */
export const directoryLines = (
  words: Translator,
  view: ResetView,
  step: Completed,
): readonly MarkedLine[] => {
  const { t } = words;
  const done = { mark: 'done', state: t('thing.state.done') } as const;
  const changed = step.changedAt !== null;
  return [
    ...(changed ? [{ id: 'directory', words: t('thing.directory.done'), ...done }] : []),
    unlockLine(words, view.reason === 'locked' || !changed, step.unlocked),
    // Without a new password there was nothing to sign in with.
    ...(changed ? [signInLine(words, step.confirmed)] : []),
  ];
};

const systemLine = ({ t }: Translator, { id, name, state }: Completed['systems'][number]): MarkedLine => {
  const line = { id: `system-${id}`, words: t(`thing.system.${state}`, { name }) };
  if (state === 'updated') return { ...line, mark: 'done', state: t('thing.state.done') };
  if (state === 'pending') return { ...line, mark: 'open', state: t('thing.state.waiting') };
  return { ...line, mark: 'urgent', state: t('thing.state.attention') };
};

/** The other systems that this password is for. */
export const systemLines = (words: Translator, step: Completed): readonly MarkedLine[] =>
  step.systems.map((system) => systemLine(words, system));
