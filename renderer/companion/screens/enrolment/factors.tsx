// Your ways to verify: what is set up, since when, and a way to add or remove one.
import { useCallback, useEffect, useState } from 'react';
import type { EnrolledFactors } from '../../../../src/contract/ipc.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { Steps } from '../../../ui/steps.tsx';
import row from '../../../ui/row.module.css';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useSession } from '../../stores/flow.ts';
import { FactorRow, MailRow } from './factor-row.tsx';

export interface FactorsProps {
  readonly onAdd: () => void;
  readonly onLeave: () => void;
}

type Enrolled = EnrolledFactors['factors'][number];

export const Factors = ({ onAdd, onLeave }: FactorsProps) => {
  const { t } = useWords();
  const effects = useEffects();
  const { fault, faultAt, pending } = useSession();
  const [enrolled, setEnrolled] = useState<EnrolledFactors>();
  const [removing, setRemoving] = useState<Enrolled>();
  const [said, setSaid] = useState('');

  const load = useCallback(
    () => void effects.enrolment.factors().then((answer) => answer && setEnrolled(answer)),
    [effects],
  );
  useEffect(load, [load]);

  const remove = async (factor: Enrolled) => {
    setRemoving(undefined);
    const rest = await effects.enrolment.remove(factor.id);
    if (!rest) return;
    setEnrolled(rest);
    setSaid(t('enrol.removed', { name: t(`factor.${factor.kind}`) }));
  };
  const nothing = enrolled?.factors.length === 0;
  const hasApp = enrolled?.factors.some(({ kind }) => kind === 'totp') === true;
  const done = (
    <Button kind={hasApp ? 'filled' : 'outlined'} onPress={onLeave}>
      {t('action.done')}
    </Button>
  );
  const add = (
    <Button kind={hasApp ? 'outlined' : 'filled'} onPress={onAdd}>
      {t('enrol.list.add')}
    </Button>
  );
  return (
    <Frame
      title={t(nothing ? 'enrol.list.title.none' : 'enrol.list.title')}
      lead={enrolled ? t(nothing ? 'enrol.list.empty' : 'enrol.list.lead') : t('enrol.list.loading')}
      answers={
        hasApp ? (
          <>
            {done}
            {add}
          </>
        ) : (
          <>
            {add}
            {done}
          </>
        )
      }
    >
      <FaultNotice fault={fault} at={faultAt} />
      {said !== '' && <Notice tone="plain">{said}</Notice>}
      {enrolled && (enrolled.factors.length > 0 || enrolled.emailHint !== null) && (
        <ul className={row.list}>
          {enrolled.factors.map((factor) => (
            <FactorRow key={factor.id} factor={factor} onRemove={() => setRemoving(factor)} />
          ))}
          {enrolled.emailHint !== null && <MailRow hint={enrolled.emailHint} />}
        </ul>
      )}
      {nothing && (
        <Steps
          ordered
          heading={t('enrol.list.how')}
          steps={[t('enrol.list.how-scan'), t('enrol.list.how-code'), t('enrol.list.how-keep')]}
        />
      )}
      {!enrolled && fault !== null && pending === null && (
        <Button onPress={load}>{t('action.try-again')}</Button>
      )}
      <LiveRegion text={said} />
      {removing && (
        <QuestionDialog
          open
          title={t('enrol.remove.title', { name: t(`factor.${removing.kind}`) })}
          text={t('enrol.remove.text')}
          onDismiss={() => setRemoving(undefined)}
        >
          <Button kind="filled" autoFocus onPress={() => setRemoving(undefined)}>
            {t('enrol.remove.no')}
          </Button>
          <Button onPress={() => void remove(removing)}>{t('enrol.remove.yes')}</Button>
        </QuestionDialog>
      )}
    </Frame>
  );
};
