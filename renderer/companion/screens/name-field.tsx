// The sign-in name, asked for in the same words wherever it is.
import type { Ref } from 'react';
import { Field } from '../../ui/field.tsx';
import { useWords } from '../../ui/words.tsx';

export interface NameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** It was left empty. */
  readonly missing: boolean;
  readonly inputRef: Ref<HTMLInputElement>;
}

export const NameField = ({ missing, ...field }: NameFieldProps) => {
  const { t } = useWords();
  return (
    <Field
      {...field}
      label={t('who.name')}
      about={t('who.name.about')}
      problem={missing ? t('who.name.missing') : undefined}
      autoComplete="username"
    />
  );
};
