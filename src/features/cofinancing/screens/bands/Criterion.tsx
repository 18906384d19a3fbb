import { useState } from 'react';
import { formatExact } from '../../../../kernel/format.ts';
import type { TableAnswer } from '../../contract.ts';
import { bandFigure, pieceAt, versionOn } from '../../figures.ts';
import { AssumedMark } from '../Quote.tsx';
import { BandLine } from './BandLine.tsx';
import { BandTable, PieceDetail } from './BandTable.tsx';
import type { BandsShown } from './use-bands-shown.ts';

/** One criterion: its line, the stretch in hand with the act's words, and the same as a table. */
export function Criterion({ table, shown }: { table: TableAnswer; shown: BandsShown }) {
  const [chosen, choose] = useState<string | null>(null);
  const version = versionOn(table, shown.day);
  const reading = version.readings.find(({ id }) => id === shown.reading) ?? version.readings[0];
  if (!reading) return null;
  const value = shown.hospital?.of(table) ?? null;
  const figure = bandFigure(version, reading, value);
  const mark = value && { value, text: `${formatExact(value, 0, 2)}%` };
  const piece = value && pieceAt(figure, value);
  const selected = figure.pieces.find(({ id }) => id === chosen) ?? piece;
  return (
    <section aria-labelledby={`tabela-${table.id}`} data-keep-together>
      <h2 id={`tabela-${table.id}`} className="flex flex-wrap items-baseline gap-x-3 text-22">
        {table.label}
        {version.status === 'assumed' && <AssumedMark>valores inventados</AssumedMark>}
      </h2>
      <p className="mb-2 text-14 text-ink-quiet">
        {defects(reading)}
        {shown.hospital &&
          value === null &&
          ' Sem valor do hospital: critério não avaliado nesta competência.'}
      </p>
      <div className="grid gap-x-12 gap-y-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:block">
        <div className="flex min-w-0 flex-col gap-3">
          <BandLine
            title={`${table.label}, ${reading.label}`}
            figure={figure}
            unit={table.scoreUnit}
            mark={mark}
            selected={selected}
            onSelect={({ id }) => choose(id)}
          />
          <PieceDetail piece={selected} unit={table.scoreUnit} />
        </div>
        <BandTable
          title={table.label}
          figure={figure}
          unit={table.scoreUnit}
          held={piece && mark && { piece, text: mark.text }}
        />
      </div>
    </section>
  );
}

function defects({ gaps, overlaps }: TableAnswer['versions'][number]['readings'][number]): string {
  const count = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;
  const found = [
    gaps.length > 0 && count(gaps.length, 'vazio', 'vazios'),
    overlaps.length > 0 && count(overlaps.length, 'sobreposição', 'sobreposições'),
  ].filter(Boolean);
  return found.length > 0 ? `${found.join(' e ')} nesta interpretação.` : 'Sem vazios nem sobreposições.';
}
