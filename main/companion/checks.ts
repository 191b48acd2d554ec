// The numbered self-checks: what Keyturn needs on this workstation, each with a verdict and what to do.
// Shown in the window and printed by `--diagnose`; no result holds a secret or a name of a person.
import type { CheckId, CheckResult } from '../../src/contract/ipc.ts';
import type { Translator } from '../../src/i18n/index.ts';
import type { ApiFault, ApiResult, Clock, Keychain, Notifier, Tray } from '../ports.ts';
import { type EnrolmentDeps, enrolmentFinding } from './enrolment-check.ts';
import { type Finding, found } from './finding.ts';
import type { Setup } from './setup.ts';

export interface ChecksDeps extends EnrolmentDeps {
  readonly setup: Setup;
  readonly keychain: Keychain;
  readonly notifier: Notifier;
  readonly tray: Tray;
  readonly clock: Clock;
  /** Reads the managed settings again. */
  readonly reload: () => Promise<unknown>;
  readonly words: () => Translator;
}

type Check = () => Finding | Promise<Finding>;

/** A clock further off than this breaks codes of authenticator apps at the edges of their 30 seconds. */
const CLOCK_TOLERANCE_MS = 30_000;

/** Runs all checks in their order, telling each beginning and each result; resolves with the whole list. */
export async function runChecks(
  deps: ChecksDeps,
  tell: (result: CheckResult) => void = () => undefined,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const [id, check] of Object.entries(checksOver(deps)) as [CheckId, Check][]) {
    tell({ id, ...found('running', `check.${id}.name`) });
    const result = { id, ...(await check()) };
    results.push(result);
    tell(result);
  }
  return results;
}

function checksOver(deps: ChecksDeps): Record<CheckId, Check> {
  const { setup, keychain, notifier, tray, words, clock } = deps;
  let answered: boolean | undefined;
  /** Runs `check` where the API has answered; says why not elsewhere. */
  const withApi = async (check: Check): Promise<Finding> => {
    if (answered === undefined) return found('not-run', 'check.not-run.settings');
    return answered ? check() : found('not-run', 'check.not-run.api');
  };
  return {
    settings: async () => {
      await deps.reload();
      return settingsFinding(setup);
    },
    api: async () => {
      if (setup.settings === undefined) return found('not-run', 'check.not-run.settings');
      const askedAt = clock.monotonic();
      const result = await setup.connection().api.discover({});
      answered = result.ok;
      const ms = Math.round(clock.monotonic() - askedAt);
      return result.ok ? found('ok', 'check.api.ok', undefined, { ms }) : apiFinding(result.fault);
    },
    clock: () => withApi(() => clockFinding(setup.connection().time.offsetMs() ?? 0)),
    directory: () => withApi(async () => directoryFinding(await setup.connection().api.healthReady({}))),
    enrolment: () => withApi(() => enrolmentFinding(deps)),
    keychain: async () => keychainFinding(await keychain.check()),
    notifications: async () => {
      const said = words();
      const title = said.t('check.notifications.sample.title');
      const shown = await notifier.check(title, said.t('check.notifications.sample.body'));
      return shown === 'shown'
        ? found('ok', 'check.notifications.ok')
        : found('attention', `check.notifications.${shown}`, `check.notifications.${shown}.do`);
    },
    tray: async () =>
      (await tray.check()) === 'shown'
        ? found('ok', 'check.tray.ok')
        : found('attention', 'check.tray.attention', 'check.tray.attention.do'),
  };
}

function settingsFinding({ reading, addressTyped }: Setup): Finding {
  if (addressTyped) return found('ok', 'check.settings.development');
  switch (reading.kind) {
    case 'settings':
      return found('ok', 'check.settings.ok');
    case 'absent':
      return found('bad', 'check.settings.bad', 'check.settings.bad.do');
    case 'refused': {
      const { reason, location } = reading;
      return found('bad', 'check.settings.refused', 'check.settings.refused.do', { reason, location });
    }
  }
}

function apiFinding(fault: ApiFault): Finding {
  if (fault.kind === 'malformed-reply') return found('bad', 'check.api.malformed', 'check.api.malformed.do');
  if (fault.kind === 'problem' || fault.cause === 'other') {
    return found('bad', 'check.api.bad', 'check.api.bad.do');
  }
  return found('bad', `check.api.${fault.cause}`, `check.api.${fault.cause}.do`);
}

function clockFinding(offsetMs: number): Finding {
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  return Math.abs(offsetMs) <= CLOCK_TOLERANCE_MS
    ? found('ok', 'check.clock.ok')
    : found('attention', 'check.clock.attention', 'check.clock.attention.do', { seconds });
}

function directoryFinding(result: ApiResult<{ readonly notes: readonly string[] }>): Finding {
  if (result.ok) {
    const notes = result.value.notes.join(' ');
    return notes === ''
      ? found('ok', 'check.directory.ok')
      : found('ok', 'check.directory.noted', undefined, { notes });
  }
  const name = result.fault.kind === 'problem' ? result.fault.name : undefined;
  if (name === 'mail-unavailable') {
    return found('attention', 'check.directory.mail', 'check.directory.mail.do');
  }
  if (name === 'database-unavailable') {
    return found('bad', 'check.directory.database', 'check.directory.database.do');
  }
  return found('bad', 'check.directory.bad', 'check.directory.bad.do');
}

function keychainFinding(state: Awaited<ReturnType<Keychain['check']>>): Finding {
  switch (state) {
    case 'ok':
      return found('ok', 'check.keychain.ok');
    case 'locked':
    case 'cancelled':
      return found('attention', 'check.keychain.attention', 'check.keychain.attention.do');
    case 'denied':
      return found('bad', 'check.keychain.denied', 'check.keychain.denied.do');
    case 'unavailable':
    case 'failed':
      return found('bad', 'check.keychain.bad', 'check.keychain.bad.do');
  }
}
