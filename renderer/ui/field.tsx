// One labelled line of text.
import type { ReactNode, Ref } from 'react';
import { Input } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldWords } from './field-frame.tsx';
import styles from './field.module.css';

export interface FieldProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
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
  const { label, about, problem, beside, type = 'text' } = props;
  return (
    <FieldFrame
      label={label}
      {...(about !== undefined && { about })}
      problem={problem}
      beside={beside}
      type={type}
      value={props.value}
      onChange={props.onChange}
      isReadOnly={props.readOnly ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      autoCorrect="off"
      spellCheck="false"
      inputMode={props.inputMode ?? 'text'}
      maxLength={props.maxLength ?? 256}
      {...(props.describedBy !== undefined && { 'aria-describedby': props.describedBy })}
      {...(props.onKeyEvent && { onKeyDown: props.onKeyEvent, onKeyUp: props.onKeyEvent })}
    >
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
    </FieldFrame>
  );
};
