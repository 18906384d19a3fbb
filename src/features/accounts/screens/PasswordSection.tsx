import { type FormEvent, useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { PasswordField } from '../../../web/components/PasswordField.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { Done } from '../contract.ts';
import { PASSWORD_MIN, passwordRefusal } from '../domain/password.ts';
import { useRefresh } from './queries.ts';

type Problems = { current?: string; next?: string; form?: string };

function problemOf(error: unknown): Problems {
  if (!(error instanceof AppError)) return { form: 'Não foi possível trocar a senha. Tente de novo.' };
  const { field } = error.details;
  if (field === 'current' || field === 'next') return { [field]: error.message };
  return { form: error.message };
}

/** The password, changed by who knows the present one; every other session ends. */
export function PasswordSection({ name, email }: { name: string; email: string }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const refresh = useRefresh('sessions');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refusal = passwordRefusal(next, { name, email });
    if (current === '') return setProblems({ current: 'Escreva a senha que você usa hoje.' });
    if (refusal !== null) return setProblems({ next: refusal });
    try {
      await apiPost('/api/account/password', { current, next }, Done);
      setCurrent('');
      setNext('');
      setProblems({});
      showToast('Senha trocada. As outras sessões foram encerradas.');
      await refresh();
    } catch (error) {
      setProblems(problemOf(error));
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-sm flex-col gap-4">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="Senha atual"
        value={current}
        onChange={setCurrent}
        error={problems.current ?? null}
      />
      <PasswordField
        label="Senha nova"
        autoComplete="new-password"
        help={`Pelo menos ${PASSWORD_MIN} caracteres. As outras sessões serão encerradas.`}
        value={next}
        onChange={setNext}
        error={problems.next ?? null}
      />
      {problems.form && (
        <p role="alert" className="border-bad border-l-2 pl-3 text-16 text-bad">
          {problems.form}
        </p>
      )}
      <Button type="submit" className="self-start">
        Trocar a senha
      </Button>
    </form>
  );
}
