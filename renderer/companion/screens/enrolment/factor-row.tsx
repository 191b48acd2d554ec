// One way to verify in the list.
import type { EnrolledFactors } from '../../../../src/contract/ipc.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import row from '../../../ui/row.module.css';
import { RowWords } from '../../../ui/row.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FactorIcon } from '../../icons.tsx';
import styles from './enrolment.module.css';

export interface FactorRowProps {
  readonly factor: EnrolledFactors['factors'][number];
  readonly onRemove: () => void;
}

export const FactorRow = ({ factor, onRemove }: FactorRowProps) => {
  const { t, dates } = useWords();
  const name = t(`factor.${factor.kind}`);
  const since = t('enrol.list.since', { when: dates.day(new Date(factor.since), new Date()) });
  return (
    <li className={cx(row.item, row.row, styles.row)}>
      <RowWords
        name={name}
        about={factor.left === undefined ? since : t('enrol.list.left', { count: factor.left })}
        icon={<FactorIcon kind={factor.kind} />}
      />
      <Button kind="quiet" label={t('enrol.list.remove-named', { name })} onPress={onRemove}>
        {t('enrol.list.remove')}
      </Button>
    </li>
  );
};

/** The recovery address is kept by IT: it is shown, not changed. */
export const MailRow = ({ hint }: { readonly hint: string }) => {
  const { t } = useWords();
  return (
    <li className={cx(row.item, row.row, styles.row)}>
      <RowWords
        name={t('enrol.list.mail')}
        about={t('enrol.list.mail.about', { hint })}
        icon={<FactorIcon kind="email-code" />}
      />
    </li>
  );
};
