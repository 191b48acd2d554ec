// What a scene is, and the small steps that scenes are made of.
import type { Page } from '@playwright/test';
import type { BridgeError, ResetView, SessionView } from '../../../../../src/contract/ipc.ts';
import type { Step } from '../../../../../src/contract/steps.ts';
import { aResetView } from '../../../../fakes/bridge-values.ts';
import type { FakeWorld } from '../../../../fakes/bridge.ts';

export interface Scene {
  readonly name: string;
  readonly world: Partial<FakeWorld>;
  /** From the first screen to the one that is meant. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Presses the button of that name. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** A reset that has come to a step. */
export const running = (step: Step, change: Partial<ResetView> = {}): Partial<FakeWorld> => ({
  screen: 'reset',
  reset: aResetView({ step, ...change }),
});
/** An answer that is an error, whenever it is asked for. */
export const fault = (error: BridgeError) => [{ ok: false as const, error }];
/** A session for setting up verification. */
export const session = (step: SessionView['step']): Partial<FakeWorld> => ({
  screen: 'enrolment',
  session: { username: 'a.okafor', expiresInSeconds: 800, clockOffsetMs: 0, step },
});
export const typeCode = (page: Page, code: string) => page.getByLabel('6-digit code').fill(code);
