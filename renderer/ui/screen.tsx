// The frame of every screen: one question, its answers at the bottom, the help desk one line away.
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react';
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
  readonly children?: ReactNode;
  /** At the bottom, the filled one first. */
  readonly answers?: ReactNode;
  readonly footer?: ReactNode;
  /** The screen is a form; Enter in a field submits it. */
  readonly onSubmit?: () => void;
}

/** A key that puts a character somewhere, as against one that moves or commands. */
const writes = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;

export const Screen = (props: ScreenProps) => {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const question = useRef<HTMLElement>(null);

  // A new question: whoever reads by ear starts at its heading (WCAG 2.2, 2.4.3).
  useEffect(() => {
    document.title = `${props.title} · ${t('app.name')}`;
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [props.title, t]);

  // Who just starts to type means the field; only the heading has the focus then.
  const typeIntoField = (event: KeyboardEvent) => {
    if (writes(event)) question.current?.querySelector('input')?.focus();
  };

  const content = (
    <>
      <div className={styles.words}>
        {/* Focused by script only, so that typing can begin at once. */}
        <h1 ref={heading} className={styles.title} tabIndex={-1} onKeyDown={typeIntoField}>
          {props.title}
        </h1>
        {props.lead !== undefined && <p className={styles.lead}>{props.lead}</p>}
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
          <form className={styles.question} noValidate onSubmit={submit}>
            {content}
          </form>
        )}
      </main>
      <footer className={styles.footer}>{props.footer}</footer>
    </div>
  );
};
