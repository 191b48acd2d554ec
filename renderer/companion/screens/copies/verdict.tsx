// The password that was typed was not taken: why, what that means, and what to do.
import { useState } from 'react';
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import type { Undetermined } from '../../../../src/contract/copies.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../ui/words.tsx';
import { ComeBack } from '../../come-back.tsx';
import { useHelpDeskSentence } from '../../help-desk.tsx';

export interface VerdictProps {
  readonly verdict: 'wrong' | 'undetermined' | null;
  readonly view: Pick<CopiesView, 'unsure' | 'retryAt' | 'clockOffsetMs'>;
}

/** What happened, why, and what to do where nobody knows from when on it can be told. */
interface Told {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

function toldOf({ t }: Translator, unsure: Undetermined): Told {
  switch (unsure) {
    case 'grace':
      return { what: t('unsure.sign-in'), why: t('unsure.sign-in.do'), todo: t('copies.unsure.later') };
    case 'not-replicated':
      return {
        what: t('unsure.sign-in'),
        why: t('copies.unsure.not-replicated'),
        todo: t('copies.unsure.not-replicated.do'),
      };
    case 'no-try-left':
      return {
        what: t('copies.unsure.no-try-left'),
        why: t('copies.unsure.no-try-left.why'),
        todo: t('copies.unsure.later'),
      };
    case 'locked':
      return {
        what: t('copies.unsure.locked'),
        why: t('copies.unsure.locked.why'),
        todo: t('copies.unsure.locked.do'),
      };
    case 'cannot-tell':
      return {
        what: t('unsure.sign-in'),
        why: t('copies.unsure.cannot-tell'),
        todo: t('copies.unsure.cannot-tell.do'),
      };
  }
}

/** @param at milliseconds since 1970 by the server's clock */
const Until = ({ at, clockOffsetMs }: { readonly at: number; readonly clockOffsetMs: number }) => {
  const [told] = useState(() => ({
    seconds: (at - clockOffsetMs - Date.now()) / 1_000,
    since: performance.now(),
  }));
  return <ComeBack {...told} />;
};

export const Verdict = ({ verdict, view: { unsure, retryAt, clockOffsetMs } }: VerdictProps) => {
  const words = useWords();
  const { t } = words;
  const helpDesk = useHelpDeskSentence(false);
  if (verdict === 'wrong')
    return (
      <Notice role="alert" tone="urgent">
        <p>
          <strong>{t('copies.wrong')}</strong> {t('copies.unchanged')}
        </p>
        <p>
          {t('copies.wrong.do')} {helpDesk}
        </p>
      </Notice>
    );
  if (unsure === null) return null;
  const { what, why, todo } = toldOf(words, unsure);
  return (
    // Who comes back to it finds it there: only the answer to what was just typed interrupts.
    <Notice {...(verdict !== null && { role: 'alert' })}>
      <p>
        <strong>{what}</strong> {t('copies.unchanged')} {why}
      </p>
      {retryAt === null ? (
        <p>{todo}</p>
      ) : (
        <Until key={retryAt} at={Date.parse(retryAt)} clockOffsetMs={clockOffsetMs} />
      )}
      <p>{helpDesk}</p>
    </Notice>
  );
};
