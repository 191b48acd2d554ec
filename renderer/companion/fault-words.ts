// What happened and what to do, for everything that main can answer instead of doing it.
import type { BridgeError } from '../../src/contract/ipc.ts';
import type { FactorKind } from '../../src/contract/steps.ts';
import type { Translator } from '../../src/i18n/index.ts';

export interface FaultWords {
  readonly what: string;
  readonly todo: readonly string[];
  /** Seconds from when it was told, after which trying again helps; null where that is not known. */
  readonly retryAfterSeconds: number | null;
  /** So long that nobody waits for it: the time of the day is told, no countdown. */
  readonly isLongWait?: boolean;
  /** Nothing the person typed is to blame: the help desk is named beside it. */
  readonly callHelpDesk: boolean;
}

const refused = (words: Translator, error: BridgeError): FaultWords => {
  const reason = error.details?.reason;
  const { t } = words;
  return {
    what: reason ? t(`refusal.${reason}`) : t('problem.password-refused'),
    todo: [
      reason ? t(`refusal.${reason}.do`) : t('problem.password-refused.do'),
      t('refusal.nothing-changed'),
    ],
    retryAfterSeconds: null,
    callHelpDesk:
      reason?.startsWith('account-') === true || reason === 'no-rights' || reason === 'protected-account',
  };
};

const rejected = ({ t }: Translator, error: BridgeError, factor: FactorKind | undefined): FaultWords => {
  const left = error.details?.attemptsLeft;
  const advice =
    factor === 'totp'
      ? t('rejected.wait-for-next')
      : factor === 'email-code'
        ? t('rejected.newest-mail')
        : t('problem.factor-rejected.do');
  return {
    what: factor ? t(`rejected.${factor}`) : t('problem.factor-rejected'),
    todo: [
      ...(left === undefined ? [] : [t('rejected.attempts', { left })]),
      ...(left === 0 ? [] : [advice]),
    ],
    retryAfterSeconds: null,
    callHelpDesk: left !== undefined && left <= 3,
  };
};

/** The password may be right, but nobody can tell now: no blame, and a time to come back where there is one. */
const unsure = ({ t }: Translator, error: BridgeError, factor: FactorKind | undefined): FaultWords | null => {
  const retryAfterSeconds = error.details?.retryAfterSeconds ?? null;
  const common = { retryAfterSeconds, isLongWait: true, callHelpDesk: true };
  if (error.problem === 'sign-in-rejected' && retryAfterSeconds !== null)
    return { ...common, what: t('unsure.sign-in'), todo: [t('unsure.sign-in.do')] };
  if (error.problem !== 'factor-unavailable' || factor !== 'current-password') return null;
  const what =
    retryAfterSeconds === null ? t('unsure.current-password') : t('unsure.current-password.not-yet');
  return { ...common, what, todo: [t('problem.factor-unavailable.do')] };
};

/** @param factor the proof that was tried, where it was one */
export const faultWords = (words: Translator, error: BridgeError, factor?: FactorKind): FaultWords => {
  const { t } = words;
  const { code, problem } = error;
  if (code === 'api' && problem === 'factor-rejected') return rejected(words, error, factor);
  if (code === 'api' && problem === 'password-refused') return refused(words, error);
  if (code === 'api')
    return (
      unsure(words, error, factor) ?? {
        what: t(`problem.${problem ?? 'unexpected'}`),
        todo: [t(`problem.${problem ?? 'unexpected'}.do`)],
        retryAfterSeconds: error.details?.retryAfterSeconds ?? null,
        callHelpDesk: true,
      }
    );
  return {
    what: t(`fault.${code}`),
    todo: [error.cause ? t(`cause.${error.cause}`) : t(`fault.${code}.do`)],
    retryAfterSeconds: null,
    callHelpDesk: code !== 'bad-input' && code !== 'busy',
  };
};
