// The frame of every screen: one question, its answers at the bottom, the help desk one line away.
import { useEffect, useId, useRef } from 'react';
import type { ReactNode, SyntheticEvent } from 'react';
import { arriveAt } from './arrival.ts';
import { cx } from './cx.ts';
import { KeyRing } from './key-ring.tsx';
import styles from './screen.module.css';
import { useWords } from './words.tsx';

export interface ScreenProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Top right: the reference of a reset. */
  readonly corner?: ReactNode;
  /** Above the question: how far along it is. */
  readonly progress?: ReactNode;
  /** Above the question, in the middle with it: what the screen is about at a glance. */
  readonly emblem?: ReactNode;
  /**
   * What the person has come to; with another one, focus and scroll position go to where a screen begins. Absent: the
   * title. Named where a title changes by itself, which must not take the focus from anybody.
   */
  readonly arrival?: string;
  readonly children?: ReactNode;
  /** At the bottom, the filled one first. */
  readonly answers?: ReactNode;
  readonly footer?: ReactNode;
  /** The screen is a form: its first field has the focus on arrival, and Enter in a field submits it. */
  readonly onSubmit?: () => void;
}

export const Screen = (props: ScreenProps) => {
  const { t } = useWords();
  const question = useRef<HTMLElement>(null);
  const id = useId();

  useEffect(() => {
    document.title = `${props.title} · ${t('app.name')}`;
  }, [props.title, t]);
  const arrival = props.arrival ?? props.title;
  useEffect(() => {
    if (question.current) arriveAt(question.current);
    window.scrollTo(0, 0);
  }, [arrival]);

  const content = (
    <>
      <div className={cx(styles.words, props.emblem !== undefined && styles.centred)}>
        {props.emblem}
        {/* Focused by script only. */}
        <h1 id={`${id}title`} className={styles.title} tabIndex={-1}>
          {props.title}
        </h1>
        {props.lead !== undefined && (
          <p id={`${id}lead`} className={styles.lead}>
            {props.lead}
          </p>
        )}
      </div>
      {props.children}
      {props.answers !== undefined && <div className={styles.answers}>{props.answers}</div>}
    </>
  );
  const { onSubmit } = props;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <div className={styles.window}>
      <header className={styles.bar}>
        <span className={styles.brand}>
          <KeyRing />
          {t('app.name')}
        </span>
        {props.corner}
      </header>
      <main ref={question} className={styles.main}>
        {props.progress}
        {onSubmit === undefined ? (
          <div className={styles.question}>{content}</div>
        ) : (
          <form className={styles.form} noValidate onSubmit={submit}>
            <div
              role="group"
              className={styles.question}
              aria-labelledby={`${id}title`}
              {...(props.lead !== undefined && { 'aria-describedby': `${id}lead` })}
            >
              {content}
            </div>
          </form>
        )}
      </main>
      <footer className={styles.footer}>{props.footer}</footer>
    </div>
  );
};
