// Asks once for the password as it is now, so that the copies that are out of date can be updated. The password lives in
// the field, and is gone from it as soon as it is handed over.
import { useRef, useState } from 'react';
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useCopies } from '../../stores/copies.ts';
import { isLeftOver } from './credential-lines.ts';
import { Dismiss } from './dismiss.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { RestLink } from './rest-link.tsx';
import { Verdict } from './verdict.tsx';

export interface AskPasswordProps {
  readonly view: CopiesView;
  readonly need: NonNullable<CopiesView['need']>;
  readonly onBack: () => void;
  /** To the rest of the list. */
  readonly onList: () => void;
}

const leadOf = (words: Translator, { view, need }: AskPasswordProps): string => {
  const { t } = words;
  switch (need) {
    case 'changed-elsewhere': {
      const now = new Date(Date.now() + view.clockOffsetMs);
      return view.changedAt === null
        ? t('copies.elsewhere.lead')
        : t('copies.elsewhere.lead-at', { moment: words.moment(new Date(view.changedAt), now) });
    }
    case 'unfinished':
      return t('copies.unfinished.lead');
    case 'leftovers':
      return `${t('copies.leftovers.lead', { count: view.lines.filter(isLeftOver).length })} ${t('copies.leftovers.again')}`;
  }
};

export const AskPassword = (props: AskPasswordProps) => {
  const { view, need, onBack, onList } = props;
  const words = useWords();
  const { t } = words;
  const effects = useEffects();
  const { pending, fault, faultAt, verdict } = useCopies();
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const verifying = view.activity === 'verifying' || pending === 'copies.enter';

  const submit = async () => {
    if (verifying) return;
    if (password === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const handedOver = effects.copies.enter(password);
    setPassword('');
    setShown(false);
    if (!(await handedOver)) field.current?.focus();
  };
  const within = view.lines.some(({ state }) => state !== 'out-of-reach');
  return (
    <Frame
      title={t(`notice.copies.${need}.title`)}
      lead={leadOf(words, props)}
      onBack={onBack}
      onSubmit={() => void submit()}
      answers={
        <>
          <Button kind="filled" type="submit" pending={verifying}>
            {t(verifying ? 'copies.verifying' : 'copies.update')}
          </Button>
          <Dismiss disabled={verifying} />
        </>
      }
    >
      <PasswordField
        label={t('copies.password')}
        value={password}
        onChange={(value) => {
          setMissing(false);
          setPassword(value);
        }}
        problem={missing ? t('current.missing') : undefined}
        autoComplete="current-password"
        inputRef={field}
        readOnly={verifying}
        shown={shown}
        onShownChange={setShown}
      />
      {!verifying && <Verdict verdict={verdict} view={view} />}
      <FaultNotice fault={fault} at={faultAt} />
      {need === 'changed-elsewhere' ? (
        verdict === null &&
        view.unsure === null &&
        within && (
          <Notice tone="plain">
            <p>{t('copies.elsewhere.why')}</p>
          </Notice>
        )
      ) : (
        <OutcomeList lines={view.lines} again={false} />
      )}
      <RestLink view={view} onList={onList} />
    </Frame>
  );
};
