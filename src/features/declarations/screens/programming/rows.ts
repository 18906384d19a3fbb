import { competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatCount, formatDecimal } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import type { ProgrammeAnswer, ProgrammeHead } from '../../contract.ts';
import type { Measure } from '../../domain/programming/cells.ts';
import { countedCells } from '../../domain/programming/counted-cells.ts';
import { type Cell, cellKey, EACH_MONTH, EVERY_PLACE } from '../../domain/programming/programme.ts';

/** A row of the grid: one line of one municipality, or a total that nobody types. */
export interface Row {
  readonly key: string;
  readonly municipality: string;
  readonly line: string;
  readonly name: string;
  readonly place: string;
  readonly isTotal: boolean;
  readonly cells: ReadonlyMap<string, Cell>;
}

export const rowKey = (municipality: string, line: string): string => `${municipality}/${line}`;

const EVERY_PLACE_NAME = 'Todos os municípios, sem distinção';

const placeName = (answer: ProgrammeAnswer, code: string): string =>
  code === EVERY_PLACE
    ? EVERY_PLACE_NAME
    : (answer.places.find((place) => place.code === code)?.name ?? code);

/** The rows that hold something or were asked for, by municipality in the order of the places, lines in their own. */
export function rowsOf(answer: ProgrammeAnswer, cells: readonly Cell[], asked: ReadonlySet<string>): Row[] {
  const held = Map.groupBy(cells, (cell) => rowKey(cell.municipality, cell.line));
  const keys = new Set([...held.keys(), ...asked]);
  const places = [EVERY_PLACE, ...answer.places.map((place) => place.code)];
  return places.flatMap((municipality) =>
    answer.lines.flatMap((line): Row[] => {
      const key = rowKey(municipality, line.id);
      if (!keys.has(key)) return [];
      const own = new Map((held.get(key) ?? []).map((cell) => [cell.month, cell]));
      const place = placeName(answer, municipality);
      return [{ key, municipality, line: line.id, name: line.name, place, isTotal: false, cells: own }];
    }),
  );
}

const GROUP_TOTALS = [
  { group: 'admissions', name: 'Internações' },
  { group: 'ambulatory', name: 'Procedimentos ambulatoriais' },
] as const;

/** What each group of lines comes to, where it has more than one row: a total and its own parts count once. */
export function totalRows(answer: ProgrammeAnswer, rows: readonly Row[], months: readonly string[]): Row[] {
  return GROUP_TOTALS.flatMap(({ group, name }) => {
    const lines = new Map(
      answer.lines.filter((line) => line.group === group).map(({ id, isTotal }) => [id, isTotal]),
    );
    const addedOnce = (held: readonly Cell[], measure: Measure) =>
      added(
        countedCells(
          held.filter((cell) => cell[measure] !== null),
          (line) => lines.get(line) ?? false,
        ).used,
        measure,
      );
    const own = rows.filter((row) => lines.has(row.line));
    if (own.length < 2) return [];
    const cells = months.map((month): Cell => {
      const held = own.flatMap((row) => row.cells.get(month) ?? []);
      return {
        municipality: 'total',
        line: group,
        month,
        quantity: addedOnce(held, 'quantity')?.toDecimal(0) ?? null,
        amount: addedOnce(held, 'amount')?.toDecimal(2) ?? null,
      };
    });
    const byMonth = new Map(cells.map((cell) => [cell.month, cell]));
    return [
      {
        key: `total/${group}`,
        municipality: 'total',
        line: group,
        name,
        place: 'Total',
        isTotal: true,
        cells: byMonth,
      },
    ];
  });
}

function added(cells: readonly Cell[], measure: Measure): Rational | null {
  const values = cells.flatMap((cell) => (cell[measure] === null ? [] : [Rational.parse(cell[measure])]));
  return values.length === 0 ? null : sum(values);
}

/** "1.234" or "1.219,05"; empty for nothing. */
export function measureText(value: string | null, measure: Measure): string {
  if (value === null) return '';
  return measure === 'quantity' ? formatCount(BigInt(value)) : formatDecimal(Rational.parse(value), 2);
}

export function rowTotal(row: Row, measure: Measure): string {
  const total = added([...row.cells.values()], measure);
  return total === null ? '' : measureText(total.toDecimal(measure === 'quantity' ? 0 : 2), measure);
}

export const monthHeader = (month: string): string =>
  month === EACH_MONTH
    ? 'Cada mês'
    : competenciaShort(parseCompetencia(month)).replace(/ \d\d(\d\d)$/, '/$1');

/** A change of one measure of one cell; the other measure stays. */
export function changedCell(row: Row, month: string, measure: Measure, value: string | null): Cell {
  const { municipality, line } = row;
  const before = row.cells.get(month) ?? { municipality, line, month, quantity: null, amount: null };
  return { ...before, [measure]: value };
}

/** What puts cells back as they were. */
export function inverseOf(changes: readonly Cell[], before: readonly Cell[]): Cell[] {
  const held = new Map(before.map((cell) => [cellKey(cell), cell]));
  return changes.map((change) => held.get(cellKey(change)) ?? { ...change, quantity: null, amount: null });
}

const SHORT = { ppi: 'PPI', descriptive: 'Documento Descritivo' } as const;
const STATES = { draft: 'rascunho', published: 'publicada', discarded: 'descartada' } as const;

const spanWords = ({ firstMonth, lastMonth }: Pick<ProgrammeHead, 'firstMonth' | 'lastMonth'>): string => {
  const first = competenciaShort(parseCompetencia(firstMonth));
  return lastMonth === null
    ? `desde ${first}`
    : `${first} a ${competenciaShort(parseCompetencia(lastMonth))}`;
};

export const versionWords = (head: ProgrammeHead): string =>
  `${SHORT[head.kind]}, versão ${head.number} (${spanWords(head)}), ${STATES[head.state]}`;
