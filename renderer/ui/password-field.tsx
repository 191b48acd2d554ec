// A password: masked unless its owner wants to see it, with a word when Caps Lock is on. Pasting is allowed
// (NIST SP 800-63B-4 3.1.1.2).
import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { Button } from 'react-aria-components';
import { cx } from './cx.ts';
import { Field } from './field.tsx';
import frame from './field-frame.module.css';
import { Mark } from './mark.tsx';
import styles from './password-field.module.css';
import { useWords } from './words.tsx';

/**
 * UTF-16 code units. Far more than any directory takes: a password that is too long is told of, and never cut
 * off unseen.
 */
const mostTyped = 2048;

export interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly problem?: string | undefined;
  readonly describedBy?: string;
  readonly beside?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly readOnly?: boolean;
  readonly shown: boolean;
  /** Absent: this field follows another one's button. */
  readonly onShownChange?: (shown: boolean) => void;
}

export const PasswordField = ({ shown, onShownChange, ...props }: PasswordFieldProps) => {
  const { t } = useWords();
  const [caps, setCaps] = useState(false);
  return (
    <div>
      <Field
        {...props}
        maxLength={mostTyped}
        type={shown ? 'text' : 'password'}
        onKeyEvent={(event) => setCaps(event.getModifierState('CapsLock'))}
        end={
          onShownChange && (
            <Button
              className={cx(styles.toggle)}
              onPress={() => onShownChange(!shown)}
              aria-label={`${shown ? t('password.hide') : t('password.show')}: ${props.label}`}
            >
              {shown ? t('password.hide') : t('password.show')}
            </Button>
          )
        }
      />
      <div role="status">
        {caps && (
          <p className={frame.problem}>
            <Mark kind="attention" />
            <span>{t('password.caps')}</span>
          </p>
        )}
      </div>
    </div>
  );
};
