import { useState } from 'react';
import { Rational } from '../../../../kernel/rational.ts';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { ReconciliationAnswer } from '../../contract.ts';
import { periodWords } from '../words.ts';
import { ReachBadge } from './CauseTable.tsx';
import { CellDrawer } from './CellDrawer.tsx';
import { amount, causeWords, signed } from './words.ts';

type Cell = ReconciliationAnswer['cells'][number];

const figure = (
  id: 'printed' | 'ours' | 'difference',
  header: string,
  write: (decimal: string) => string,
): Column<Cell> => ({
  id,
  header,
  width: 120,
  align: 'right',
  value: (cell) => Number(Rational.parse(cell[id]).toDecimal(2)),
  cell: (cell) => (
    <>
      <span className="text-ink-quiet sm:hidden">{header} </span>
      {write(cell[id])}
    </>
  ),
  onCard: true,
});

const COLUMNS: readonly Column<Cell>[] = [
  { id: 'place', header: 'Lugar', width: 240, value: (cell) => cell.place.name, onCard: true },
  {
    id: 'period',
    header: 'Período',
    width: 110,
    value: (cell) => cell.period,
    cell: (cell) => periodWords(cell.period),
    onCard: true,
  },
  figure('printed', 'TabNet', amount),
  figure('ours', 'Aqui', amount),
  figure('difference', 'Diferença', signed),
];

/** The columns that need the causes by name. */
const columnsOf = (answer: ReconciliationAnswer): readonly Column<Cell>[] => [
  ...COLUMNS,
  {
    id: 'cause',
    header: 'Causa testada',
    width: 380,
    value: (cell) => causeWords(answer, cell),
    cell: (cell) =>
      cell.explained && (
        <span className="flex flex-wrap items-baseline gap-x-3">
          <ReachBadge reach={cell.explained.reach} />
          <span>{causeWords(answer, cell)}</span>
        </span>
      ),
    onCard: true,
  },
];

/** Cell by cell, those that differ most first; a cell opens on what each cause would make of it. */
export function CellTable({ answer }: { answer: ReconciliationAnswer }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const open = answer.cells.find((cell) => idOf(cell) === openId) ?? null;
  return (
    <section aria-labelledby="cells">
      <h2 id="cells" className="text-18">
        Célula por célula
      </h2>
      <p className="mb-2 text-14 text-ink-quiet">
        As que mais diferem primeiro. Abra uma célula para ver o número que cada causa daria.
      </p>
      <Grid
        label="Células comparadas"
        rows={answer.cells}
        columns={columnsOf(answer)}
        rowId={idOf}
        rowName={nameOf}
        openId={openId}
        onOpen={(cell) => setOpenId(idOf(cell))}
        compact
      />
      {open !== null && <CellDrawer answer={answer} cell={open} onClose={() => setOpenId(null)} />}
    </section>
  );
}

const idOf = (cell: Cell) => `${cell.place.code}/${cell.period}`;
const nameOf = (cell: Cell) => `${cell.place.name}, ${periodWords(cell.period)}`;
