import { useState } from 'react';
import { formatDay } from '../../../../../kernel/format.ts';
import { Button } from '../../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../../web/components/Loading.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import type { Occurrence, Schedule } from '../../../contract.ts';
import { countOf } from '../../words.ts';
import { OccurrenceDialog } from './OccurrenceDialog.tsx';
import { OccurrenceState } from './OccurrenceState.tsx';
import { useSchedule, useTakeBackOccurrence } from './queries.ts';

/** Every time that a recurring action falls due, the year at hand open, each to be said done with its day and evidence. */
export function Occurrences({ id }: { id: string }) {
  const query = useSchedule(id);
  if (query.isPending) return <Loading label="Lendo as ocorrências" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Years id={id} schedule={query.data} />;
}

function Years({ id, schedule }: { id: string; schedule: Schedule }) {
  const [asking, setAsking] = useState<Occurrence | null>(null);
  const takeBack = useTakeBackOccurrence(id);
  const { items, today, rule, mayReport } = schedule;
  const years = [...Map.groupBy(items, ({ due }) => due.slice(0, 4))];
  const ruled = items.filter(({ offRule }) => !offRule);
  const done = ruled.filter(({ state }) => state === 'done').length;
  const silent = items.filter(({ state }) => state === 'overdue' || state === 'unreported').length;
  const next = ruled.find(({ due }) => due >= today);
  const undo = ({ day, version }: Occurrence) =>
    takeBack.mutate(
      { day, expectedVersion: version },
      {
        onSuccess: () => showToast('O registro da ocorrência foi desfeito.'),
        onError: (error) => showToast(error.message, { tone: 'problem' }),
      },
    );
  return (
    <>
      <p className="text-14">
        {rule === null
          ? 'O prazo, como se lê hoje, não se repete. '
          : `${rule}: ${countOf(ruled.length, 'ocorrência', 'ocorrências')}, ${countOf(done, 'feita', 'feitas')}, ${countOf(silent, 'passada sem registro', 'passadas sem registro')}. `}
        {items.length > ruled.length &&
          `Há ${countOf(items.length - ruled.length, 'registro', 'registros')} de outra leitura do prazo.`}
        {next && ` A próxima vence em ${formatDay(next.due)}.`}
      </p>
      {years.map(([year, own]) => (
        <details key={year} className="border-rule border-b py-2" open={year === today.slice(0, 4)}>
          <summary className="cursor-pointer text-16 font-semibold">
            {year}
            <span className="font-normal text-14 text-ink-quiet">
              {' '}
              · {own.filter(({ state }) => state === 'done').length} de {own.length} feitas
            </span>
          </summary>
          <ul>
            {own.map((each) => (
              <Item
                key={each.day}
                occurrence={each}
                mayReport={mayReport}
                onReport={() => setAsking(each)}
                onUndo={() => undo(each)}
              />
            ))}
          </ul>
        </details>
      ))}
      {asking && (
        <OccurrenceDialog id={id} occurrence={asking} today={today} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

interface ItemProps {
  occurrence: Occurrence;
  mayReport: boolean;
  onReport: () => void;
  onUndo: () => void;
}

function Item({ occurrence, mayReport, onReport, onUndo }: ItemProps) {
  const { due, day, moved, state, doneOn, evidence, reportedBy, offRule } = occurrence;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-rule border-t py-2 text-14">
      <span className="w-24 font-semibold">{formatDay(due)}</span>
      <OccurrenceState state={state} />
      {mayReport && state !== 'planned' && (
        <span className="screen-only ml-auto">
          {state === 'done' ? (
            <Button kind="quiet" onPress={onUndo} aria-label={`Desfazer o registro de ${formatDay(due)}`}>
              Desfazer
            </Button>
          ) : (
            <Button
              kind="quiet"
              onPress={onReport}
              aria-label={`Registrar a ocorrência de ${formatDay(due)}`}
            >
              Registrar
            </Button>
          )}
        </span>
      )}
      {offRule && (
        <p className="w-full text-13 text-ink-quiet">
          Registrada quando o prazo se lia de outro modo: já não é um dia da regra.
        </p>
      )}
      {moved !== null && (
        <p className="w-full text-13 text-ink-quiet">
          Cairia em {formatDay(day)} ({moved}).
        </p>
      )}
      {doneOn !== null && (
        <p className="w-full text-13 text-ink-quiet">
          Feita em {formatDay(doneOn)}
          {reportedBy === null ? '' : `, registrada por ${reportedBy}`}
          {evidence === null ? '. Sem evidência escrita.' : `. Evidência: ${evidence}`}
        </p>
      )}
    </li>
  );
}
