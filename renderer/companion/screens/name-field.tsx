// The sign-in name, asked for in the same words wherever it is.
import { useRef, useState } from 'react';
import { Field } from '../../ui/field.tsx';
import type { FieldProps } from '../../ui/field.tsx';
import { useWords } from '../../ui/words.tsx';

/**
 * A field for the name and what submits it: `onName` gets the name without blanks around it. Left empty, the field says
 * so and takes the focus instead.
 * @param first what it holds to begin with
 */
export const useNameField = (first: string, onName: (name: string) => void) => {
  const [name, setName] = useState(first);
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return {
    field: {
      value: name,
      onChange: (value: string) => {
        setMissing(false);
        setName(value);
      },
      missing,
      inputRef: input,
    },
    submit: () => {
      if (name.trim() !== '') {
        onName(name.trim());
        return;
      }
      setMissing(true);
      input.current?.focus();
    },
  };
};

export interface NameFieldProps extends Pick<FieldProps, 'value' | 'onChange' | 'inputRef'> {
  /** It was left empty. */
  readonly missing: boolean;
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
