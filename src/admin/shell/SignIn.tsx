import { useId, useState, type SyntheticEvent } from 'react';
import { ask } from '../deskApi.ts';
import { DialogField } from '../Dialog.tsx';
import { useSay } from '../useSay.ts';

type LineProps = { name: 'email' | 'password'; autoComplete: string; label: string; error?: string } & {
  value: string;
  onText: (text: string) => void;
};

function FormField({ name, label, error, onText, ...inputProps }: LineProps) {
  const id = useId();
  return (
    <DialogField id={id} label={label} error={error}>
      <input id={id} type={name} required onChange={(event) => onText(event.target.value)} {...inputProps} />
    </DialogField>
  );
}

type Props = { email?: string; onSignedIn: () => void };

/** Signs in where one is: nothing that stands on the device is lost by it. */
export function SignIn({ email: known = '', onSignedIn }: Props) {
  const { say } = useSay();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const signIn = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await ask('/api/users/login', { email, password });
    setBusy(false);
    if (answer.ok) onSignedIn();
    else setFailure(answer.failure?.message ?? say('networkDown'));
  };
  const secret = { autoComplete: 'current-password', error: failure, value: password, onText: setPassword };
  return (
    <form className="shell__sign-in" onSubmit={(event) => void signIn(event)}>
      <FormField name="email" autoComplete="username" label={say('shellEmail')} value={email} onText={setEmail} />
      <FormField name="password" label={say('password')} {...secret} />
      <button type="submit" className="newsroom-button newsroom-button--primary" aria-disabled={isBusy}>
        {say(isBusy ? 'working' : 'shellSignIn')}
      </button>
    </form>
  );
}
