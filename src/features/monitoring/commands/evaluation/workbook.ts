import { type SheetChart, type WriteSheet, writeXlsx } from 'hucre';
import type { Context } from '../../../../platform/context.ts';
import type { ObjectiveJudgement } from '../../domain/evaluation/judgement.ts';
import { semesterInWords } from '../../domain/evaluation/semester.ts';
import {
  actionsTable,
  indicatorsTable,
  judgementsTable,
  monthsTable,
  monthTotalsTable,
  nonConformitiesTable,
  objectivesTable,
  type ReportTable,
  renegotiationsTable,
  targetsTable,
  unitsTable,
} from '../../domain/evaluation/tables.ts';
import { type Frozen, judgementsOf } from './open-evaluation.ts';
import { openFrozenSemester } from './read.ts';

/** Of the colours of the house; a bar is told by its legend and its number too. */
const GOOD = '216E1F';
const DOING = '155BCB';
const WAITING = '98AFD2';
const NONE = 'C6C6C6';
const WARN = 'C2850C';

/** Which columns of a table make bars, and how they are coloured; `labels` is the column that names them. */
interface Bars {
  readonly title: string;
  readonly labels: string;
  readonly of: readonly (readonly [column: string, color: string])[];
  readonly stacked: boolean;
}

const STATES: Bars['of'] = [
  ['Concluídas', GOOD],
  ['Em andamento', DOING],
  ['Não iniciadas', WAITING],
  ['Sem informação', NONE],
  ['Canceladas', WARN],
];

const WIDEST = 70;

function columnName(at: number): string {
  return String.fromCharCode(65 + at);
}

function chartOf({ header, rows }: ReportTable, bars: Bars): SheetChart {
  const range = (column: string) => {
    const name = columnName(header.indexOf(column));
    return `${name}2:${name}${rows.length + 1}`;
  };
  const top = rows.length + 2;
  return {
    type: 'bar',
    title: bars.title,
    barGrouping: bars.stacked ? 'stacked' : 'clustered',
    series: bars.of.map(([column, color]) => ({
      ...{ name: column, color },
      values: range(column),
      categories: range(bars.labels),
    })),
    legend: 'bottom',
    anchor: { from: { row: top, col: 0 }, to: { row: top + 12 + 2 * rows.length, col: 8 } },
  };
}

function sheetOf(table: ReportTable, bars: Bars | null = null): WriteSheet {
  const { title, header, rows } = table;
  const cells = [header, ...rows].map((row) => row.map((cell) => cell ?? null));
  const wrapped = { alignment: { wrapText: true, vertical: 'top' } } as const;
  return {
    name: title.slice(0, 31),
    rows: cells,
    columns: header.map((_, column) => {
      const longest = Math.max(...cells.map((row) => String(row[column] ?? '').length));
      return { width: Math.min(WIDEST, Math.max(10, longest + 2)), style: wrapped };
    }),
    cells: new Map(
      header.map((name, column) => [
        `0,${column}`,
        { value: name, style: { ...wrapped, font: { bold: true } } },
      ]),
    ),
    freezePane: { rows: 1 },
    pageSetup: { orientation: 'landscape' },
    ...(bars !== null && rows.length > 0 && { charts: [chartOf(table, bars)] }),
  };
}

/** What the file is: of which semester, frozen with which hash, and, in a demonstration, that it is worth nothing. */
function aboutSheet({ snapshot, record }: Frozen, isDemonstration: boolean): WriteSheet {
  const rows = [
    ...(isDemonstration ? [['Demonstração: documento sem valor, para conhecer o sistema.', null]] : []),
    ['Avaliação semestral do plano', snapshot.plan.title],
    ['Semestre', semesterInWords(snapshot.semester)],
    ['SHA-256 do que foi congelado', record.sha256],
  ];
  const bold = { font: { bold: true } };
  return {
    name: 'Sobre este arquivo',
    rows,
    columns: [{ width: 34 }, { width: WIDEST }],
    cells: new Map(rows.map(([label = null], row) => [`${row},0`, { value: label, style: bold }])),
    pageSetup: { orientation: 'landscape' },
  };
}

/** A frozen semester as a workbook: what it is, a sheet for each table, native charts where numbers are compared. */
function evaluationWorkbook(
  frozen: Frozen,
  judgements: readonly ObjectiveJudgement[],
  isDemonstration: boolean,
): Promise<Uint8Array> {
  const { snapshot } = frozen;
  const objectives: Bars = {
    title: 'Ações por objetivo e situação',
    labels: 'Objetivo',
    of: STATES,
    stacked: true,
  };
  const units: Bars = {
    title: 'Partes das ações por unidade e situação',
    labels: 'Unidade',
    of: STATES,
    stacked: true,
  };
  const months: Bars = {
    ...{ title: 'Linhas pedidas e lançadas em cada mês', labels: 'Mês', stacked: false },
    of: [
      ['Linhas pedidas', WAITING],
      ['Linhas lançadas', GOOD],
    ],
  };
  return writeXlsx({
    properties: { title: `Avaliação semestral · ${semesterInWords(snapshot.semester)}` },
    sheets: [
      aboutSheet(frozen, isDemonstration),
      sheetOf(objectivesTable(snapshot), objectives),
      sheetOf(judgementsTable(snapshot, judgements)),
      sheetOf(unitsTable(snapshot), units),
      sheetOf(actionsTable(snapshot)),
      sheetOf(indicatorsTable(snapshot)),
      sheetOf(targetsTable(snapshot)),
      sheetOf(renegotiationsTable(snapshot)),
      sheetOf(nonConformitiesTable(snapshot)),
      sheetOf(monthTotalsTable(snapshot), months),
      sheetOf(monthsTable(snapshot)),
    ],
  });
}

/** The same, of the semester in force. @throws AppError `refused` where nothing is frozen. */
export async function exportWorkbook(context: Context, semester: string): Promise<Uint8Array> {
  const { frozen } = await openFrozenSemester(context, semester);
  const { judgements } = await judgementsOf(context, frozen);
  return evaluationWorkbook(frozen, judgements, context.env.mode === 'demonstration');
}
