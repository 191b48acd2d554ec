// Set up verification: sign in, prove, then the list of ways and the adding of one.
import { useState } from 'react';
import { useEffects } from '../../effects/index.tsx';
import { useApp } from '../../stores/app.ts';
import { useSession } from '../../stores/flow.ts';
import { Proof } from '../proof/proof.tsx';
import { AddTotp } from './add-totp.tsx';
import { Factors } from './factors.tsx';
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
  const { view } = session;
  if (view === null) return <SignIn onBack={onLeave} />;
  if (view.step.kind === 'verify')
    return (
      <Proof
        state={{
          step: view.step,
          organisation,
          chosen: session.chosen,
          refusals: session.refusals,
          pending: session.pending !== null,
          fault: session.fault,
          faultAt: session.faultAt,
          // A session tells no offset; its countdowns are off by as much as this computer's clock is.
          clockOffsetMs: 0,
        }}
        effects={effects.enrolment}
        frame={{ onCancel: leave }}
      />
    );
  if (adding) return <AddTotp username={view.username} onDone={() => setAdding(false)} />;
  return <Factors onAdd={() => setAdding(true)} onLeave={leave} />;
};
