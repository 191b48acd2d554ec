// What one self-check has found, before it is told which one it was.
import type { CheckResult } from '../../src/contract/ipc.ts';
import type { MessageKey } from '../../src/i18n/index.ts';

export type Finding = Omit<CheckResult, 'id'>;

export const found = (
  verdict: Finding['verdict'],
  text: MessageKey,
  advice?: MessageKey,
  params: Finding['params'] = {},
): Finding => ({ verdict, text, advice: advice ?? null, params });
