// What home asks of main: how the password stands now, to be left alone for a while, and who sits here.
import type { Bridge, OperationInput } from '../../../src/contract/ipc.ts';
import { receiveHome, serverNow, useHome } from '../stores/home.ts';

/** What was told so lately, milliseconds, is not asked for again when somebody comes to look. */
const FRESH_MS = 10_000;

type Question = 'home.snooze' | 'seat.enter' | 'seat.leave';

export const createHomeEffects = (client: Bridge) => {
  const refresh = async (): Promise<void> => {
    if (useHome.getState().refreshing) return;
    useHome.setState({ refreshing: true, fault: null });
    const answer = await client.call('home.refresh', undefined);
    if (answer.ok) receiveHome(answer.value);
    else useHome.setState({ fault: answer.error, faultAt: performance.now() });
    useHome.setState({ refreshing: false });
  };

  /** One question at a time. True when main did it. */
  const ask = async <N extends Question>(operation: N, input: OperationInput<N>): Promise<boolean> => {
    if (useHome.getState().pending !== null) return false;
    useHome.setState({ pending: operation, fault: null });
    const answer = await client.call(operation, input);
    if (answer.ok) receiveHome(answer.value);
    else useHome.setState({ fault: answer.error, faultAt: performance.now() });
    useHome.setState({ pending: null });
    return answer.ok;
  };

  return {
    refresh,
    /** Somebody comes to look: asks the API, unless it has told a moment ago or there is nothing to ask. */
    opened: async (): Promise<void> => {
      const { view } = useHome.getState();
      if (view === null || view.seat.username === null || view.connection === 'not-enrolled') return;
      const { known } = view;
      if (known !== null && serverNow() - Date.parse(known.asOf) < FRESH_MS) return;
      await refresh();
    },
    snooze: (minutes: number) => ask('home.snooze', { minutes }),
    enterSeat: (username: string) => ask('seat.enter', { username }),
    leaveSeat: async (): Promise<void> => {
      if (await ask('seat.leave', undefined)) useHome.setState({ left: true });
    },
  };
};
