import { Plus, X } from 'lucide-react';
import { formatBrl } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { MonthAnswer } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { monthWritten } from '../month-typed.ts';
import { amountTyped, amountWritten, readAmount } from './amount-typed.ts';

export interface TypedInstalment {
  readonly due: string;
  readonly amount: string;
}

/** One instalment of all that is owed: whoever wants more changes it. */
export const wholeInstalment = ({ proposal }: Pick<MonthAnswer, 'proposal'>): TypedInstalment => ({
  due: '',
  amount: amountTyped(proposal?.toRecover ?? '0.00'),
});

/** What the instalments written so far leave of what is owed; null while one of them is no amount. */
function missingOf(owed: string, typed: readonly TypedInstalment[]): Rational | null {
  const amounts = typed.map(({ amount }) => amountWritten(amount));
  if (amounts.includes(null)) return null;
  return amounts.reduce((left, amount) => left.sub(Rational.parse(amount ?? '0')), Rational.parse(owed));
}

function missingWords(missing: Rational | null): string {
  if (missing === null) return 'Escreva o valor de cada parcela.';
  if (missing.isZero()) return 'As parcelas somam o valor inteiro.';
  return missing.lt(Rational.zero)
    ? `Passam ${formatBrl(Rational.zero.sub(missing))} do que se recupera.`
    : `Faltam ${formatBrl(missing)}.`;
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

const restTyped = (missing: Rational | null): string =>
  missing !== null && Rational.zero.lt(missing) ? amountTyped(missing.toDecimal(2)) : '';

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
  const missing = missingOf(owed, instalments);
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
        <div key={at} className="flex items-start gap-3">
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
      <p role="status" className={`text-14 tabular-nums ${missing?.isZero() ? 'text-good' : 'text-warn'}`}>
        {missingWords(missing)}
      </p>
      <Button
        kind="quiet"
        icon={<Plus aria-hidden="true" />}
        onPress={() => setInstalments([...instalments, { due: '', amount: restTyped(missing) }])}
      >
        Outra parcela
      </Button>
    </fieldset>
  );
}
