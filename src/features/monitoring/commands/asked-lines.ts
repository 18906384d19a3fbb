import type { Context } from '../../../platform/context.ts';
import { findReportedPlan, type ReportedAction, type ReportedLine } from '../../plan/index.ts';
import { isAsked, isSaid } from '../domain/asked.ts';
import type { CycleCalendar } from '../domain/calendar.ts';
import { type CellRecord, listCells } from '../store/cells.ts';
import type { MonthRecord } from '../store/reports.ts';

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

/** How much was asked and said of each unit: as kept when the competência locked, else as it stands. */
export function countUnits(month: MonthRecord | null, lines: readonly AskedLine[]): UnitCount[] {
  if (month?.units) return [...month.units];
  const byUnit = Map.groupBy(lines, ({ line }) => line.unit);
  return [...byUnit].map(([unit, own]) => ({
    unit,
    asked: own.length,
    said: own.filter(({ said }) => said).length,
  }));
}
