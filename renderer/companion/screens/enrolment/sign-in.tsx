// Setting up verification begins with signing in, so that nobody does it in somebody else's name.
import { useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useApp } from '../../stores/app.ts';
import { useSession } from '../../stores/flow.ts';
import { NameField } from '../name-field.tsx';

export const SignIn = ({ onBack }: { readonly onBack: () => void }) => {
  const { t } = useWords();
  const effects = useEffects();
  const { pending, fault, faultAt } = useSession();
  const suggested = useApp(({ state }) => state?.suggestedUsername ?? '');
  const [name, setName] = useState(suggested);
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState<'name' | 'password'>();
  const nameRef = useRef<HTMLInputElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);

  const submit = async () => {
    if (name.trim() === '') {
      setMissing('name');
      nameRef.current?.focus();
      return;
    }
    if (password === '') {
      setMissing('password');
      passwordRef.current?.focus();
      return;
    }
    if (await effects.enrolment.signIn(name.trim(), password)) return;
    setPassword('');
    passwordRef.current?.focus();
  };
  return (
    <Frame
      title={t('enrol.sign-in.title')}
      lead={t('enrol.sign-in.lead')}
      onBack={onBack}
      onSubmit={() => void submit()}
      answers={
        <Button kind="filled" type="submit" pending={pending !== null}>
          {t(pending === null ? 'enrol.sign-in.submit' : 'enrol.sign-in.working')}
        </Button>
      }
    >
      <NameField
        value={name}
        onChange={(value) => {
          setMissing(undefined);
          setName(value);
        }}
        missing={missing === 'name'}
        inputRef={nameRef}
      />
      <PasswordField
        label={t('enrol.sign-in.password')}
        value={password}
        onChange={(value) => {
          setMissing(undefined);
          setPassword(value);
        }}
        problem={missing === 'password' ? t('enrol.sign-in.password.missing') : undefined}
        autoComplete="current-password"
        inputRef={passwordRef}
        shown={shown}
        onShownChange={setShown}
      />
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
