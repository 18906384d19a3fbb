import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPost } from '../../../web/api.ts';
import { BarePage } from '../../../web/components/BarePage.tsx';
import { Button } from '../../../web/components/Button.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { Done } from '../contract.ts';

/** Asks for the letter by which a new password is chosen; says the same of every address. */
export function RecoveryScreen() {
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!email.includes('@')) return setProblem('Escreva o e-mail completo da sua conta.');
    setProblem(null);
    try {
      await apiPost('/api/account/recovery', { email }, Done);
      setSentTo(email.trim());
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Não foi possível pedir. Tente de novo.');
    }
  };
  return (
    <BarePage>
      <h1 className="text-28">Esqueci a senha</h1>
      <div role="status">
        {sentTo !== null && (
          <p className="mt-4 text-16">
            Se <strong>{sentTo}</strong> é de uma conta, uma carta chega em instantes com um endereço para
            escolher outra senha. Ele serve uma vez e vale por uma hora. Se nada chegar, confira o lixo
            eletrônico ou peça um novo acesso à administração.
          </p>
        )}
      </div>
      {sentTo === null && (
        <form
          onSubmit={(event) => void submit(event)}
          noValidate
          className="mt-4 flex max-w-sm flex-col gap-4"
        >
          <TextField
            label="E-mail da conta"
            name="email"
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            error={problem}
            autoFocus
          />
          <Button kind="primary" type="submit" className="self-start">
            Enviar a carta
          </Button>
        </form>
      )}
      <p className="mt-6 text-16">
        <Link to="/entrar">Voltar a entrar</Link>
      </p>
    </BarePage>
  );
}
