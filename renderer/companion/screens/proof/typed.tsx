// Recovery code, current password, help-desk code: one line to type.
import { useRef, useState } from 'react';
import type { Translator } from '../../../../src/i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import type { ProofProps } from './proof-props.ts';
import { parseRecoveryCode } from './recovery-code.ts';

type TypedFactor = 'recovery-code' | 'current-password' | 'helpdesk-code';

export interface TypedProofProps extends ProofProps {
  readonly factor: TypedFactor;
  readonly alone: boolean;
}

interface Wording {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly about?: string;
  readonly missing: string;
}

const wording = ({ t }: Translator): Record<TypedFactor, Wording> => ({
  'recovery-code': {
    title: t('recovery.title'),
    lead: t('recovery.lead'),
    label: t('recovery.label'),
    about: t('recovery.about'),
    missing: t('recovery.incomplete'),
  },
  'current-password': {
    title: t('current.title'),
    lead: t('current.lead'),
    label: t('current.label'),
    missing: t('current.missing'),
  },
  'helpdesk-code': {
    title: t('helpdesk.title'),
    lead: t('helpdesk.lead'),
    label: t('helpdesk.label'),
    missing: t('helpdesk.missing'),
  },
});

/** What is sent for what was typed; null when it can't be right yet. A password is sent as it is. */
const responseOf = (factor: TypedFactor, text: string): string | null => {
  if (factor === 'recovery-code') return parseRecoveryCode(text);
  if (factor === 'helpdesk-code') return text.trim() || null;
  return text || null;
};

export const TypedProof = ({ state, effects, frame, factor, alone }: TypedProofProps) => {
  const words = useWords();
  const { title, lead, label, about, missing } = wording(words)[factor];
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const submit = async () => {
    const response = responseOf(factor, text);
    if (response === null) {
      setProblem(missing);
      input.current?.focus();
      return;
    }
    if (await effects.verify(factor, response)) return;
    if (factor === 'current-password') setText('');
    input.current?.focus();
  };
  const change = (value: string) => {
    setProblem(undefined);
    setText(value);
  };
  const common = { label, value: text, onChange: change, problem, inputRef: input, readOnly: state.pending };
  return (
    <Frame
      {...frame}
      title={title}
      lead={lead}
      onSubmit={() => void submit()}
      answers={
        <>
          <Button kind="filled" type="submit" pending={state.pending}>
            {words.t(state.pending ? 'proof.checking' : 'proof.submit')}
          </Button>
          {!alone && <Button onPress={() => effects.choose(null)}>{words.t('code.another')}</Button>}
        </>
      }
    >
      {factor === 'current-password' ? (
        <PasswordField {...common} autoComplete="current-password" shown={shown} onShownChange={setShown} />
      ) : (
        <Field {...common} upper {...(about !== undefined && { about })} />
      )}
      <FaultNotice fault={state.fault} at={state.faultAt} factor={factor} />
    </Frame>
  );
};
