import { type MouseEvent, memo, useMemo, useState } from 'react';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { DocumentAnswer, DocumentUnit, TraceRow } from '../../contract.ts';
import { cutAtMarks } from '../../domain/paper.ts';
import type { TraceState } from '../../domain/state.ts';
import { useDocument } from '../queries.ts';
import { TraceMark } from '../TraceBadge.tsx';
import { Segments } from './Segments.tsx';
import type { TracePlace } from './trace-place.ts';
import { walkKeys } from './walk-keys.ts';

/** What the machine read, or what people corrected it to. */
type Version = 'reading' | 'ocr';

const VERSIONS = [
  { id: 'reading', label: 'Leitura corrigida' },
  { id: 'ocr', label: 'Digitalização (OCR)' },
] as const;

interface DocumentPaneProps {
  place: TracePlace;
  onSelect: (id: string) => void;
}

/** The document as published, the words that have a row marked; choosing one shows its row. */
export function DocumentPane({ place, onSelect }: DocumentPaneProps) {
  const document = useDocument(place.document);
  const [version, setVersion] = useState<Version>('reading');
  if (document.isPending) return <Loading label="Lendo o documento" lines={12} />;
  if (document.isError) return <ErrorState error={document.error} onRetry={document.refetch} />;
  const shown = document.data.scanned ? version : 'reading';
  return (
    <div className="flex flex-col">
      <div className="sticky top-0 z-10 flex max-lg:top-(--frame-top) flex-wrap items-center justify-between gap-x-4 gap-y-2 border-rule border-b bg-surface px-4 py-2">
        <h2 className="text-14">{document.data.title}</h2>
        {document.data.scanned && (
          <Segments label="Versão do texto" options={VERSIONS} value={version} onChange={setVersion} />
        )}
      </div>
      <Parts document={document.data} place={place} version={shown} onSelect={onSelect} />
    </div>
  );
}

const walk = walkKeys('[data-quotes] button');

/** Words that a row quotes show it when they are pressed. */
function selectWords(event: MouseEvent, onSelect: (id: string) => void): void {
  const row = (event.target as Element).closest('mark')?.dataset.row;
  if (row !== undefined) onSelect(row);
}

interface PartsProps {
  document: DocumentAnswer;
  place: TracePlace;
  version: Version;
  onSelect: (id: string) => void;
}

function Parts({ document, place, version, onSelect }: PartsProps) {
  const { rows, selected } = place;
  const states = useMemo(() => new Map(rows.map((row) => [row.id, row.state] as const)), [rows]);
  const parts = place.filters.secao
    ? document.parts.filter((part) => part.section === place.filters.secao)
    : document.parts;
  const units = parts.flatMap((part) => part.units);
  const holdsSelected = (unit: DocumentUnit) => unit.marks.some((mark) => mark.row === selected?.id);
  const tabStop =
    units.find(holdsSelected) ?? units.find((unit) => unit.marks.some((mark) => states.has(mark.row)));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in the margin do the same from the keyboard
    <div className="py-3" onKeyDown={walk} onClick={(event) => selectWords(event, onSelect)}>
      {units.map((unit) => (
        <UnitText
          key={unit.address}
          unit={unit}
          states={states}
          version={version}
          selected={holdsSelected(unit) ? selected : undefined}
          hasTabStop={unit === tabStop}
          onSelect={onSelect}
        />
      ))}
      {document.omissions.length > 0 && !place.filters.secao && <Omissions document={document} />}
    </div>
  );
}

interface UnitTextProps {
  unit: DocumentUnit;
  states: ReadonlyMap<string, TraceState>;
  version: Version;
  selected: TraceRow | undefined;
  /** Whether the Tab key stops in this margin; arrows reach the others. */
  hasTabStop: boolean;
  onSelect: (id: string) => void;
}

const TEXT_LOOKS = {
  heading: 'font-semibold text-16',
  provision: 'text-16',
  'table-row': 'text-14 border-rule border-l pl-3',
};

const UnitText = memo(function UnitText(props: UnitTextProps) {
  const { unit, states, version, selected, hasTabStop, onSelect } = props;
  const marks = unit.marks.filter((mark) => states.has(mark.row));
  const rows = [...new Set(marks.map((mark) => mark.row))];
  return (
    <div
      data-quotes={rows.join(' ')}
      title={unit.label}
      className={`flex gap-x-3 px-4 py-1 max-sm:flex-col ${selected ? 'bg-action-soft' : ''}`}
    >
      <div className="screen-only flex shrink-0 flex-wrap content-start gap-x-3 sm:w-20 sm:flex-col">
        {rows.map((row, index) => (
          <button
            key={row}
            type="button"
            tabIndex={hasTabStop && (selected ? row === selected.id : index === 0) ? 0 : -1}
            aria-pressed={row === selected?.id}
            onClick={() => onSelect(row)}
            className="flex min-h-6 cursor-pointer items-center gap-1 text-13 whitespace-nowrap text-ink-quiet underline-offset-3 hover:text-action-strong hover:underline aria-pressed:font-semibold aria-pressed:text-action-strong max-sm:min-h-11"
          >
            <TraceMark state={states.get(row) ?? 'planned'} />
            {row}
          </button>
        ))}
      </div>
      <div className={`min-w-0 flex-1 [overflow-wrap:anywhere] whitespace-pre-line ${TEXT_LOOKS[unit.kind]}`}>
        {version === 'ocr' ? (
          <span className="text-ink-quiet">{unit.ocr ?? '(não há texto digitalizado aqui)'}</span>
        ) : (
          <Reading unit={{ ...unit, marks }} selected={selected?.id} />
        )}
        {unit.status === 'reconstructed' && version === 'reading' && (
          <span className="ml-2 text-13 font-normal text-warn">reconstruído da digitalização</span>
        )}
      </div>
    </div>
  );
});

/** The corrected words; a tab of the document is the edge of a cell. */
function Reading({ unit, selected }: { unit: DocumentUnit; selected: string | undefined }) {
  return cutAtMarks(unit.text, unit.marks).map(({ start, text, rows }) => {
    const cells = <Cells text={text} />;
    if (rows.length === 0) return <span key={start}>{cells}</span>;
    const isSelected = selected !== undefined && rows.includes(selected);
    return (
      <mark
        key={start}
        data-row={rows[0]}
        className={`cursor-pointer text-ink underline underline-offset-4 ${isSelected ? 'bg-action-soft-strong decoration-action decoration-2' : 'bg-transparent decoration-rule-strong decoration-dotted decoration-1 hover:decoration-action'}`}
      >
        {cells}
      </mark>
    );
  });
}

function Cells({ text }: { text: string }) {
  return text.split('\t').map((cell, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: cells of a printed row have no identity but their order
    <span key={index}>
      {index > 0 && (
        <span className="mx-2 inline-block text-rule-strong no-underline" aria-hidden="true">
          |
        </span>
      )}
      {cell}
    </span>
  ));
}

function Omissions({ document }: { document: DocumentAnswer }) {
  return (
    <div className="mx-4 mt-4 border-rule border-t pt-3 text-14 text-ink-quiet">
      <p>Não está aqui, do que foi publicado:</p>
      <ul className="list-disc pl-5">
        {document.omissions.map(({ at, what, reason }) => (
          <li key={at}>
            {what} {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
