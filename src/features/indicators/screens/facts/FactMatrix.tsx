import { Check, Circle, CircleDashed, FileDown, Minus } from 'lucide-react';
import type { ComponentType } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import type { FactPicture } from '../../contract.ts';

type Cell = FactPicture['cells'][number];

interface FactMatrixProps {
  picture: FactPicture;
  onOpen: (id: string) => void;
}

const ICONS: Readonly<Record<Cell['state'], ComponentType<{ className?: string }>>> = {
  none: CircleDashed,
  pending: Circle,
  standing: Check,
  ended: Minus,
};
const TONES: Readonly<Record<Cell['state'], string>> = {
  none: 'text-ink-quiet',
  pending: 'bg-warn-soft text-warn',
  standing: 'bg-good-soft text-good',
  ended: 'text-ink-quiet',
};

/** Line of care by macro-region: a cell says whether and since when, and opens its record. */
export function FactMatrix({ picture, onOpen }: FactMatrixProps) {
  const lines = [...Map.groupBy(picture.cells, (cell) => cell.careLine ?? '')];
  const macros = lines[0]?.[1].map((cell) => cell.place) ?? [];
  return (
    <figure className="m-0" aria-labelledby="matrix">
      <figcaption className="flex flex-wrap items-start justify-between gap-x-4">
        <div>
          <p id="matrix" className="text-18 font-semibold">
            Linha de cuidado × macrorregião
          </p>
          <p className="text-14 text-ink-quiet">em {formatDay(picture.day)}</p>
        </div>
        <Button
          kind="quiet"
          className="screen-only"
          icon={<FileDown aria-hidden="true" />}
          onPress={() => exportMatrix(picture)}
        >
          Baixar CSV
        </Button>
      </figcaption>
      <TableScroll label="Linha de cuidado por macrorregião">
        <table className="mt-3 w-full min-w-[980px] table-fixed border-separate border-spacing-1 text-14 print:min-w-0">
          <thead>
            <tr className="text-13">
              <th scope="col" className="sticky left-0 z-1 w-40 bg-ground max-sm:w-28 px-2 py-1.5 text-left">
                Linha de cuidado
              </th>
              {macros.map((name) => (
                <th key={name} scope="col" className="px-2 py-1.5 text-left">
                  {name}
                </th>
              ))}
              <th scope="col" className="w-28 px-2 py-1.5 text-right">
                Macrorregiões
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(([code, cells]) => (
              <tr key={code}>
                <th scope="row" className="sticky left-0 z-1 bg-ground px-2 py-2 text-left font-normal">
                  {cells[0]?.careLineName}
                </th>
                {cells.map((cell) => (
                  <MatrixCell key={cell.territory} cell={cell} onOpen={onOpen} />
                ))}
                <td className="px-2 py-2 text-right">
                  {cells.filter((cell) => cell.state === 'standing').length} de {cells.length}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </figure>
  );
}

function MatrixCell({ cell, onOpen }: { cell: Cell; onOpen: (id: string) => void }) {
  const Icon = ICONS[cell.state];
  const last = cell.facts.at(-1);
  const face = (
    <>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{shortWords(cell)}</span>
    </>
  );
  const look = `flex h-full min-h-13 w-full items-start gap-1.5 rounded px-2 py-1.5 text-left text-13 ${TONES[cell.state]}`;
  return (
    <td className="h-px p-0 align-top">
      {last === undefined ? (
        <div className={look}>{face}</div>
      ) : (
        <button
          type="button"
          aria-label={`${cell.careLineName}, ${cell.place}: ${cell.words}. Abrir o registro`}
          onClick={() => onOpen(last)}
          className={`${look} cursor-pointer hover:underline`}
        >
          {face}
        </button>
      )}
    </td>
  );
}

function shortWords(cell: Cell): string {
  if (cell.state === 'standing') return `desde ${formatDay(cell.since ?? '')}`;
  return cell.words;
}

function exportMatrix(picture: FactPicture): void {
  downloadCsv(
    `fatos-${picture.indicator}-${picture.day}`,
    ['Linha de cuidado', 'Macrorregião', 'Situação', 'Desde'],
    picture.cells.map((cell) => [
      cell.careLineName,
      cell.place,
      cell.words,
      cell.since && formatDay(cell.since),
    ]),
  );
}
