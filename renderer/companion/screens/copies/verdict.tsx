// The password that was typed was not taken: why, what that means, and what to do.
import { useState } from 'react';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../ui/words.tsx';
import { ComeBack } from '../../come-back.tsx';
import { useHelpDeskSentence } from '../../help-desk.tsx';

export interface VerdictProps {
  readonly verdict: 'wrong' | 'undetermined' | null;
  /** By the server's clock. */
  readonly retryAt: string | null;
  /** Server minus workstation clock, milliseconds. */
  readonly clockOffsetMs: number;
}

/** @param at milliseconds since 1970 by the server's clock */
const Until = ({ at, clockOffsetMs }: { readonly at: number; readonly clockOffsetMs: number }) => {
  const [told] = useState(() => ({
    seconds: (at - clockOffsetMs - Date.now()) / 1_000,
    since: performance.now(),
  }));
  return <ComeBack {...told} />;
};

export const Verdict = ({ verdict, retryAt, clockOffsetMs }: VerdictProps) => {
  const { t } = useWords();
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
  if (verdict === null && retryAt === null) return null;
  return (
    // Who comes back to it finds it there: only the answer to what was just typed interrupts.
    <Notice {...(verdict !== null && { role: 'alert' })}>
      <p>
        <strong>{t('unsure.sign-in')}</strong> {t('copies.unchanged')} {t('copies.unsure.why')}
      </p>
      {retryAt === null ? (
        <p>{t('copies.unsure.do')}</p>
      ) : (
        <Until key={retryAt} at={Date.parse(retryAt)} clockOffsetMs={clockOffsetMs} />
      )}
      <p>{helpDesk}</p>
    </Notice>
  );
};
