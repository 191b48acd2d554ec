// A six-digit code: one accessible text field that looks like six boxes.
import { useState } from 'react';
import type { Ref } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import styles from './code-input.module.css';
import { cx } from './cx.ts';
import { onlyDigits } from './digits.ts';
import field from './field.module.css';
import { Mark } from './mark.tsx';

/** RFC 6238 codes, and those we mail, have six digits. */
export const codeLength = 6;

const places = Array.from({ length: codeLength }, (_, place) => place);

export interface CodeInputProps {
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  /** Gets digits only, six at the most. */
  readonly onChange: (digits: string) => void;
  readonly problem?: string | undefined;
  readonly readOnly?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export const CodeInput = ({ label, about, value, onChange, problem, readOnly, inputRef }: CodeInputProps) => {
  const [caret, setCaret] = useState<number | null>(null);
  const follow = (event: React.SyntheticEvent<HTMLInputElement>) =>
    setCaret(event.currentTarget.selectionStart ?? value.length);
  const active = caret === null ? -1 : Math.min(caret, value.length, codeLength - 1);
  return (
    <TextField
      className={cx(field.field)}
      value={value}
      onChange={(text) => onChange(onlyDigits(text).slice(0, codeLength))}
      isInvalid={problem !== undefined}
      isReadOnly={readOnly ?? false}
      inputMode="numeric"
      autoComplete="one-time-code"
    >
      <Label className={cx(field.label)}>{label}</Label>
      {about !== undefined && (
        <Text slot="description" className={cx(field.about)}>
          {about}
        </Text>
      )}
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
      <FieldError className={cx(field.problem)}>
        {problem !== undefined && (
          <>
            <Mark kind="urgent" />
            <span>{problem}</span>
          </>
        )}
      </FieldError>
    </TextField>
  );
};
