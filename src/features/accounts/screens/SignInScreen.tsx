import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPost } from '../../../web/api.ts';
import { BarePage } from '../../../web/components/BarePage.tsx';
import { Button } from '../../../web/components/Button.tsx';
import { PasswordField } from '../../../web/components/PasswordField.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { useSession } from '../../../web/session.ts';
import { Done, SignInAnswer } from '../contract.ts';
import { DemonstrationPeople } from './DemonstrationPeople.tsx';
import { takeNewSession } from './queries.ts';
import { SecondFactorStep } from './SecondFactorStep.tsx';

/** Where to go after signing in: only an address of ours. */
function useWayBack(): () => Promise<void> {
  const { voltar } = useSearch({ strict: false }) as { voltar?: string };
  const navigate = useNavigate();
  const isOurs = voltar !== undefined && /^\/(?![/\\])/.test(voltar) && !voltar.startsWith('/entrar');
  return () => navigate({ href: isOurs ? voltar : '/' });
}

/** The door: a password, or in the demonstration one click. */
export function SignInScreen() {
  const session = useSession();
  const queries = useQueryClient();
  const goBack = useWayBack();
  const [isSecondStep, setSecondStep] = useState(false);
  const entered = async () => {
    await takeNewSession(queries);
    await goBack();
  };
  const enterAs = async (person: string) => {
    await apiPost('/api/session/demonstration', { person }, Done);
    await entered();
  };
  const enter = async (credentials: { email: string; password: string }) => {
    const { step } = await apiPost('/api/session', credentials, SignInAnswer);
    if (step === 'second-factor') setSecondStep(true);
    else await entered();
  };
  const demonstration = session?.demonstration ?? false;
  if (isSecondStep)
    return (
      <BarePage>
        <h1 className="mb-8 text-28">Entrar no Pactua</h1>
        <SecondFactorStep onEntered={entered} onAgain={() => setSecondStep(false)} />
      </BarePage>
    );
  return (
    <BarePage wide={demonstration}>
      <h1 className="text-28">Entrar no Pactua</h1>
      <p className="mt-1 max-w-[60ch] text-16 text-ink-quiet">
        Planejar, pactuar, monitorar e financiar a rede de atenção à saúde de {session?.state.name}.
      </p>
      {session?.person && (
        <p className="mt-4 flex flex-wrap items-center gap-3 border-action border-l-2 pl-3 text-16">
          <span>Você está aqui como {session.person.name}.</span>
          <Button kind="quiet" onPress={() => void goBack()}>
            Continuar
          </Button>
        </p>
      )}
      <div
        className={demonstration ? 'mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]' : 'mt-8'}
      >
        {demonstration && <DemonstrationPeople onChoose={enterAs} />}
        <div>
          <PasswordForm title={demonstration ? 'Com e-mail e senha' : null} onEnter={enter} />
          <p className="mt-8 max-w-sm border-rule border-t pt-4 text-14">
            <Link to="/abrir-dbc">Abrir um DBC</Link>
            <span className="text-ink-quiet">
              : veja um arquivo do DATASUS sem conta e sem enviar nada, neste navegador.
            </span>
          </p>
        </div>
      </div>
    </BarePage>
  );
}

interface PasswordFormProps {
  title: string | null;
  onEnter: (credentials: { email: string; password: string }) => Promise<void>;
}

function PasswordForm({ title, onEnter }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() === '' || password === '') {
      setProblem('Escreva o e-mail e a senha.');
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await onEnter({ email, password });
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Não foi possível entrar. Tente de novo.');
      setPassword('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-sm flex-col gap-4">
      {title && <h2 className="text-18">{title}</h2>}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        autoFocus={title === null}
      />
      <PasswordField label="Senha" name="password" value={password} onChange={setPassword} />
      {problem && (
        <p role="alert" className="border-bad border-l-2 pl-3 text-16 text-bad">
          {problem}
        </p>
      )}
      <Button
        kind={title === null ? 'primary' : 'secondary'}
        type="submit"
        isDisabled={busy}
        className="self-start"
      >
        Entrar
      </Button>
      <p className="text-13 text-ink-quiet">
        <Link to="/recuperar">Esqueci a senha</Link>. Sem conta? A administração do sistema a cria.
      </p>
    </form>
  );
}
