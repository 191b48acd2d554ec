// The button, in the three weights a screen needs.
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './button.module.css';
import { cx } from './cx.ts';

export interface ButtonProps {
  /** `filled`: the one answer of the screen. `danger`: filled, where something is lost. */
  readonly kind?: 'filled' | 'danger' | 'outlined' | 'quiet';
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly type?: 'button' | 'submit';
  /** Something is under way: the button says what, takes no press, and keeps its focus. */
  readonly pending?: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  /** Where the words on it need more for those who don't see the row it stands in. */
  readonly label?: string;
  readonly autoFocus?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

const kinds = {
  filled: styles.filled,
  danger: cx(styles.filled, styles.danger),
  outlined: styles.outlined,
  quiet: styles.quiet,
} as const;

export const Button = (props: ButtonProps) => {
  const { kind = 'outlined', type = 'button', pending = false, disabled = false } = props;
  return (
    <AriaButton
      ref={props.buttonRef ?? null}
      type={type}
      className={cx(styles.button, kinds[kind])}
      isPending={pending}
      isDisabled={disabled}
      autoFocus={props.autoFocus ?? false}
      {...(props.onPress && { onPress: props.onPress })}
      {...(props.label !== undefined && { 'aria-label': props.label })}
      {...(props.describedBy !== undefined && { 'aria-describedby': props.describedBy })}
    >
      {props.children}
    </AriaButton>
  );
};
