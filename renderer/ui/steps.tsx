// What to do, one thing a line, numbered where the order counts.
import { Card } from './card.tsx';
import styles from './steps.module.css';

export interface StepsProps {
  readonly heading: string;
  readonly steps: readonly string[];
  readonly ordered?: boolean;
}

export const Steps = ({ heading, steps, ordered = false }: StepsProps) => {
  const List = ordered ? 'ol' : 'ul';
  return (
    <Card heading={heading}>
      <List className={styles.steps}>
        {steps.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </List>
    </Card>
  );
};
