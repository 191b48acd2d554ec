// A question that interrupts: before something is lost, or before time runs out (ARIA role alertdialog).
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './question-dialog.module.css';

export interface QuestionDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: ReactNode;
  /** Escape, or the answer that changes nothing. */
  readonly onDismiss: () => void;
  /** The buttons, the answer that keeps things as they are first. */
  readonly children: ReactNode;
}

export const QuestionDialog = ({ open, title, text, onDismiss, children }: QuestionDialogProps) => {
  const textId = useId();
  return (
    <ModalOverlay
      className={cx(styles.shade)}
      isOpen={open}
      onOpenChange={(stays) => {
        if (!stays) onDismiss();
      }}
    >
      <Modal className={cx(styles.sheet)}>
        <Dialog role="alertdialog" aria-describedby={textId} className={cx(styles.dialog)}>
          <Heading slot="title" level={2} className={cx(styles.title)}>
            {title}
          </Heading>
          <p id={textId} className={styles.text}>
            {text}
          </p>
          <div className={styles.actions}>{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
