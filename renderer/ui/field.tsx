// One labelled line of text, with what it is for and what is still missing.
import type { ReactNode, Ref } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './field.module.css';
import { Mark } from './mark.tsx';

export interface FieldProps {
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is missing, in words; absent when nothing is. */
  readonly problem?: string | undefined;
  readonly type?: 'text' | 'password' | 'url';
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'url';
  readonly upper?: boolean;
  readonly maxLength?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Ids of further descriptions, such as a list of rules. */
  readonly describedBy?: string;
  /** On the line of the label: a button that fills the field. */
  readonly beside?: ReactNode;
  /** Inside the box, after the text: a button that shows the password. */
  readonly end?: ReactNode;
  readonly readOnly?: boolean;
  readonly onKeyEvent?: (event: React.KeyboardEvent) => void;
}

export const Field = (props: FieldProps) => {
  const { label, about, problem, type = 'text' } = props;
  return (
    <TextField
      className={cx(styles.field)}
      type={type}
      value={props.value}
      onChange={props.onChange}
      isInvalid={problem !== undefined}
      isReadOnly={props.readOnly ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      autoCorrect="off"
      spellCheck="false"
      inputMode={props.inputMode ?? 'text'}
      maxLength={props.maxLength ?? 256}
      {...(props.describedBy !== undefined && { 'aria-describedby': props.describedBy })}
      {...(props.onKeyEvent && { onKeyDown: props.onKeyEvent, onKeyUp: props.onKeyEvent })}
    >
      <div className={styles.head}>
        <Label className={cx(styles.label)}>{label}</Label>
        {props.beside}
      </div>
      {about !== undefined && (
        <Text slot="description" className={cx(styles.about)}>
          {about}
        </Text>
      )}
      <div className={cx(styles.box, problem !== undefined && styles.invalid)}>
        <Input
          ref={props.inputRef ?? null}
          autoCapitalize="none"
          className={cx(
            styles.input,
            type === 'password' && styles.masked,
            props.upper === true && styles.upper,
          )}
        />
        {props.end}
      </div>
      <FieldError className={cx(styles.problem)}>
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
