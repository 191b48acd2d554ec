// What the window asks main of the copies of a password. A password is handed on and kept nowhere.
import type { Bridge, OperationInput, OperationName } from '../../../src/contract/ipc.ts';
import { receiveCopies, useCopies } from '../stores/copies.ts';

type CopiesOperation = Extract<OperationName, `copies.${string}`>;

export const createCopiesEffects = (client: Bridge) => {
  /** Of the list: a tick is heard while something else is asked, which may take a while. */
  const beside = async <N extends 'copies.tick' | 'copies.verify'>(
    operation: N,
    input: OperationInput<N>,
  ) => {
    const answer = await client.call(operation, input);
    if (answer.ok) receiveCopies(answer.value);
    useCopies.setState(answer.ok ? { fault: null } : { fault: answer.error, faultAt: performance.now() });
  };

  /** One question at a time: a second press is not heard. */
  const ask = async <N extends CopiesOperation>(operation: N, input: OperationInput<N>) => {
    if (useCopies.getState().pending !== null) return undefined;
    useCopies.setState({ pending: operation, fault: null, verdict: null });
    const answer = await client.call(operation, input);
    useCopies.setState({
      pending: null,
      ...(!answer.ok && { fault: answer.error, faultAt: performance.now() }),
    });
    return answer.ok ? { value: answer.value } : undefined;
  };

  const simple =
    (operation: 'copies.current' | 'copies.retry' | 'copies.stop-waiting' | 'copies.dismiss') => async () => {
      const answer = await ask(operation, undefined);
      if (answer) receiveCopies(answer.value);
      return answer !== undefined;
    };

  return {
    refresh: simple('copies.current'),
    retry: simple('copies.retry'),
    stopWaiting: simple('copies.stop-waiting'),
    dismiss: simple('copies.dismiss'),
    /** True when it is the password as it is now, and the copies are being updated. */
    enter: async (password: string): Promise<boolean> => {
      const answer = await ask('copies.enter', { password });
      if (!answer) return false;
      const { verdict, view } = answer.value;
      receiveCopies(view);
      useCopies.setState({ verdict: verdict === 'current' ? null : verdict });
      return verdict === 'current';
    },
    look: async (): Promise<void> => {
      const answer = await ask('copies.look', undefined);
      if (answer) useCopies.setState({ looks: answer.value });
    },
    tick: (id: string, done: boolean) => beside('copies.tick', { id, done }),
    verify: (id: string) => beside('copies.verify', { id }),
  };
};
