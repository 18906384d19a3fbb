import { useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { LinkAnswer } from '../contract.ts';
import type { IssuedLink } from './LinkDialog.tsx';
import { useRefresh } from './queries.ts';

interface NewPersonDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onLink: (link: IssuedLink) => void;
}

/** Registers somebody; the answer is the link by which they choose a password. */
export function NewPersonDialog({ isOpen, onClose, onLink }: NewPersonDialogProps) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const refresh = useRefresh('people');
  const close = () => {
    setName('');
    setEmail('');
    setProblem(null);
    onClose();
  };
  const save = async () => {
    try {
      const answer = await apiPost('/api/people', { name, email }, LinkAnswer);
      const link = { name: name.trim(), path: answer.path, expiresAt: answer.expiresAt };
      close();
      await refresh();
      onLink(link);
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Não foi possível cadastrar. Tente de novo.');
    }
  };
  return (
    <Dialog
      title="Cadastrar pessoa"
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button kind="quiet" onPress={close}>
            Cancelar
          </Button>
          <Button kind="primary" onPress={() => void save()}>
            Cadastrar e emitir o endereço de acesso
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label="Nome completo" value={name} onChange={setName} autoFocus autoComplete="off" />
        <TextField
          label="E-mail de trabalho"
          type="email"
          value={email}
          onChange={setEmail}
          autoComplete="off"
          help="É com ele que a pessoa entra."
        />
        {problem && (
          <p role="alert" className="border-bad border-l-2 pl-3 text-bad">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
