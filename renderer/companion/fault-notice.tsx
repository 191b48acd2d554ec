// Beside the question: what happened, what to do, whom to call, and the reference to tell them.
import type { BridgeError } from '../../src/contract/ipc.ts';
import type { FactorKind } from '../../src/contract/steps.ts';
import { Notice } from '../ui/notice.tsx';
import { clockFace, useSecondsLeft } from '../ui/use-now.ts';
import { useWords } from '../ui/words.tsx';
import { ComeBack } from './come-back.tsx';
import { faultWords } from './fault-words.ts';
import { QuoteReference, useHelpDeskSentence } from './help-desk.tsx';
import { useReset } from './stores/flow.ts';

export interface FaultNoticeProps {
  readonly fault: BridgeError | null;
  /** `performance.now()` when it came. */
  readonly at: number;
  readonly factor?: FactorKind;
}

const Countdown = ({ seconds, since }: { readonly seconds: number; readonly since: number }) => {
  const { t } = useWords();
  const left = useSecondsLeft(seconds, since);
  // Not announced at every second: the sentence around it was, when it came.
  return (
    <p aria-live="off">
      {left > 0 ? t('problem.too-many-requests.do-in', { time: clockFace(left) }) : t('ended.throttled.over')}
    </p>
  );
};

const Words = ({ fault, at, factor }: FaultNoticeProps & { readonly fault: BridgeError }) => {
  const words = useWords();
  // What the directory refuses for the account's sake, nothing that is typed will change.
  const helpDesk = useHelpDeskSentence(fault.problem === 'password-refused');
  const running = useReset(({ view }) => view?.reference ?? null);
  const { what, todo, retryAfterSeconds, isLongWait, callHelpDesk } = faultWords(words, fault, factor);
  const Wait = isLongWait === true ? ComeBack : Countdown;
  const reference = fault.details?.reference ?? running;
  return (
    <Notice role="alert" tone={fault.code === 'api' ? 'soon' : 'urgent'}>
      <p>
        <strong>{what}</strong> {todo.join(' ')}
      </p>
      {retryAfterSeconds !== null && <Wait key={at} seconds={retryAfterSeconds} since={at} />}
      {callHelpDesk && (
        <p>
          {helpDesk}
          <QuoteReference reference={reference} />
        </p>
      )}
    </Notice>
  );
};

export const FaultNotice = ({ fault, ...rest }: FaultNoticeProps) =>
  fault === null ? null : <Words fault={fault} {...rest} />;
