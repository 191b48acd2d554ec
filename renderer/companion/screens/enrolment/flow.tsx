// Set up verification: sign in, prove, then the list of ways and the adding of one.
import { useState } from 'react';
import { useEffects } from '../../effects/index.tsx';
import { useApp } from '../../stores/app.ts';
import { useSession } from '../../stores/flow.ts';
import { Proof } from '../proof/proof.tsx';
import { AddTotp } from './add-totp.tsx';
import { Factors } from './factors.tsx';
import { SessionEnd } from './session-end.tsx';
import { SignIn } from './sign-in.tsx';

export const EnrolmentFlow = ({ onLeave }: { readonly onLeave: () => void }) => {
  const effects = useEffects();
  const session = useSession();
  const organisation = useApp(({ state }) => state?.organisation ?? null);
  const [adding, setAdding] = useState(false);
  const leave = () => {
    void effects.enrolment.signOut();
    onLeave();
  };
  const { view, receivedAt } = session;
  if (view === null) return <SignIn onBack={onLeave} />;
  return (
    <>
      <SessionEnd view={view} receivedAt={receivedAt} />
      {view.step.kind === 'verify' ? (
        <Proof
          state={{
            step: view.step,
            organisation,
            chosen: session.chosen,
            refusals: session.refusals,
            pending: session.pending !== null,
            sending: session.pending === 'session.challenge',
            fault: session.fault,
            faultAt: session.faultAt,
            clockOffsetMs: view.clockOffsetMs,
          }}
          effects={effects.enrolment}
          frame={{ onCancel: leave }}
        />
      ) : adding ? (
        <AddTotp username={view.username} onDone={() => setAdding(false)} />
      ) : (
        <Factors onAdd={() => setAdding(true)} onLeave={leave} />
      )}
    </>
  );
};
