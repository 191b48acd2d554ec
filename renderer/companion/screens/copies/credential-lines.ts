// What became of each saved copy, one line each: its mark, its words, and what to do. Pure.
import type { CopiesView, CredentialLine, CredentialLook } from '../../../../src/contract/ipc.ts';
import { isSettled } from '../../../../src/credentials/outcome.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import type { MarkedLine } from '../../../ui/marked-list.tsx';

/** So many of a kind are shown; more are folded away. */
export const few = 5;

/** Copies that are being worked on, or will be. */
export const isOpen = ({ state }: CredentialLine): boolean => state === 'waiting' || state === 'working';

/** Right, or nothing is there that should be. */
export const isRight = ({ state, required }: CredentialLine): boolean => isSettled(state, required);

/** Not right yet, and trying again may help. */
export const isLeftOver = (line: CredentialLine): boolean =>
  !isOpen(line) && !isRight(line) && line.state !== 'out-of-reach';

/** Those that the rest of the list does not name already, where both are on one screen. */
export const linesBesideList = ({ lines, checklist }: CopiesView): readonly CredentialLine[] => {
  const named = new Set(checklist.flatMap(({ kind, id }) => (kind === 'saved' ? [id] : [])));
  return lines.filter(({ id, state }) => state !== 'out-of-reach' || !named.has(`saved:${id}`));
};

/** How many of them have been seen to, of those that are within reach. */
export const progressOf = (lines: readonly CredentialLine[]): { done: number; total: number } => {
  const reached = lines.filter(({ state }) => state !== 'out-of-reach');
  return { done: reached.filter((line) => !isOpen(line)).length, total: reached.length };
};

/** @param again whether the copies that are left over can be tried again without typing the password */
export const credentialLine = (
  { t }: Translator,
  { id, name, state, required }: CredentialLine,
  again: boolean,
): MarkedLine => {
  const line = { id: `credential-${id}`, words: t(`outcome.${state}`, { name }) };
  const attention = { ...line, mark: 'attention', state: t('thing.state.attention') } as const;
  switch (state) {
    case 'waiting':
      return { ...line, mark: 'open', state: t('thing.state.waiting') };
    case 'working':
      return { ...line, mark: 'working', state: t('thing.state.working') };
    case 'updated':
    case 'already-right':
      return { ...line, mark: 'done', state: t('thing.state.done') };
    case 'not-found':
      return required
        ? { ...attention, about: t('outcome.not-found.do', { name }) }
        : { ...line, mark: 'none', state: t('thing.state.not-needed') };
    case 'out-of-reach':
      return { ...attention, mark: 'none', about: t('outcome.failed.do', { name }) };
    case 'unknown':
      return { ...attention, about: t('outcome.unknown.do') };
    case 'locked':
    case 'denied':
    case 'cancelled':
    case 'unavailable':
    case 'failed':
      return {
        ...line,
        mark: 'urgent',
        state: t('thing.state.attention'),
        about: t(again ? `outcome.${state}.do` : 'outcome.failed.do', { name }),
      };
  }
};

/** One that is looked after, while nothing is asked of it. */
export const listedLine = (words: Translator, line: CredentialLine): MarkedLine =>
  isOpen(line)
    ? { id: `credential-${line.id}`, mark: 'item', words: words.t('outcome.waiting', { name: line.name }) }
    : credentialLine(words, line, false);

/** What a run would do to one of them. */
export const lookLine = ({ t }: Translator, { id, name, found }: CredentialLook): MarkedLine => {
  const line = { id: `credential-${id}` };
  switch (found) {
    case 'there':
      return { ...line, mark: 'done', words: t('look.there', { name }) };
    case 'would-be-made':
      return { ...line, mark: 'item', words: t('look.would-be-made', { name }) };
    case 'not-found':
      return { ...line, mark: 'none', words: t('outcome.not-found', { name }) };
    case 'out-of-reach':
      return {
        ...line,
        mark: 'none',
        words: t('outcome.out-of-reach', { name }),
        about: t('outcome.failed.do', { name }),
      };
    case 'locked':
    case 'denied':
    case 'cancelled':
    case 'unavailable':
    case 'failed':
      return { ...line, mark: 'attention', words: t(`look.${found}`, { name }) };
  }
};

/** Lines before and after the one that is being seen to; the others are told in numbers. */
const near = { before: 2, after: 3 } as const;

/** In their order: the one that is being seen to with its neighbours, and how many come before and after. */
export const linesAround = (words: Translator, lines: readonly CredentialLine[]): readonly MarkedLine[] => {
  const { t } = words;
  const next = lines.findIndex(isOpen);
  const current = next === -1 ? lines.length - 1 : next;
  const from = current - near.before <= 1 ? 0 : current - near.before;
  const to = current + near.after >= lines.length - 2 ? lines.length : current + near.after + 1;
  const before = lines.slice(0, from);
  const bad = before.filter((line) => !isRight(line)).length;
  return [
    ...(before.length === 0
      ? []
      : [
          {
            id: 'before',
            mark: bad === 0 ? 'done' : 'attention',
            words:
              bad === 0
                ? t('copies.fold.done', { count: before.length })
                : t('copies.fold.done-some', { count: before.length, bad }),
          } as const,
        ]),
    ...lines.slice(from, to).map((line) => credentialLine(words, line, true)),
    ...(to === lines.length
      ? []
      : [
          {
            id: 'after',
            mark: 'open',
            words: t('copies.fold.waiting', { count: lines.length - to }),
          } as const,
        ]),
  ];
};
