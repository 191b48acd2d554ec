// What every field has around its box: a label, what it is for, and what is still missing.
import type { ReactNode } from 'react';
import { FieldError, Label, Text, TextField } from 'react-aria-components';
import type { TextFieldProps } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './field-frame.module.css';
import { Mark } from './mark.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** How a field is told apart and what it says; the same for every kind of field. */
export interface FieldWords {
  readonly label: string;
  readonly about?: string;
  /** What is missing, in words; absent when nothing is. */
  readonly problem?: string | undefined;
}

export interface FieldFrameProps extends FieldWords, Omit<TextFieldProps, 'children' | 'className'> {
  /** The question of the screen says it already: the label is heard, not seen. */
  readonly labelHidden?: boolean;
  /** On the line of the label: a button that fills the field. */
  readonly beside?: ReactNode;
  /** The box. */
  readonly children: ReactNode;
}

export const FieldFrame = (props: FieldFrameProps) => {
  const { label, about, problem, labelHidden = false, beside, children, ...field } = props;
  const name = <Label className={cx(styles.label)}>{label}</Label>;
  return (
    <TextField {...field} className={cx(styles.field)} isInvalid={problem !== undefined}>
      {labelHidden ? (
        <VisuallyHidden>{name}</VisuallyHidden>
      ) : (
        <div className={styles.head}>
          {name}
          {beside}
        </div>
      )}
      {about !== undefined && (
        <Text slot="description" className={cx(styles.about)}>
          {about}
        </Text>
      )}
      {children}
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
