import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiGet, apiPost } from '../../../web/api.ts';
import { BarePage } from '../../../web/components/BarePage.tsx';
import { Button } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PasswordField } from '../../../web/components/PasswordField.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { SetupAnswer, SignInAnswer } from '../contract.ts';
import { PASSWORD_MIN, passwordRefusal } from '../domain/password.ts';
import { takeNewSession } from './queries.ts';
import { SecondFactorStep } from './SecondFactorStep.tsx';

const TITLES: Readonly<Record<SetupAnswer['purpose'], string>> = {
  'first-administrator': 'Criar a primeira conta de administração',
  invitation: 'Escolher a sua senha',
  'new-password': 'Escolher outra senha',
  recovery: 'Escolher outra senha',
};

/** Where a one-time link leads: who you are, if nobody knows yet, and the password. */
export function SetupScreen() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const link = useQuery({
    queryKey: ['accounts', 'setup', token],
    queryFn: ({ signal }) => apiGet(`/api/setup/${encodeURIComponent(token)}`, SetupAnswer, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isSecondStep, setSecondStep] = useState(false);
  const enter = async () => {
    await takeNewSession(queries);
    await navigate({ to: '/' });
  };
  const done = async (step: 'done' | 'second-factor') =>
    step === 'done' ? await enter() : setSecondStep(true);
  if (isSecondStep)
    return (
      <BarePage>
        <h1 className="mb-8 text-28">Entrar no Pactua</h1>
        <SecondFactorStep onEntered={enter} onAgain={() => void navigate({ to: '/entrar' })} />
      </BarePage>
    );
  return (
    <BarePage>
      {link.error && (
        <>
          <h1 className="text-28">Endereço de acesso</h1>
          <ErrorState error={link.error} />
        </>
      )}
      {link.isPending && <Loading label="Conferindo o endereço" />}
      {link.data && <SetupForm token={token} link={link.data} onDone={done} />}
    </BarePage>
  );
}

interface Draft {
  name: string;
  email: string;
  password: string;
  again: string;
}

/** What is wrong with a draft, by field; empty when it can be sent. */
function problemsOf(draft: Draft): Partial<Record<keyof Draft, string>> {
  const refusal = passwordRefusal(draft.password, draft);
  return {
    ...(draft.name.trim().length < 3 && { name: 'Escreva o nome completo.' }),
    ...(!draft.email.includes('@') && { email: 'Escreva um e-mail completo.' }),
    ...(refusal !== null && { password: refusal }),
    ...(draft.again !== draft.password && { again: 'As duas senhas diferem. Escreva a mesma nas duas.' }),
  };
}

interface SetupFormProps {
  token: string;
  link: SetupAnswer;
  onDone: (step: 'done' | 'second-factor') => Promise<void>;
}

function SetupForm({ token, link, onDone }: SetupFormProps) {
  const [draft, setDraft] = useState<Draft>({
    name: link.name ?? '',
    email: link.email ?? '',
    password: '',
    again: '',
  });
  const [problems, setProblems] = useState<Partial<Record<keyof Draft | 'form', string>>>({});
  const change = (field: keyof Draft) => (value: string) => setDraft({ ...draft, [field]: value });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    try {
      const { name, email, password } = draft;
      const body = { token, password, ...(link.name === null && { name, email }) };
      const { step } = await apiPost('/api/setup', body, SignInAnswer);
      await onDone(step);
    } catch (error) {
      setProblems({
        form: error instanceof AppError ? error.message : 'Não foi possível salvar. Tente de novo.',
      });
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <h1 className="text-28">{TITLES[link.purpose]}</h1>
      {link.name === null ? (
        <>
          <TextField
            label="Nome"
            value={draft.name}
            onChange={change('name')}
            error={problems.name ?? null}
            autoComplete="name"
          />
          <TextField
            label="E-mail"
            type="email"
            value={draft.email}
            onChange={change('email')}
            error={problems.email ?? null}
            autoComplete="username"
          />
        </>
      ) : (
        <p className="text-16">
          {link.name}
          <span className="block text-ink-quiet">{link.email}</span>
        </p>
      )}
      <PasswordField
        label="Senha"
        autoComplete="new-password"
        help={`Pelo menos ${PASSWORD_MIN} caracteres. Uma frase que só você conheça é boa; não precisa de símbolos.`}
        value={draft.password}
        onChange={change('password')}
        error={problems.password ?? null}
      />
      <PasswordField
        label="A mesma senha, de novo"
        autoComplete="new-password"
        value={draft.again}
        onChange={change('again')}
        error={problems.again ?? null}
      />
      {problems.form && (
        <p role="alert" className="border-bad border-l-2 pl-3 text-16 text-bad">
          {problems.form}
        </p>
      )}
      <Button kind="primary" type="submit" className="self-start">
        Definir a senha e entrar
      </Button>
    </form>
  );
}
