import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import type { Totals, TraceAnswer, TraceDocument, TraceRow } from '../../contract.ts';
import { runsOf } from '../../domain/paper.ts';
import { RowCard } from './RowCard.tsx';
import type { TracePlace } from './trace-place.ts';
import { walkKeys } from './walk-keys.ts';

interface RowListProps {
  answer: TraceAnswer;
  place: TracePlace;
  onShowInDocument: () => void;
}

const walk = walkKeys('[data-row] > button');
const NO_JOINTS: TraceAnswer['joints'] = [];

function jointsOf(answer: TraceAnswer, row: TraceRow): TraceAnswer['joints'] {
  return answer.joints.filter(({ from, to }) => from.includes(row.id) || to.includes(row.id));
}

/** The rows of the document on the left, by section. Arrows walk from row to row, Enter opens. */
export function RowList({ answer, place, onShowInDocument }: RowListProps) {
  const document = answer.documents.find(({ id }) => id === place.document)!;
  const tabStop = place.selected?.id ?? place.rows[0]?.id;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is walked
    <div onKeyDown={walk}>
      {place.rows.length === 0 && <NothingFound place={place} />}
      {runsOf(place.rows, (row) => row.section).map(({ key, items }) => (
        <div key={`${key} ${items[0]?.id}`}>
          <SectionHead document={document} id={key} shown={items.length} />
          <ul>
            {items.map((row) => {
              const open = row.id === place.selected?.id;
              return (
                <RowCard
                  key={row.id}
                  row={row}
                  open={open}
                  isTabStop={row.id === tabStop}
                  joints={open ? jointsOf(answer, row) : NO_JOINTS}
                  onSelect={place.select}
                  onShowInDocument={onShowInDocument}
                />
              );
            })}
          </ul>
        </div>
      ))}
      <WithoutScreen answer={answer} document={document} hidden={place.rows.length < document.totals.all} />
    </div>
  );
}

const titleOf = (document: TraceDocument, section: string) =>
  document.sections.find(({ id }) => id === section)?.title ?? section;

function SectionHead({ document, id, shown }: { document: TraceDocument; id: string; shown: number }) {
  const totals = document.sections.find((section) => section.id === id)?.totals;
  return (
    <h3 className="flex items-baseline justify-between gap-4 border-rule border-b bg-ground-deep px-3 py-1.5 text-14 lg:sticky lg:top-(--frame-top) lg:z-10">
      <span>{titleOf(document, id)}</span>
      <span className="shrink-0 font-normal text-ink-quiet">{totals && countWords(totals, shown)}</span>
    </h3>
  );
}

/** "3 de 16 trechos" while filters hide some; else how many there are and how many are done. */
function countWords(totals: Totals, shown: number): string {
  const rows = totals.all === 1 ? 'trecho' : 'trechos';
  if (shown < totals.all) return `${shown} de ${totals.all} ${rows}`;
  const done = totals.implemented === 1 ? 'implementado' : 'implementados';
  return `${totals.all} ${rows}${totals.implemented > 0 ? ` · ${totals.implemented} ${done}` : ''}`;
}

function NothingFound({ place }: { place: TracePlace }) {
  const other = place.document === 'A' ? 'B' : 'A';
  const title = place.filters.tela
    ? `Nenhum trecho deste documento pede a tela ${place.filters.tela}.`
    : 'Nenhum trecho deste documento com estes filtros.';
  return (
    <EmptyState title={title}>
      {place.counts[other] > 0
        ? `No outro documento há ${place.counts[other]}: escolha-o acima.`
        : 'Tire um dos filtros acima para ver mais trechos.'}
    </EmptyState>
  );
}

interface WithoutScreenProps {
  answer: TraceAnswer;
  document: TraceDocument;
  hidden: boolean;
}

/** What was left without a screen on purpose, so that nothing is missing in silence. */
function WithoutScreen({ answer, document, hidden }: WithoutScreenProps) {
  const sentences = answer.withoutScreen.filter((sentence) => sentence.document === document.id);
  if (hidden || sentences.length === 0) return null;
  return (
    <div>
      <h3 className="border-rule border-b bg-ground-deep px-3 py-1.5 text-14">
        Sem tela própria, por decisão
      </h3>
      <ul>
        {sentences.map(({ sentence, atLabel, why }) => (
          <li key={sentence} className="border-rule border-b px-3 py-2.5 text-14">
            <p className="text-16">“{sentence}”</p>
            <p className="text-ink-quiet">
              {atLabel && `${atLabel}. `}
              {why}.
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
