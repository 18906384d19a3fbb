import { formatDay, leftInWords } from '../../../../kernel/format.ts';
import { Quote } from '../Quote.tsx';
import type { Instrument } from './queries.ts';

type Clock = Instrument['clocks'][number];

/** The terms that the signature started, and the acts that the first payment waits for. */
export function Clocks({ instrument: { clocks, beforePayment } }: { instrument: Instrument }) {
  return (
    <section aria-labelledby="prazos">
      <h2 id="prazos" className="text-22">
        Prazos
      </h2>
      {clocks.length === 0 ? (
        <p className="mt-2 text-14 text-ink-quiet">Os prazos dos documentos correm da assinatura do Termo.</p>
      ) : (
        <p className="mt-1 mb-2 text-14 text-ink-quiet">
          Dias corridos, sem contar o da assinatura; o que vence em dia sem expediente passa ao dia útil
          seguinte.
        </p>
      )}
      <ul>
        {clocks.map((clock) => (
          <li key={clock.event} data-keep-together className="border-rule border-t py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="text-16">{clock.label}</span>
              <span className={`text-14 ${clock.overdue ? 'font-semibold text-bad' : ''}`}>
                {standingOf(clock)}
              </span>
            </p>
            <p className="text-14 text-ink-quiet">{countOf(clock)}</p>
            {clock.contents.length > 0 && (
              <p className="text-14">
                Contém: {clock.contents.map(({ label }) => label.toLowerCase()).join(', ')}.
              </p>
            )}
            <div className="mt-1">
              <Quote cite={clock.cite} />
            </div>
          </li>
        ))}
      </ul>
      <h3 className="mt-4 mb-1 text-16 font-semibold">Antes do primeiro pagamento</h3>
      <ul>
        {beforePayment.map(({ event, label, done }) => (
          <li key={event} className="flex justify-between gap-4 border-rule border-t py-2 text-14">
            <span>{label}</span>
            <span className={done ? '' : 'text-warn'}>{done ? 'Registrada' : 'Falta'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function standingOf({ presented, overdue, lastDay, daysLeft }: Clock): string {
  if (presented !== null)
    return `Apresentado em ${formatDay(presented.on)}${presented.late ? ', fora do prazo' : ''}`;
  return `${overdue ? 'Venceu' : 'Vence'} em ${formatDay(lastDay)} (${leftInWords(daysLeft)})`;
}

function countOf({ days, from, counted, lastDay, carried }: Clock): string {
  const count = `${days} dias desde ${formatDay(from)}: ${formatDay(counted)}`;
  return carried === null ? `${count}.` : `${count}, ${carried}; passa a ${formatDay(lastDay)}.`;
}
