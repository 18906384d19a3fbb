import { Plus, X } from 'lucide-react';
import { Button } from '../../../../web/components/Button.tsx';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { reais } from '../ledger/ledger-words.ts';
import { monthWritten } from '../month-typed.ts';
import { readAmount } from './amount-typed.ts';

export interface TypedInstalment {
  readonly due: string;
  readonly amount: string;
}

/** @throws Error in words where a month or an amount cannot be read. */
export function readRecovery(act: string, typed: readonly TypedInstalment[]) {
  const instalments = typed.map(({ due, amount }, index) => {
    const month = monthWritten(due);
    if (month === null) throw new Error(`Escreva o mês da parcela ${index + 1} como mm/aaaa.`);
    return { due: month, amount: readAmount(amount, `o valor da parcela ${index + 1}`) };
  });
  return { act, instalments };
}

interface RecoveryFieldsProps {
  owed: string;
  typed: {
    act: string;
    setAct: (act: string) => void;
    instalments: readonly TypedInstalment[];
    setInstalments: (instalments: TypedInstalment[]) => void;
  };
}

/** How what was ordered and is no longer due comes back: the act, and instalments that sum to the whole. */
export function RecoveryFields({ owed, typed }: RecoveryFieldsProps) {
  const { act, setAct, instalments, setInstalments } = typed;
  const change = (at: number, said: Partial<TypedInstalment>) =>
    setInstalments(instalments.map((each, index) => (index === at ? { ...each, ...said } : each)));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-14 font-semibold">
        Cronograma de recuperação: as parcelas somam {reais(owed)}
      </legend>
      <TextField label="Ato que manda recuperar" maxLength={200} value={act} onChange={setAct} />
      {instalments.map(({ due, amount }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its place
        <div key={at} className="flex items-end gap-3">
          <TextField
            label={`Mês da parcela ${at + 1}`}
            help="mm/aaaa"
            value={due}
            onChange={(text) => change(at, { due: text })}
          />
          <TextField
            label={`Valor da parcela ${at + 1}`}
            help="em reais"
            inputMode="decimal"
            value={amount}
            onChange={(text) => change(at, { amount: text })}
          />
          {instalments.length > 1 && (
            <IconButton
              label={`Tirar a parcela ${at + 1}`}
              onPress={() => setInstalments(instalments.filter((_, index) => index !== at))}
            >
              <X aria-hidden="true" />
            </IconButton>
          )}
        </div>
      ))}
      <Button
        kind="quiet"
        icon={<Plus aria-hidden="true" />}
        onPress={() => setInstalments([...instalments, { due: '', amount: '' }])}
      >
        Outra parcela
      </Button>
    </fieldset>
  );
}
