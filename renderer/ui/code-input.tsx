// A six-digit code: one accessible text field that looks like six boxes.
import { useState } from 'react';
import type { Ref } from 'react';
import { Input, Text } from 'react-aria-components';
import styles from './code-input.module.css';
import { cx } from './cx.ts';
import { onlyDigits } from './digits.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldWords } from './field-frame.tsx';

/** RFC 6238 codes, and those we mail, have six digits. */
export const codeLength = 6;

const places = Array.from({ length: codeLength }, (_, place) => place);

export interface CodeInputProps extends FieldWords {
  readonly value: string;
  /** Gets digits only, six at the most. */
  readonly onChange: (digits: string) => void;
  readonly readOnly?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export const CodeInput = ({ label, about, value, onChange, problem, readOnly, inputRef }: CodeInputProps) => {
  const [caret, setCaret] = useState<number | null>(null);
  const follow = (event: React.SyntheticEvent<HTMLInputElement>) =>
    setCaret(event.currentTarget.selectionStart ?? value.length);
  const active = caret === null ? -1 : Math.min(caret, value.length, codeLength - 1);
  return (
    <FieldFrame
      label={label}
      labelHidden
      problem={problem}
      value={value}
      onChange={(text) => onChange(onlyDigits(text).slice(0, codeLength))}
      isReadOnly={readOnly ?? false}
      inputMode="numeric"
      autoComplete="one-time-code"
    >
      <div className={cx(styles.boxes, problem !== undefined && styles.invalid)}>
        <Input
          ref={inputRef ?? null}
          className={cx(styles.input)}
          onSelect={follow}
          onInput={follow}
          onFocus={follow}
          onBlur={() => setCaret(null)}
        />
        {places.map((place) => (
          <span key={place} aria-hidden="true" className={cx(styles.box, place === active && styles.active)}>
            {value[place] ?? (place === active && <span className={styles.caret} />)}
          </span>
        ))}
      </div>
      {about !== undefined && (
        <Text slot="description" className={cx(styles.about)}>
          {about}
        </Text>
      )}
    </FieldFrame>
  );
};
