// Code entry: from the authenticator app, or from a mail.
import type { FactorOffer } from '../../../../src/contract/steps.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { Clocks } from './clocks.tsx';
import { CheckCodeButton, CodeEntry, useCodeEntry } from './code-entry.tsx';
import type { ProofProps } from './proof-props.ts';
import { Resend } from './resend.tsx';

export interface CodeProofProps extends ProofProps {
  readonly offer: FactorOffer;
  readonly factor: 'totp' | 'email-code';
  /** There is no other way to choose. */
  readonly alone: boolean;
}

/** After this many refusals the phone's clock is the likely reason. */
const refusalsBeforeClocks = 2;

export const CodeProof = ({ state, effects, frame, offer, factor, alone }: CodeProofProps) => {
  const { t } = useWords();
  const { pending, sending, fault, organisation } = state;
  const entry = useCodeEntry({
    send: (digits) => effects.verify(factor, digits),
    pending,
    sending,
    failed: fault !== null,
  });
  const byMail = factor === 'email-code';
  const serverTime = fault?.details?.serverTime;
  const mailLead =
    offer.hint === undefined ? t('code.email.lead') : t('code.email.lead-hint', { hint: offer.hint });
  const appLead =
    organisation === null ? t('code.totp.lead') : t('code.totp.lead-organisation', { organisation });
  return (
    <Frame
      {...frame}
      title={t(byMail ? 'code.email.title' : 'code.totp.title')}
      lead={byMail ? mailLead : appLead}
      onSubmit={entry.submit}
      answers={
        <>
          <CheckCodeButton pending={entry.checking} />
          {!alone && <Button onPress={() => effects.choose(null)}>{t('code.another')}</Button>}
        </>
      }
    >
      <CodeEntry entry={entry} />
      <FaultNotice fault={fault} at={state.faultAt} factor={factor} />
      {factor === 'totp' && state.refusals >= refusalsBeforeClocks && serverTime !== undefined && (
        <Clocks serverTime={serverTime} />
      )}
      {byMail && (
        <Resend
          offer={offer}
          pending={pending}
          sending={sending}
          clockOffsetMs={state.clockOffsetMs}
          onSend={() => {
            // Only the newest code counts: what stands there now does not.
            entry.take('');
            return effects.challenge('email-code');
          }}
        />
      )}
    </Frame>
  );
};
