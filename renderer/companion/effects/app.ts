// What the window asks of the companion itself, and what it hears unasked.
import type { Bridge } from '../../../src/contract/ipc.ts';
import { show, useApp } from '../stores/app.ts';
import { receiveCheck, useChecks } from '../stores/checks.ts';
import { receiveCopies, useCopies } from '../stores/copies.ts';
import { receive, useReset, useSession } from '../stores/flow.ts';
import { receiveHome, useHome } from '../stores/home.ts';

/** Listens to main. Returns the function that stops it. */
export const listen = (client: Bridge): (() => void) => {
  const endings = [
    client.on('app-changed', (state) => useApp.setState({ state })),
    client.on('home-changed', receiveHome),
    client.on('copies-changed', receiveCopies),
    client.on('screen-requested', show),
    client.on('reset-changed', (view) => {
      // The effect that asked for the end takes the window to where it goes; no question flashes up between.
      const { pending } = useReset.getState();
      const leaving = pending === 'reset.cancel' || pending === 'reset.finish';
      if (view !== null || !leaving) receive(useReset, view);
    }),
    client.on('check-changed', receiveCheck),
  ];
  return () => endings.forEach((end) => end());
};

export const createAppEffects = (client: Bridge) => ({
  /** Asks main where things stand: a reset that was running when the window was closed goes on. */
  open: async (): Promise<void> => {
    const [state, screen, home, copies, reset, session] = await Promise.all([
      client.call('app.state', undefined),
      client.call('app.screen', undefined),
      client.call('home.current', undefined),
      client.call('copies.current', undefined),
      client.call('reset.current', undefined),
      client.call('session.current', undefined),
    ]);
    if (!state.ok) {
      useApp.setState({ fault: state.error });
      return;
    }
    if (home.ok) receiveHome(home.value);
    else useHome.setState({ fault: home.error, faultAt: performance.now() });
    if (copies.ok) receiveCopies(copies.value);
    else useCopies.setState({ fault: copies.error, faultAt: performance.now() });
    if (reset.ok) receive(useReset, reset.value);
    if (session.ok) receive(useSession, session.value);
    const wished = screen.ok ? screen.value : 'home';
    const goesOn = wished === 'home' && reset.ok && reset.value !== null;
    useApp.setState({ state: state.value, screen: goesOn ? 'reset' : wished, fault: null });
  },
  /** Development only. Gives what went wrong, or undefined. */
  useApiAddress: async (url: string) => {
    const result = await client.call('app.use-api-address', { url });
    if (!result.ok) return result.error;
    useApp.setState({ state: result.value });
    return undefined;
  },
  openHelpDesk: () => client.call('app.open-help-desk', undefined),
  closeWindow: () => client.call('app.close-window', undefined),
  runChecks: async (): Promise<void> => {
    if (useChecks.getState().running) return;
    useChecks.setState({ running: true, results: [], fault: null });
    const result = await client.call('checks.run', undefined);
    useChecks.setState({
      running: false,
      ...(result.ok ? { results: result.value } : { fault: result.error }),
    });
  },
});
