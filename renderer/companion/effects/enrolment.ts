// Setting up verification: what the window asks of main. Secrets are handed to the screen that shows them
// and kept nowhere else.
import type { Bridge, EnrolledFactors, SessionView } from '../../../src/contract/ipc.ts';
import type { FactorKind } from '../../../src/contract/steps.ts';
import { ask, receive, useSession } from '../stores/flow.ts';

export const createEnrolmentEffects = (client: Bridge) => {
  const take = (answer: { readonly value: SessionView } | undefined): boolean => {
    if (answer) receive(useSession, answer.value);
    const { fault } = useSession.getState();
    const over = fault?.code === 'no-session' || fault?.problem === 'sign-in-needed';
    // The session is over: back to signing in, with the words that say so.
    if (over) useSession.setState({ view: null, chosen: null, refusals: 0 });
    return answer !== undefined;
  };
  const value = <T>(answer: { readonly value: T } | undefined): T | undefined => {
    if (!answer) take(undefined);
    return answer?.value;
  };

  return {
    signIn: async (username: string, password: string) =>
      take(await ask(useSession, client, 'session.sign-in', { username, password })),
    choose: (factor: FactorKind | null): void =>
      useSession.setState({ chosen: factor, refusals: 0, fault: null }),
    challenge: async (factor: FactorKind) =>
      take(await ask(useSession, client, 'session.challenge', { factor })),
    verify: async (factor: FactorKind, response: string) => {
      const accepted = take(await ask(useSession, client, 'session.verify', { factor, response }));
      if (!accepted && useSession.getState().fault?.problem === 'factor-rejected')
        useSession.setState(({ refusals }) => ({ refusals: refusals + 1 }));
      return accepted;
    },
    signOut: async () => {
      await client.call('session.sign-out', undefined);
      useSession.getState().reset();
    },
    factors: async (): Promise<EnrolledFactors | undefined> =>
      value(await ask(useSession, client, 'enrolment.factors', undefined)),
    beginTotp: async () => value(await ask(useSession, client, 'enrolment.begin-totp', undefined)),
    confirmTotp: async (code: string) => {
      const answer = value(await ask(useSession, client, 'enrolment.confirm-totp', { code }));
      if (!answer && useSession.getState().fault?.problem === 'factor-rejected')
        useSession.setState(({ refusals }) => ({ refusals: refusals + 1 }));
      return answer?.recoveryCodes;
    },
    remove: async (id: string): Promise<EnrolledFactors | undefined> =>
      value(await ask(useSession, client, 'enrolment.remove', { id })),
    /** Through main, which clears the clipboard after a while. True when it was done. */
    copyCodes: async (codes: readonly string[]): Promise<boolean> =>
      (await client.call('enrolment.copy-recovery-codes', { codes: [...codes] })).ok,
  };
};
