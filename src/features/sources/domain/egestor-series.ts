import { AppError } from '../../../kernel/app-error.ts';
import { plainText, readCount, readPercent } from './egestor.ts';

/** A municipality that the name of a file may tell. */
export interface NamedMunicipality {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly uf: string;
}

/** The coverage of one municipality month by month, in the spelling of the reports of one month. */
export interface CoverageSeries {
  readonly system: string;
  readonly uf: string;
  /** The last month of the series. */
  readonly period: string;
  /** The day on which it was taken from e-Gestor. */
  readonly takenOn: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly droppedColumns: readonly string[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What each column of the layout of 2025 and 2026 is kept as, and how its cells are read; null keeps nothing. */
const COLUMNS = {
  competencia: ['COMPETENCIA', (text: string) => monthOf(text)],
  data_competencia: [null, (text: string) => (DAY.test(text) ? text : null)],
  cobertura_aps_pct: ['COBERTURA_APS', readPercent],
  populacao_referencia: ['POPULACAO', readCount],
  n_esf_egestor: ['QT_ESF', readCount],
  qt_capacidade_equipe: ['CAPACIDADE', readCount],
  data_extracao_egestor: [null, (text: string) => (DAY.test(text) ? text : null)],
} as const;
type Name = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Name[];
const KEPT = NAMES.flatMap((name) => COLUMNS[name][0] ?? []);

/** Whether a first line is the heading of the layout. */
export function isSeriesHeading(cells: readonly string[]): boolean {
  return NAMES.every((name) => cells.includes(name));
}

/** `2601` → `2026-01`. */
function monthOf(text: string): string | null {
  const [, year, month] = /^(\d\d)(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return year === undefined ? null : `20${year}-${month}`;
}

/**
 * The municipality that a name tells by its code or its own name, as `egestor_cobertura_belo_horizonte.csv`; null where it
 * tells none, or one that several states have. The longest name counts: "Rio Branco" is no "Rio".
 */
export function municipalityOfName(
  fileName: string,
  municipalities: readonly NamedMunicipality[],
): NamedMunicipality | null {
  const words = ` ${plainText(fileName)} `;
  const [, code] = / (\d{6})\d? /.exec(words) ?? [];
  if (code !== undefined) return municipalities.find((each) => each.code === code) ?? null;
  const named = municipalities.filter(({ name }) => words.includes(` ${plainText(name)} `));
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  const [found, another] = named.filter(({ name }) => name.length === longest);
  return another === undefined ? (found ?? null) : null;
}

/** @throws AppError `refused` with the line that cannot be read; a series is taken whole or not at all. */
export function readCoverageSeries(
  [heading = [], ...body]: readonly (readonly string[])[],
  municipality: NamedMunicipality | null,
): CoverageSeries {
  if (municipality === null)
    throw new AppError(
      'refused',
      'Esta série do e-Gestor não diz de que município é, e o nome do arquivo também não, ou é o de municípios de mais de um estado. Ponha no nome o código do IBGE (como egestor_cobertura_310620.csv) e envie de novo.',
    );
  const read = body.map((cells, index) => readLine(heading, cells, index + 2)).toSorted(byMonth);
  const months = read.map(({ competencia }) => competencia);
  const twice = months.find((month, index) => month === months[index + 1]);
  if (twice !== undefined)
    throw new AppError('refused', `A série do e-Gestor traz ${twice} mais de uma vez.`);
  const period = months.at(-1);
  if (period === undefined) throw new AppError('refused', 'A série do e-Gestor não tem nenhum mês.');
  const { code, name, uf } = municipality;
  return {
    system: `EGESTOR-SERIE-${code}`,
    uf,
    period,
    takenOn: read.map((row) => row.data_extracao_egestor).reduce((a, b) => (a > b ? a : b)),
    columns: ['IBGE', 'MUNICIPIO', ...KEPT],
    rows: read.map((row) => [
      code,
      name,
      ...NAMES.flatMap((each) => (COLUMNS[each][0] === null ? [] : row[each])),
    ]),
    droppedColumns: heading.filter((cell) => (COLUMNS[cell as Name]?.[0] ?? null) === null),
  };
}

type Line = Readonly<Record<Name, string>>;
const byMonth = (a: Line, b: Line) => (a.competencia < b.competencia ? -1 : 1);

function readLine(heading: readonly string[], cells: readonly string[], line: number): Line {
  const read = NAMES.map((name) => {
    const text = (cells[heading.indexOf(name)] ?? '').trim();
    const value = COLUMNS[name][1](text);
    if (value === null)
      throw new AppError(
        'refused',
        `Não foi possível ler a linha ${line} da série do e-Gestor: "${text}" não serve para ${name}. Baixe-a de novo e envie-a sem alterar.`,
        { details: { line, column: name } },
      );
    return [name, value] as const;
  });
  const row = Object.fromEntries(read) as Line;
  if (row.data_competencia !== `${row.competencia}-01`)
    throw new AppError(
      'refused',
      `Na linha ${line} da série do e-Gestor, a competência é ${row.competencia} e a data dela é ${row.data_competencia}. Confira de que mês é a linha.`,
      { details: { line, column: 'data_competencia' } },
    );
  return row;
}
