// The companion's page in a test: over a fake bridge, with stores as new.
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, vi } from 'vitest';
import { Page } from '../../../../renderer/companion/page.tsx';
import { useApp } from '../../../../renderer/companion/stores/app.ts';
import { useChecks } from '../../../../renderer/companion/stores/checks.ts';
import { useCopies } from '../../../../renderer/companion/stores/copies.ts';
import { useReset, useSession } from '../../../../renderer/companion/stores/flow.ts';
import { useHome } from '../../../../renderer/companion/stores/home.ts';
import { createFakeBridge } from '../../../fakes/bridge.ts';
import type { FakeBridge, FakeWorld } from '../../../fakes/bridge.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  for (const store of [useApp, useChecks, useCopies, useHome, useReset, useSession]) store.getState().reset();
});

export interface OpenedPage {
  readonly fake: FakeBridge;
  readonly user: UserEvent;
}

/** Opens the page and waits for its first question. Call `vi.useFakeTimers()` before it to hold the time. */
export const openPage = async (world: Partial<FakeWorld> = {}): Promise<OpenedPage> => {
  const fake = createFakeBridge(world);
  const user = userEvent.setup(
    vi.isFakeTimers() ? { advanceTimers: (ms) => vi.advanceTimersByTime(ms) } : {},
  );
  render(<Page bridge={fake} />);
  await screen.findByRole('heading', { level: 1 });
  return { fake, user };
};

export const title = (): string => screen.getByRole('heading', { level: 1 }).textContent;

export const press = async (user: UserEvent, name: string | RegExp): Promise<void> =>
  user.click(screen.getByRole('button', { name }));

/** The inputs of every call of an operation. */
export const inputsOf = (fake: FakeBridge, operation: string): unknown[] =>
  fake.calls.filter(([name]) => name === operation).map(([, input]) => input);
