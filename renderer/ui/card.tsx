// A surface for facts: pairs of a name and a value, or whatever belongs together.
import type { ReactNode } from 'react';
import styles from './card.module.css';

export const Card = ({ heading, children }: { readonly heading?: string; readonly children: ReactNode }) => (
  <section className={styles.card}>
    {heading !== undefined && <h2 className={styles.heading}>{heading}</h2>}
    {children}
  </section>
);

export const Facts = ({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}) => (
  <dl className={styles.facts}>
    {facts.map(([name, value]) => (
      <div key={name} className={styles.fact}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
