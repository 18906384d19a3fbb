import { formatDayInWords } from '../../../kernel/format.ts';
import type { PaymentAnswer, ReadingAnswer } from '../contract.ts';
import { NextBands } from './NextBands.tsx';
import { wholeAmounts } from './Quote.tsx';

/** What must be known before the number is used: presumed values, the way to the next band, readings without effect. */
export function PaymentNotes({ payment }: { payment: PaymentAnswer }) {
  const idle = payment.readings.filter(hasNoEffect);
  return (
    <div className="flex max-w-[760px] flex-col gap-8">
      {payment.assumed.length > 0 && (
        <section
          id="presumidos"
          className="scroll-mt-24 border-warn-mark border-l-[3px] bg-warn-soft px-4 py-3"
        >
          <h2 className="text-18">Valores presumidos</h2>
          <p className="mt-1 text-14">
            Mostram como o cálculo se fecha, mas não autorizam pagamento sem decisão que os confirme.
          </p>
          <dl className="mt-2 text-14">
            {payment.assumed.map(({ label, why }) => (
              <div key={label} className="py-1">
                <dt className="font-semibold">{label}</dt>
                <dd>{wholeAmounts(why)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <NextBands payment={payment} />
      {idle.length > 0 && (
        <details>
          <summary className="min-h-9 cursor-pointer py-1 text-16 font-semibold text-action max-sm:min-h-11">
            {idle.length === 1 ? '1 interpretação' : `${idle.length} interpretações`} sem efeito nesta
            competência
          </summary>
          <ul className="mt-2 flex flex-col text-14">
            {idle.map(({ id, question, options, chosen }) => (
              <li key={id} className="border-rule border-b py-2">
                <span className="font-semibold">{question}</span>{' '}
                <span className="text-ink-quiet">
                  Adotado: {options.find((option) => option.id === chosen)?.label}.
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="text-13 text-ink-quiet">
        Regras e fatos como conhecidos desde {formatDayInWords(payment.basis)}.{' '}
        {citationsInWords(payment.citations.length)} no texto guardado dos atos. SHA-256 do cálculo:{' '}
        <span className="[overflow-wrap:anywhere]">{payment.sha256}</span>
      </p>
    </div>
  );
}

function citationsInWords(count: number): string {
  return count === 1 ? '1 citação encontrada' : `${count} citações encontradas`;
}

function hasNoEffect({ options }: ReadingAnswer): boolean {
  return options.every(({ difference }) => difference === '0.00');
}
