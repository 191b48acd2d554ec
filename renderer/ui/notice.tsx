// Says what happened and what to do, beside the question it belongs to.
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Mark } from './mark.tsx';
import styles from './notice.module.css';

export interface NoticeProps {
  readonly tone?: 'soon' | 'urgent' | 'plain';
  /** `alert` where it answers what the person just did; `status` where it came by itself. */
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
}

export const Notice = ({ tone = 'soon', role, children }: NoticeProps) => (
  <div
    className={cx(styles.notice, tone === 'urgent' && styles.urgent, tone === 'plain' && styles.plain)}
    {...(role && { role })}
  >
    {tone !== 'plain' && <Mark kind={tone === 'urgent' ? 'urgent' : 'attention'} />}
    <div className={styles.words}>{children}</div>
  </div>
);
