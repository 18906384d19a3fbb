import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { ExecutionStepAnswer, MonthAnswer } from '../../contract.ts';
import { KIND_WORDS } from '../../domain/ledger/chart.ts';
import { reais } from '../ledger/ledger-words.ts';
import { UndoDialog } from './UndoDialog.tsx';

/** Each document of the execution, with what of it may still be annulled: the newest first, and not by who recorded it. */
export function MonthSteps({ month }: { month: MonthAnswer }) {
  const [undoing, setUndoing] = useState<ExecutionStepAnswer | null>(null);
  if (month.steps.length === 0) return null;
  const mayAnnul = month.offers.some(({ action, allowed }) => action === 'annul' && allowed);
  return (
    <section id="documentos" className="mb-8 max-w-[900px]">
      <h2 className="mb-1 text-22">Documentos da execução</h2>
      <p className="mb-2 max-w-[80ch] text-14 text-ink-quiet">
        Nada se apaga: um engano, ou o resto que não se vai pagar, se anula com documento e motivo, do mais
        novo ao mais antigo, por outra pessoa que não quem o registrou.
      </p>
      <TableScroll label="Documentos da execução">
        <table className="w-full text-14 max-sm:block">
          <caption className="sr-only">Documentos da execução, do mais antigo ao mais novo</caption>
          <thead className="max-sm:sr-only">
            <tr className="border-rule-strong border-b text-13 text-ink-quiet [&_th]:py-1 [&_th]:pr-4 [&_th]:font-normal">
              <th scope="col" className="text-left">
                Documento
              </th>
              <th scope="col" className="text-left">
                Dia, por
              </th>
              <th scope="col" className="text-right">
                Valor
              </th>
              <th scope="col" className="text-right">
                Anulado
              </th>
              {mayAnnul && (
                <th scope="col" className="screen-only text-left">
                  Correção
                </th>
              )}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {month.steps.map((step) => (
              <tr
                key={step.entry}
                className="border-rule border-b align-top max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-2 sm:[&_td]:py-2 sm:[&_td]:pr-4"
              >
                <th scope="row" className="text-left font-normal sm:py-2 sm:pr-4">
                  <span className="font-semibold">{KIND_WORDS[step.kind]}</span>
                  <span className="block text-13 break-words text-ink-quiet">{step.document}</span>
                </th>
                <td className="max-sm:order-1 max-sm:text-13 max-sm:text-ink-quiet">
                  {formatDay(step.day)}
                  <span className="block text-13 text-ink-quiet">{step.by ?? 'Sistema'}</span>
                </td>
                <td className="text-right whitespace-nowrap tabular-nums">{reais(step.amount)}</td>
                <td className="text-right whitespace-nowrap tabular-nums max-sm:order-2">
                  {step.annulled !== '0.00' && (
                    <>
                      <span className="text-13 text-ink-quiet sm:hidden">anulado </span>
                      {reais(step.annulled)}
                    </>
                  )}
                </td>
                {mayAnnul && (
                  <td className="screen-only max-sm:order-3 max-sm:col-span-2">
                    <Correction step={step} onUndo={() => setUndoing(step)} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {undoing !== null && (
        <UndoDialog
          month={month}
          undone={{
            entry: undoing.entry,
            name: nameOf(undoing),
            left: undoing.left,
          }}
          onClose={() => setUndoing(null)}
        />
      )}
    </section>
  );
}

const nameOf = ({ kind, document }: ExecutionStepAnswer): string =>
  `${KIND_WORDS[kind].toLowerCase()} ${document}`;

function Correction({ step, onUndo }: { step: ExecutionStepAnswer; onUndo: () => void }) {
  const why = whyNot(step);
  if (why !== null) return <span className="text-13 text-ink-quiet">{why}</span>;
  return (
    <Button kind="quiet" aria-label={`Anular ${nameOf(step)}`} onPress={onUndo}>
      Anular
    </Button>
  );
}

function whyNot({ left, annulled, amount, isOwn }: ExecutionStepAnswer): string | null {
  if (annulled === amount) return 'Anulado';
  if (left === '0.00') return 'Passou à etapa seguinte: anule antes o mais novo';
  return isOwn ? 'Você registrou: outra pessoa anula' : null;
}
