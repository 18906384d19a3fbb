import { useState } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { ChipList } from '../../../../web/components/ChipList.tsx';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { ReadingBar } from './FileList.tsx';
import type { ColumnFacts, RecordFilter, ViewFacts } from './protocol.ts';
import { RecordDrawer } from './RecordDrawer.tsx';
import { type Place, RecordGrid, type ShownColumn } from './RecordGrid.tsx';
import type { ReaderClient } from './reader-client.ts';
import type { OpenFile } from './use-files.ts';
import { useRows, type View } from './use-view.ts';
import { kindInWords } from './words.ts';

/** A reading shorter than this shows no bar. */
const SHORT_BYTES = 2_000_000;

interface RecordsTabProps {
  client: ReaderClient;
  file: OpenFile;
  view: View;
  /** The columns chosen. */
  columns: readonly ColumnFacts[];
  filter: RecordFilter | null;
  onFilter: (filter: RecordFilter | null) => void;
}

/** The records, of the whole file or those that pass the filter. */
export function RecordsTab(props: RecordsTabProps) {
  const { client, file, view, columns, filter, onFilter } = props;
  const { facts } = file.state;
  const shown = columns.map((column) => ({ facts: column, at: facts.columns.indexOf(column) }));
  return (
    <>
      {filter && (
        <div className="mb-3">
          <ChipList
            label="Filtro"
            chips={[{ id: filter.column, label: `${filter.column} = ${filter.value || 'vazio'}` }]}
            onRemove={() => onFilter(null)}
          />
        </div>
      )}
      {view.refusal && <p role="alert">{view.refusal.message}</p>}
      {view.progress &&
        (file.file.size > SHORT_BYTES ? (
          <ReadingBar file={file.file} progress={view.progress} label="Procurando os registros" />
        ) : (
          <Loading label="Lendo os registros" />
        ))}
      {view.facts && !view.progress && (
        <Records
          key={view.facts.view}
          client={client}
          file={file}
          view={view.facts}
          columns={shown}
          onFilter={onFilter}
        />
      )}
    </>
  );
}

interface RecordsProps {
  client: ReaderClient;
  file: OpenFile;
  view: ViewFacts;
  columns: readonly ShownColumn[];
  onFilter: (filter: RecordFilter) => void;
}

function Records({ client, file, view, columns, onFilter }: RecordsProps) {
  const rows = useRows(client, view.view);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [openRow, setOpenRow] = useState<number | null>(null);
  const matching = view.matching ?? file.state.facts.rows;
  if (columns.length === 0)
    return <EmptyState title="Nenhuma coluna escolhida.">Marque ao menos uma na aba Colunas.</EmptyState>;
  if (matching === 0) return <EmptyState title="Nenhum registro.">{emptyWords(file)}</EmptyState>;
  const open = (row: number) => {
    setOpenRow(row);
    setPlace((before) => ({ ...before, row }));
  };
  return (
    <>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <p className="text-14 text-ink-quiet">{countWords(view, matching)}</p>
        <ComboBox
          label="Ir para a coluna"
          className="screen-only w-64 max-sm:w-full"
          options={columns.map(({ facts }, index) => ({
            id: String(index),
            label: facts.name,
            note: kindInWords(facts),
          }))}
          value={place.column > 0 ? String(place.column - 1) : null}
          onChange={(index) => setPlace({ ...place, column: index === null ? 0 : Number(index) + 1 })}
          empty="Nenhuma coluna com este nome."
        />
      </div>
      <RecordGrid
        label={`Registros de ${file.file.name}`}
        count={view.kept}
        columns={columns}
        rows={rows}
        place={{ row: place.row, column: Math.min(place.column, columns.length) }}
        onPlace={setPlace}
        onOpen={open}
        openRow={openRow}
      />
      {openRow !== null && (
        <RecordDrawer
          fileName={file.file.name}
          columns={columns}
          index={openRow}
          rows={rows}
          onClose={() => setOpenRow(null)}
          onNext={openRow + 1 < view.kept ? () => open(openRow + 1) : undefined}
          onPrevious={openRow > 0 ? () => open(openRow - 1) : undefined}
          onFilter={onFilter}
        />
      )}
    </>
  );
}

function emptyWords(file: OpenFile): string {
  return file.state.facts.rows === 0
    ? 'O arquivo está inteiro e não tem registros: é um modelo, ou não houve movimento no período.'
    : 'Nenhum registro tem este valor nesta coluna. Tire o filtro para ver todos.';
}

function countWords({ kept, matching: filtered }: ViewFacts, matching: number): string {
  const whole = `${formatCount(matching)} ${matching === 1 ? 'registro' : 'registros'}`;
  if (kept < matching)
    return `Os primeiros ${formatCount(kept)} de ${whole}: o resto não é mostrado para poupar a memória. O CSV leva todos.`;
  return filtered === null ? whole : `${whole} com este valor`;
}
