// A line at the top edge of the window that stays there while the page scrolls.
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { Mark } from './mark.tsx';

export interface BannerProps {
  /** What the banner is, for those who find their way by landmarks. */
  readonly label: string;
  /** `timer` where it counts down. */
  readonly role?: 'timer';
  readonly children: ReactNode;
}

export const Banner = ({ label, role, children }: BannerProps) => (
  <aside className={styles.banner} aria-label={label}>
    <div className={styles.words} {...(role && { role })}>
      <Mark kind="attention" />
      <div>{children}</div>
    </div>
  </aside>
);
