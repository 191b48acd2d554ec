// Add an authenticator app: scan, confirm with a code, keep the recovery codes. The secret and the codes
// live in this component and go with it.
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useSession } from '../../stores/flow.ts';
import { Clocks } from '../proof/clocks.tsx';
import { CheckCodeButton, CodeEntry, useCodeEntry } from '../proof/code-entry.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Scan } from './scan.tsx';

export interface AddTotpProps {
  readonly username: string;
  readonly onDone: () => void;
}

interface ConfirmProps {
  readonly onBack: () => void;
  readonly onCodes: (codes: readonly string[]) => void;
}

const Confirm = ({ onBack, onCodes }: ConfirmProps) => {
  const { t } = useWords();
  const effects = useEffects();
  const { pending, fault, faultAt, refusals } = useSession();
  const entry = useCodeEntry({
    send: async (code) => {
      const codes = await effects.enrolment.confirmTotp(code);
      if (codes) onCodes(codes);
      return codes !== undefined;
    },
    pending: pending !== null,
  });
  const serverTime = fault?.details?.serverTime;
  return (
    <Frame
      title={t('enrol.confirm.title')}
      lead={t('enrol.confirm.lead')}
      onBack={onBack}
      onSubmit={entry.submit}
      answers={<CheckCodeButton pending={entry.checking} />}
    >
      <CodeEntry entry={entry} />
      <FaultNotice fault={fault} at={faultAt} factor="totp" />
      {refusals >= 2 && serverTime !== undefined && <Clocks serverTime={serverTime} />}
    </Frame>
  );
};

export const AddTotp = ({ username, onDone }: AddTotpProps) => {
  const { t } = useWords();
  const effects = useEffects();
  const { fault, faultAt, pending } = useSession();
  const [offer, setOffer] = useState<{ readonly secret: string; readonly uri: string }>();
  const [scanned, setScanned] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const asked = useRef(false);

  const begin = async () => {
    const answer = await effects.enrolment.beginTotp();
    if (answer) setOffer(answer);
  };
  useEffect(() => {
    // Once: each beginning makes a new secret, and the one shown must be the one that counts.
    if (asked.current) return;
    asked.current = true;
    void effects.enrolment.beginTotp().then((answer) => answer && setOffer(answer));
  }, [effects]);

  if (codes) return <RecoveryCodes username={username} codes={codes} onFinish={onDone} />;
  if (offer && scanned)
    return (
      <Confirm
        onBack={() => {
          effects.enrolment.choose(null);
          setScanned(false);
        }}
        onCodes={setCodes}
      />
    );
  if (offer) return <Scan {...offer} onBack={onDone} onScanned={() => setScanned(true)} />;
  return (
    <Frame
      title={t('enrol.list.add')}
      onBack={onDone}
      {...(fault &&
        pending === null && {
          answers: (
            <Button kind="filled" onPress={() => void begin()}>
              {t('action.try-again')}
            </Button>
          ),
        })}
    >
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
