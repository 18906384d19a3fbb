import { addMonths, type Competencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { listLaterValues } from '../../indicators/index.ts';
import type { MonthAnswer, UnitStanding } from '../contract.ts';
import { behindFirst, timelinessOf } from '../domain/asked.ts';
import { type CycleCalendar, settingsFor } from '../domain/calendar.ts';
import { phaseOn, stepsOn } from '../domain/phase.ts';
import { type CellRecord, listCells } from '../store/cells.ts';
import { findMonth, listReports, type ReportRecord } from '../store/reports.ts';
import { countUnits, type UnitCount } from './asked-lines.ts';
import { type Cycle, getCalendar, openCycle } from './cycle.ts';
import { readReview } from './read-report.ts';
import { MANAGE_CYCLE } from './settings.ts';

interface Around {
  readonly calendar: CycleCalendar;
  readonly today: string;
  readonly cells: readonly CellRecord[];
  readonly reports: ReadonlyMap<string, ReportRecord>;
  readonly mayReport: (unit: string) => boolean;
}

async function unitStandings(
  context: Context,
  counts: readonly UnitCount[],
  around: Around,
): Promise<UnitStanding[]> {
  const units = await listUnits(context);
  const place = new Map(units.map(({ id }, at) => [id, at]));
  const names = new Map(units.map((unit) => [unit.id, unit]));
  return counts
    .toSorted((a, b) => (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0))
    .map(({ unit, asked, said }) => {
      const report = around.reports.get(unit) ?? null;
      const own = around.cells.filter((cell) => cell.unit === unit);
      return {
        unit,
        unitName: names.get(unit)?.acronym ?? unit,
        fullName: names.get(unit)?.name ?? unit,
        asked,
        said,
        state: report?.state ?? null,
        sentOn: report?.firstSentOn ?? null,
        timeliness: timelinessOf(report?.firstSentOn ?? null, around.calendar, around.today),
        meeting: report?.meeting ?? null,
        returned: own.filter(({ review }) => review === 'returned').length,
        mayReport: around.mayReport(unit),
      };
    });
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

function totalsOf(units: readonly UnitStanding[]): MonthAnswer['totals'] {
  return {
    asked: sum(units.map(({ asked }) => asked)),
    said: sum(units.map(({ said }) => said)),
    units: units.length,
    sent: units.filter(({ sentOn }) => sentOn !== null).length,
    inTime: units.filter(({ timeliness }) => timeliness === 'inTime').length,
  };
}

/** The values of a locked month that were told or decided since. */
async function laterValues(
  context: Context,
  { competencia, opensOn }: CycleCalendar,
  lockedAt: string | null,
): Promise<MonthAnswer['laterValues']> {
  if (lockedAt === null) return [];
  const values = await listLaterValues(context, { month: competencia, since: opensOn, after: lockedAt });
  return values.map(({ units, ...value }) => ({ ...value, units: [...units] }));
}

const competenciaAsked = (cycle: Cycle, asked: string): Competencia =>
  asked === 'current' ? cycle.current() : (asked as Competencia);

/** A competência as it stands today: its days, its steps, and who has answered. @throws AppError `not-found`. */
export async function readMonth(context: Context, asked: string): Promise<MonthAnswer> {
  const cycle = await openCycle(context);
  const competencia = competenciaAsked(cycle, asked);
  const calendar = getCalendar(cycle, competencia);
  const today = context.clock.today();
  const month = await findMonth(context, competencia);
  const cells = await listCells(context, competencia);
  const scope = { territoryPath: [cycle.territory] };
  const may = (verb: string, unit?: string) =>
    context.policy(context.actor, verb, { ...scope, ...(unit !== undefined && { unit }) }, today).allowed;
  const reports = new Map((await listReports(context, competencia)).map((each) => [each.unit, each]));
  const units = await unitStandings(context, await countUnits(context, calendar, month), {
    ...{ calendar, today, cells, reports },
    mayReport: (unit) => may('plan.report', unit),
  });
  const previous = addMonths(competencia, -1);
  return {
    today,
    calendar,
    meetingVersion: cycle.moved.get(competencia)?.version ?? 0,
    phase: phaseOn(calendar, today),
    lockedAt: month?.lockedAt ?? null,
    steps: stepsOn(calendar, today),
    current: cycle.current(),
    previous: settingsFor(cycle.settings, previous) === null ? null : previous,
    following: addMonths(competencia, 1),
    units: behindFirst(units),
    totals: totalsOf(units),
    laterValues: await laterValues(context, calendar, month?.lockedAt ?? null),
    toReview: (await readReview(context, competencia)).items.length,
    mayManage: may(MANAGE_CYCLE),
  };
}
