import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { MonthAnswer, RecoveryAnswer } from '../../contract.ts';
import { monthShort, reais } from '../ledger/ledger-words.ts';
import { InstalmentDialog } from './InstalmentDialog.tsx';
import { UndoDialog } from './UndoDialog.tsx';

type Instalment = RecoveryAnswer['instalments'][number];

/** What was paid and comes back: each schedule with its act, and each instalment with what settled it or the month it is due. */
export function MonthRecoveries({ month }: { month: MonthAnswer }) {
  if (month.recoveries.length === 0) return null;
  return (
    <section id="recuperacao" className="mb-8 max-w-[900px]">
      <h2 className="mb-2 text-22">Recuperação</h2>
      {month.recoveries.map((recovery) => (
        <Schedule key={recovery.schedule} month={month} recovery={recovery} />
      ))}
    </section>
  );
}

interface ScheduleProps {
  month: MonthAnswer;
  recovery: RecoveryAnswer;
}

function Schedule({ month, recovery }: ScheduleProps) {
  const [settling, setSettling] = useState<Instalment | null>(null);
  const [undoing, setUndoing] = useState<Instalment | null>(null);
  const { act, by, total, recovered, isSettled, instalments } = recovery;
  return (
    <div className="mb-6">
      <p className="mb-2 text-16">
        <span className="font-semibold">{act}</span>
        {`: ${reais(recovered)} de ${reais(total)} recuperados. `}
        {isSettled ? 'Quitado.' : 'Em recuperação.'}
        <span className="block text-13 text-ink-quiet">Cronograma assinado por {by ?? 'Sistema'}</span>
      </p>
      <TableScroll label={`Parcelas: ${act}`}>
        <table className="w-full text-14 max-sm:block">
          <caption className="sr-only">Parcelas: {act}</caption>
          <thead className="max-sm:sr-only">
            <tr className="border-rule-strong border-b text-13 text-ink-quiet [&_th]:py-1 [&_th]:pr-4 [&_th]:font-normal">
              <th scope="col" className="text-left">
                Parcela
              </th>
              <th scope="col" className="text-right">
                Valor
              </th>
              <th scope="col" className="text-left">
                Situação
              </th>
              <th scope="col" className="screen-only text-left">
                <span className="sr-only">O que fazer</span>
              </th>
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {instalments.map((each) => (
              <tr
                key={each.number}
                className="border-rule border-b align-top max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-2 sm:[&_td]:py-2 sm:[&_td]:pr-4"
              >
                <th scope="row" className="text-left font-normal whitespace-nowrap sm:py-2 sm:pr-4">
                  {each.number}. {monthShort(each.due)}
                </th>
                <td className="text-right whitespace-nowrap tabular-nums">{reais(each.amount)}</td>
                <td className="max-sm:col-span-2">
                  <Standing instalment={each} />
                </td>
                <td className="screen-only max-sm:col-span-2">
                  <WhatToDo
                    {...{ month, recovery }}
                    instalment={each}
                    onSettle={() => setSettling(each)}
                    onUndo={() => setUndoing(each)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {settling !== null && (
        <InstalmentDialog {...{ month, recovery }} instalment={settling} onClose={() => setSettling(null)} />
      )}
      {undoing?.settled && (
        <UndoDialog
          month={month}
          undone={{ entry: undoing.settled.entry, name: `parcela ${undoing.number}`, left: null }}
          onClose={() => setUndoing(null)}
        />
      )}
    </div>
  );
}

function Standing({ instalment: { settled, isLate, due } }: { instalment: Instalment }) {
  if (settled === null)
    return isLate ? (
      <span className="font-semibold text-warn">Vencida em {monthShort(due)}</span>
    ) : (
      <>A vencer em {monthShort(due)}</>
    );
  const { discountedFrom, document, day, by } = settled;
  return (
    <>
      {discountedFrom === null ? 'Devolvida pelo município' : `Descontada de ${monthShort(discountedFrom)}`}
      <span className="block text-13 text-ink-quiet">
        {document}, {formatDay(day)}, por {by ?? 'Sistema'}
      </span>
    </>
  );
}

interface WhatToDoProps extends ScheduleProps {
  instalment: Instalment;
  onSettle: () => void;
  onUndo: () => void;
}

function WhatToDo({ month, recovery, instalment: { number, settled }, onSettle, onUndo }: WhatToDoProps) {
  const may = (asked: string) => month.offers.some(({ action, allowed }) => action === asked && allowed);
  const quiet = (words: string) => <span className="text-13 text-ink-quiet">{words}</span>;
  if (settled === null) {
    if (!may('record-instalment')) return null;
    if (recovery.isOwn) return quiet('Você decidiu o cronograma: outra pessoa lança');
    return (
      <Button kind="quiet" aria-label={`Registrar a parcela ${number}`} onPress={onSettle}>
        Registrar
      </Button>
    );
  }
  if (!may('reverse-instalment')) return null;
  if (settled.isOwn) return quiet('Você lançou: outra pessoa estorna');
  return (
    <Button kind="quiet" aria-label={`Estornar a parcela ${number}`} onPress={onUndo}>
      Estornar
    </Button>
  );
}
