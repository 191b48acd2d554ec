// Choose a new password, with the rules of the directory as a list that keeps up with the typing.
import { useId } from 'react';
import type { PolicyRule } from '../../../../src/contract/steps.ts';
import { Button } from '../../../ui/button.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { MarkedList } from '../../../ui/marked-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';
import { useReset } from '../../stores/flow.ts';
import { useNewPassword } from './use-new-password.ts';
import type { Refused } from './use-new-password.ts';

export interface NewPasswordProps {
  readonly rules: readonly PolicyRule[];
  readonly refused: Refused;
  readonly onSubmit: (password: string) => void;
  readonly onCancel: () => void;
  /** Where the account is only locked: keep the password after all. */
  readonly onJustUnlock?: (() => void) | undefined;
}

export const NewPassword = ({ rules, refused, onSubmit, onCancel, onJustUnlock }: NewPasswordProps) => {
  const { t } = useWords();
  const { fault, faultAt } = useReset();
  const form = useNewPassword(rules, refused);
  const rulesId = useId();

  const submit = () => {
    const password = form.ready();
    if (password !== null) onSubmit(password);
  };
  return (
    <Frame
      title={t('password.title')}
      lead={t('password.lead')}
      progress={<FlowProgress at="password" />}
      withReference
      onCancel={onCancel}
      onSubmit={submit}
      more={
        onJustUnlock && (
          <Button kind="quiet" onPress={onJustUnlock}>
            {t('unlock.instead')}
          </Button>
        )
      }
      answers={
        <Button kind="filled" type="submit">
          {t('password.submit')}
        </Button>
      }
    >
      <FaultNotice fault={fault} at={faultAt} />
      <PasswordField
        label={t('password.label')}
        value={form.password}
        onChange={form.setPassword}
        autoComplete="new-password"
        problem={form.problem.password}
        describedBy={rulesId}
        inputRef={form.passwordRef}
        shown={form.shown}
        onShownChange={form.setShown}
        beside={
          form.canSuggest && (
            <Button kind="quiet" onPress={form.suggest}>
              {t('password.suggest')}
            </Button>
          )
        }
      />
      <MarkedList id={rulesId} label={t('password.rules')} lines={form.lines} />
      {form.suggested ? (
        <Notice tone="plain" role="status">
          {t('password.suggested')}
        </Notice>
      ) : (
        <PasswordField
          label={t('password.again')}
          value={form.again}
          onChange={form.setAgain}
          autoComplete="new-password"
          problem={form.problem.again}
          inputRef={form.againRef}
          shown={form.shown}
        />
      )}
      <LiveRegion text={form.spoken} />
    </Frame>
  );
};
