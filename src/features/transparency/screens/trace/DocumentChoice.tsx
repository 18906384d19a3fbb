import { Radio, RadioGroup } from 'react-aria-components';
import type { Totals, TraceDocument } from '../../contract.ts';
import { STATE_PLURALS, TRACE_STATES } from '../../domain/state.ts';
import { TraceBadge } from '../TraceBadge.tsx';
import type { DocumentId, TracePlace } from './trace-place.ts';

const FILLS = {
  implemented: 'bg-good',
  partial: 'bg-doing',
  planned: 'bg-rule',
  withoutScreen: 'bg-rule-strong',
};

/** How far a document is, drawn to scale; the counts beside it say the same in words. */
function Bar({ totals }: { totals: Totals }) {
  return (
    <span aria-hidden="true" className="flex h-2 w-full gap-px overflow-hidden rounded">
      {TRACE_STATES.filter((state) => totals[state] > 0).map((state) => (
        <span key={state} className={FILLS[state]} style={{ flexGrow: totals[state] }} />
      ))}
    </span>
  );
}

interface DocumentChoiceProps {
  documents: readonly TraceDocument[];
  place: TracePlace;
  narrowed: boolean;
}

/** The two documents, each with how much of it is built; choosing one shows it. */
export function DocumentChoice({ documents, place, narrowed }: DocumentChoiceProps) {
  return (
    <RadioGroup
      aria-label="Documento"
      value={place.document}
      onChange={(id) => place.showDocument(id as DocumentId)}
      className="screen-only grid gap-3 md:grid-cols-2"
    >
      {documents.map(({ id, title, totals }) => (
        <Radio
          key={id}
          value={id}
          className="flex cursor-pointer flex-col gap-2 rounded border border-rule bg-surface p-3 data-hovered:border-action data-selected:border-action data-selected:shadow-[inset_0_-3px_0_var(--action)]"
        >
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="text-16 font-semibold">{title}</span>
            <span className="text-14 text-ink-quiet">
              {narrowed ? `${place.counts[id]} de ${totals.all} trechos` : `${totals.all} trechos`}
            </span>
          </span>
          <Bar totals={totals} />
          <span className="flex flex-wrap gap-x-5 gap-y-1 text-14">
            {TRACE_STATES.filter((state) => state !== 'withoutScreen' || totals[state] > 0).map((state) => (
              <TraceBadge key={state} state={state} count={totals[state]} />
            ))}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** The same on paper, where nothing is chosen. */
export function PrintedTotals({ documents }: { documents: readonly TraceDocument[] }) {
  return (
    <ul className="hidden print:block">
      {documents.map(({ id, title, totals }) => (
        <li key={id}>
          {title}: {totals.all} trechos,{' '}
          {TRACE_STATES.map((state) => `${totals[state]} ${STATE_PLURALS[state]}`).join(', ')}.
        </li>
      ))}
    </ul>
  );
}

/** The same totals by section, for who needs the whole table. */
export function SectionTotals({ documents }: { documents: readonly TraceDocument[] }) {
  return (
    <details className="screen-only">
      <summary className="w-fit cursor-pointer py-1 text-14 text-action">Totais por seção</summary>
      <div className="mt-2 grid gap-x-8 gap-y-4 md:grid-cols-2">
        {documents.map((document) => (
          <div key={document.id} className="overflow-x-auto">
            <table className="w-full text-14 [&_td]:border-rule [&_td]:border-t [&_td]:py-1 [&_th]:py-1">
              <caption className="pb-1 text-left font-semibold">{document.title}</caption>
              <thead className="text-13 text-ink-quiet">
                <tr className="[&>th]:font-normal [&>th:not(:first-child)]:pl-3 [&>th:not(:first-child)]:text-right">
                  <th scope="col" className="text-left">
                    Seção
                  </th>
                  <th scope="col">Trechos</th>
                  <th scope="col">Implementado</th>
                  <th scope="col">Parcial</th>
                  <th scope="col">Planejado</th>
                  <th scope="col">Sem tela</th>
                </tr>
              </thead>
              <tbody className="[&_td]:text-right">
                {document.sections.map(({ id, title, totals }) => (
                  <tr key={id}>
                    <th scope="row" className="border-rule border-t text-left font-normal">
                      {title}
                    </th>
                    <td>{totals.all}</td>
                    <td>{totals.implemented}</td>
                    <td>{totals.partial}</td>
                    <td>{totals.planned}</td>
                    <td>{totals.withoutScreen}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </details>
  );
}
