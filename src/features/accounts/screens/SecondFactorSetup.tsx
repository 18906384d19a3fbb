import { useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { Done, type SecondFactorAnswer } from '../contract.ts';

interface SecondFactorSetupProps {
  setup: SecondFactorAnswer;
  onConfirmed: () => Promise<void>;
  onCancel: () => void;
}

const QUIET_ZONE = 4;

/** The picture to point the camera at, the same to type, and the first code that turns it on. */
export function SecondFactorSetup({ setup, onConfirmed, onCancel }: SecondFactorSetupProps) {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { size, path } = setup.picture;
  const side = size + 2 * QUIET_ZONE;
  const confirm = async () => {
    if (code.trim().length < 6) return setProblem('Escreva os seis algarismos que o aplicativo mostra.');
    try {
      await apiPost('/api/account/second-factor/confirm', { code }, Done);
      await onConfirmed();
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Não foi possível confirmar. Tente de novo.');
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
      noValidate
      className="mt-4 flex gap-8 border-rule border-y py-4 max-sm:flex-col"
    >
      <div className="shrink-0">
        <svg
          role="img"
          aria-label="Código QR do segundo fator; a chave, ao lado, diz o mesmo"
          viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
          shapeRendering="crispEdges"
          className="size-52 border border-rule bg-white"
        >
          <path d={path} fill="#000" />
        </svg>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <ol className="flex list-decimal flex-col gap-2 pl-5 text-16">
          <li>Abra no seu aparelho um aplicativo autenticador e aponte a câmera para o código.</li>
          <li>
            Sem câmera, escreva esta chave no aplicativo:
            <code className="mt-1 block text-16 select-all">{setup.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </li>
          <li>Escreva o código que o aplicativo mostra.</li>
        </ol>
        <TextField
          label="Código do aplicativo"
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          error={problem}
          className="max-w-52"
        />
        <div className="flex gap-2">
          <Button kind="primary" type="submit">
            Confirmar e ligar
          </Button>
          <Button kind="quiet" onPress={onCancel}>
            Agora não
          </Button>
        </div>
      </div>
    </form>
  );
}
