// A box to tick, with its words.
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './tick-box.module.css';

export interface TickBoxProps {
  readonly ticked: boolean;
  readonly onChange: (ticked: boolean) => void;
  readonly describedBy?: string;
  readonly children: ReactNode;
}

export const TickBox = ({ ticked, onChange, describedBy, children }: TickBoxProps) => (
  <CheckboxField
    isSelected={ticked}
    onChange={onChange}
    {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
  >
    <CheckboxButton className={cx(styles.tick)}>
      <span className={styles.box}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <path
            d="m3.5 8.4 3 3 6-6.6"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.25"
            strokeLinecap="round"
          />
        </svg>
      </span>
      <span>{children}</span>
    </CheckboxButton>
  </CheckboxField>
);
