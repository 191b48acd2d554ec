// One answer out of a few, as lines of full width.
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './radio-list.module.css';

export interface RadioListProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly (readonly [value: V, words: string])[];
}

export const RadioList = <V extends string>({ label, value, onChange, options }: RadioListProps<V>) => (
  <RadioGroup
    className={cx(styles.group)}
    value={value}
    onChange={(chosen) => {
      const option = options.find(([candidate]) => candidate === chosen);
      if (option) onChange(option[0]);
    }}
  >
    <Label className={cx(styles.label)}>{label}</Label>
    <div className={styles.list}>
      {options.map(([option, words]) => (
        <RadioField key={option} value={option} className={cx(styles.field)}>
          <RadioButton className={cx(styles.radio)}>
            <span className={styles.dot} />
            <span>{words}</span>
          </RadioButton>
        </RadioField>
      ))}
    </div>
  </RadioGroup>
);
