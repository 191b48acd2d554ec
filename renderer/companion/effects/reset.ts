// Every step of the guided reset that the window can ask main for.
import type { Bridge, OperationName, ResetView } from '../../../src/contract/ipc.ts';
import type { ResetReason } from '../../../src/contract/api.ts';
import type { FactorKind } from '../../../src/contract/steps.ts';
import { show } from '../stores/app.ts';
import { ask, receive, useReset } from '../stores/flow.ts';

type SimpleOperation = 'reset.unlock' | 'reset.extend' | 'reset.retry-credentials' | 'reset.stop-waiting';

/** Problems that say: the window's picture of the reset is old. */
const outdated = new Set(['wrong-step', 'reset-ended', 'sign-in-needed', 'change-in-progress']);

export const createResetEffects = (client: Bridge) => {
  /** Asks where the reset stands; what went wrong before stays on the screen. */
  const refresh = async (): Promise<void> => {
    const current = await client.call('reset.current', undefined);
    if (current.ok) receive(useReset, current.value);
  };

  const take = (answer: { readonly value: ResetView } | undefined): boolean => {
    if (answer) {
      receive(useReset, answer.value);
      return true;
    }
    const { fault } = useReset.getState();
    if (fault?.code === 'no-reset' || (fault?.problem !== undefined && outdated.has(fault.problem)))
      void refresh();
    return false;
  };

  const simple = (operation: SimpleOperation) => async () =>
    take(await ask(useReset, client, operation, undefined));

  const leave = async (operation: Extract<OperationName, 'reset.cancel' | 'reset.finish'>) => {
    const answer = await ask(useReset, client, operation, undefined);
    // Main no longer has a reset when it says so: then there is nothing left to leave.
    if (!answer && useReset.getState().fault?.code !== 'no-reset') return false;
    useReset.getState().reset();
    return true;
  };

  return {
    refresh,
    start: async (username: string, reason: ResetReason) =>
      take(await ask(useReset, client, 'reset.start', { username, reason })),
    choose: (factor: FactorKind | null): void =>
      useReset.setState({ chosen: factor, refusals: 0, fault: null }),
    challenge: async (factor: FactorKind) => take(await ask(useReset, client, 'reset.challenge', { factor })),
    verify: async (factor: FactorKind, response: string) => {
      const accepted = take(await ask(useReset, client, 'reset.verify', { factor, response }));
      if (!accepted && useReset.getState().fault?.problem === 'factor-rejected')
        useReset.setState(({ refusals }) => ({ refusals: refusals + 1 }));
      return accepted;
    },
    setPassword: async (password: string) =>
      take(await ask(useReset, client, 'reset.set-password', { password })),
    unlock: simple('reset.unlock'),
    extend: simple('reset.extend'),
    retryCredentials: simple('reset.retry-credentials'),
    stopWaiting: simple('reset.stop-waiting'),
    /** Stops the reset and goes back to the start. */
    cancel: async () => {
      if (await leave('reset.cancel')) show('home');
    },
    /** Lets go of a name that was mistyped, nothing being proven yet. */
    changeName: () => leave('reset.cancel'),
    /** The end was read: main forgets the run. */
    finish: async () => {
      if (!(await leave('reset.finish'))) return;
      show('home');
      await client.call('app.close-window', undefined);
    },
    startAgain: () => leave('reset.finish'),
  };
};
