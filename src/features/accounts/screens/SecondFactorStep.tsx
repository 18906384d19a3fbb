import { useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { Done } from '../contract.ts';

interface SecondFactorStepProps {
  /** The session is open. */
  onEntered: () => Promise<void>;
  /** Back to the e-mail and the password. */
  onAgain: () => void;
}

/** The second step of signing in: the code of the program, or one of recovery. */
export function SecondFactorStep({ onEntered, onAgain }: SecondFactorStepProps) {
  const [by, setBy] = useState<'totp' | 'recovery-code'>('totp');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isProgram = by === 'totp';
  const submit = async () => {
    if (code.trim().length < 6) return setProblem('Escreva o código inteiro.');
    setBusy(true);
    setProblem(null);
    try {
      await apiPost('/api/session/second-factor', { code, by }, Done);
      await onEntered();
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Não foi possível entrar. Tente de novo.');
      setCode('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
      className="flex max-w-sm flex-col gap-4"
    >
      <h2 className="text-18">Segundo fator</h2>
      <TextField
        key={by}
        label={isProgram ? 'Código do aplicativo' : 'Código de recuperação'}
        help={
          isProgram
            ? 'Seis algarismos, que mudam a cada 30 segundos.'
            : 'Um dos dez que você guardou. Cada um serve uma vez.'
        }
        name="code"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={problem}
        autoFocus
      />
      <Button kind="primary" type="submit" isDisabled={busy} className="self-start">
        Entrar
      </Button>
      <div className="-ml-3 flex flex-col items-start">
        <Button
          kind="quiet"
          onPress={() => {
            setBy(isProgram ? 'recovery-code' : 'totp');
            setCode('');
            setProblem(null);
          }}
        >
          {isProgram ? 'Usar um código de recuperação' : 'Usar o código do aplicativo'}
        </Button>
        <Button kind="quiet" onPress={onAgain}>
          Voltar ao e-mail e à senha
        </Button>
      </div>
      <p className="text-13 text-ink-quiet">
        Sem o aparelho e sem os códigos? A administração do sistema retira o segundo fator, com motivo.
      </p>
    </form>
  );
}
