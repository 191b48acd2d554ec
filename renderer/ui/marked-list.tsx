// A list of lines with a mark each: a failure stands beside the successes and says what to do.
import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import type { MarkKind } from './mark.tsx';
import styles from './marked-list.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface MarkedLine {
  readonly id: string;
  readonly mark: MarkKind;
  readonly words: ReactNode;
  /** What the mark says, for those who don't see it. */
  readonly state?: string;
  /** Small, on the same line: "checked on save". */
  readonly note?: string | undefined;
  /** Beneath: what to do. */
  readonly about?: ReactNode;
}

export interface MarkedListProps {
  readonly lines: readonly MarkedLine[];
  readonly id?: string;
  readonly label?: string;
  readonly ordered?: boolean;
}

export const MarkedList = ({ lines, id, label, ordered = false }: MarkedListProps) => {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className={styles.list} {...(id !== undefined && { id })} aria-label={label}>
      {lines.map((line) => (
        <li
          key={line.id}
          className={styles.line}
          {...(line.mark === 'working' && { 'aria-current': 'step' })}
        >
          <Mark kind={line.mark} />
          <div className={styles.words}>
            {line.words}
            {line.state !== undefined && <VisuallyHidden>, {line.state}</VisuallyHidden>}
            {line.note !== undefined && <span className={styles.note}> {line.note}</span>}
            {line.about !== undefined && <span className={styles.about}>{line.about}</span>}
          </div>
        </li>
      ))}
    </List>
  );
};
