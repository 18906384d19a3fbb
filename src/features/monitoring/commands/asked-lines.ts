import type { Context } from '../../../platform/context.ts';
import { countDueValues, type DueCount } from '../../indicators/index.ts';
import { findReportedPlan, type ReportedAction, type ReportedLine } from '../../plan/index.ts';
import { isAsked, isSaid } from '../domain/asked.ts';
import type { CycleCalendar } from '../domain/calendar.ts';
import type { Review } from '../domain/cell.ts';
import type { Phase } from '../domain/phase.ts';
import { NO_REPORT, writeRefusal } from '../domain/report.ts';
import { type CellRecord, listCells } from '../store/cells.ts';
import { listReports, type MonthRecord } from '../store/reports.ts';

/** A line that a competência asks, with what was said of it. */
export interface AskedLine {
  readonly action: ReportedAction;
  readonly line: ReportedLine;
  readonly cell: CellRecord | null;
  readonly said: boolean;
}

const cellKey = (action: string, unit: string): string => `${action}/${unit}`;

/** The lines that a competência asks, in the order of the plan. */
function askedLines(
  actions: readonly ReportedAction[],
  cells: readonly CellRecord[],
  calendar: CycleCalendar,
): AskedLine[] {
  const cellOf = new Map(cells.map((cell) => [cellKey(cell.action, cell.unit), cell]));
  return actions.flatMap((action) =>
    action.lines.flatMap((line) => {
      const cell = cellOf.get(cellKey(action.id, line.unit)) ?? null;
      if (!isAsked(action, line, cell, calendar)) return [];
      return [{ action, line, cell, said: isSaid(line, cell, calendar) }];
    }),
  );
}

/** The same, read now; of some units where they are named. */
export async function readAskedLines(
  context: Context,
  calendar: CycleCalendar,
  units: readonly string[] | null = null,
): Promise<AskedLine[]> {
  const plan = await findReportedPlan(context);
  const cells = await listCells(context, calendar.competencia, units);
  const all = askedLines(plan?.actions ?? [], cells, calendar);
  return units === null ? all : all.filter(({ line }) => units.includes(line.unit));
}

export interface UnitCount {
  readonly unit: string;
  readonly asked: number;
  readonly said: number;
}

/** The values of indicators that a competência asks of each unit, and those told. */
export const countValues = (
  context: Context,
  { competencia, opensOn }: CycleCalendar,
): Promise<Map<string, DueCount>> => countDueValues(context, { month: competencia, since: opensOn });

/** How much was asked and said of each unit, parts of actions and values of indicators: as kept when the competência locked, else as it stands. */
export async function countUnits(
  context: Context,
  calendar: CycleCalendar,
  month: MonthRecord | null = null,
): Promise<UnitCount[]> {
  if (month?.units) return [...month.units];
  const byUnit = Map.groupBy(await readAskedLines(context, calendar), ({ line }) => line.unit);
  const values = await countValues(context, calendar);
  return [...new Set([...byUnit.keys(), ...values.keys()])].map((unit) => {
    const lines = byUnit.get(unit) ?? [];
    const { asked, told } = values.get(unit) ?? { asked: 0, told: 0 };
    return {
      unit,
      asked: lines.length + asked,
      said: lines.filter(({ said }) => said).length + told,
    };
  });
}

/** What of a unit is blank and may still be written, and by whom: by who reports, or by its coordination alone, which holds the report. */
interface UnitBlanks {
  readonly unit: string;
  readonly blanks: number;
  readonly heldByCoordination: boolean;
}

/** The blanks that units may still fill, by where their reports stand; a unit whose report left it has none. */
export async function countBlanks(
  context: Context,
  calendar: CycleCalendar,
  phase: Phase,
): Promise<UnitBlanks[]> {
  const reports = new Map(
    (await listReports(context, calendar.competencia)).map((each) => [each.unit, each]),
  );
  const mayWrite = (unit: string, review: Review | null) => {
    const { state, wholeReturned } = reports.get(unit) ?? NO_REPORT;
    return writeRefusal({ phase, state, review, wholeReturned, maySend: true }) === null;
  };
  const blank = (await readAskedLines(context, calendar)).filter(
    ({ said, line, cell }) => !said && mayWrite(line.unit, cell?.review ?? null),
  );
  const counts = new Map(
    [...Map.groupBy(blank, ({ line }) => line.unit)].map(([unit, lines]) => [unit, lines.length]),
  );
  for (const [unit, { asked, told }] of await countValues(context, calendar))
    if (told < asked && mayWrite(unit, null)) counts.set(unit, (counts.get(unit) ?? 0) + asked - told);
  return [...counts].map(([unit, blanks]) => ({
    unit,
    blanks,
    heldByCoordination: reports.get(unit)?.state === 'submitted',
  }));
}
