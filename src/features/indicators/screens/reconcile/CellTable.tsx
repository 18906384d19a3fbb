import { Rational } from '../../../../kernel/rational.ts';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { ReconciliationAnswer } from '../../contract.ts';
import { periodWords } from '../words.ts';
import { amount, signed } from './words.ts';

type Cell = ReconciliationAnswer['cells'][number];

const figure = (
  id: 'printed' | 'ours' | 'difference' | 'nearest' | 'left',
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
  figure('nearest', 'Mais próximo', amount),
  figure('left', 'Resta', signed),
];

/** Cell by cell, those that differ most first. */
export function CellTable({ answer }: { answer: ReconciliationAnswer }) {
  const shown = answer.cells.length;
  return (
    <section aria-labelledby="cells">
      <h2 id="cells" className="text-18">
        Célula por célula
      </h2>
      <p className="mb-2 text-14 text-ink-quiet">
        “Mais próximo” conta por {answer.nearest.join(', ')}.
        {shown < answer.compared && ` As ${shown} que mais diferem, de ${answer.compared} comparadas.`}
      </p>
      <Grid
        label="Células comparadas"
        rows={answer.cells}
        columns={COLUMNS}
        rowId={(cell) => `${cell.place.code}/${cell.period}`}
        rowName={(cell) => `${cell.place.name}, ${periodWords(cell.period)}`}
        compact
      />
    </section>
  );
}
