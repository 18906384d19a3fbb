import { grantsOn } from '../../../kernel/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { findPlanOffice } from '../../plan/index.ts';
import type { MonthDesk } from '../contract.ts';
import { isSent } from '../domain/report.ts';
import { listReports } from '../store/reports.ts';
import { type AskedLine, readAskedLines } from './asked-lines.ts';
import { findCycle, getCalendar } from './cycle.ts';
import { powersOf } from './open-report.ts';
import { phaseNow, readReview } from './read-report.ts';

type Month = NonNullable<MonthDesk['month']>;

/**
 * The units where the reader sits and of which they report: not all that they may look after. Who approves, by a grant that names no
 * unit, sits in the office whose plan it is.
 */
async function ownUnits(context: Context, territory: string, asked: readonly AskedLine[]): Promise<string[]> {
  const seats = new Set(grantsOn(context.actor, context.clock.today()).flatMap(({ unit }) => unit ?? []));
  const office = seats.size === 0 ? await findPlanOffice(context) : null;
  if (office !== null && powersOf(context, office, territory).approve) seats.add(office);
  const reporting = new Set(asked.map(({ line }) => line.unit));
  return [...seats].filter((unit) => reporting.has(unit) && powersOf(context, unit, territory).report);
}

function reviewByUnit(items: Awaited<ReturnType<typeof readReview>>['items']): Month['toReview'] {
  return [...Map.groupBy(items, ({ unit }) => unit)].map(([unit, lines]) => {
    const state = lines[0]?.state ?? 'sent';
    const decided = state === 'sent' ? lines : [];
    const named = ({ action, version }: (typeof items)[number]) => ({
      action,
      unit,
      expectedVersion: version,
    });
    return {
      ...{ unit, state, lines: lines.length },
      unitName: lines[0]?.unitName ?? unit,
      reportVersion: lines[0]?.reportVersion ?? 0,
      clean: decided.filter(({ findings }) => findings.length === 0).map(named),
      doubtful: decided
        .filter(({ findings }) => findings.length > 0)
        .map((line) => ({ ...named(line), title: line.title, findings: line.findings })),
    };
  });
}

/** What the month in course asks of the reader: to report, to answer, to decide. */
export async function readMonthDesk(context: Context): Promise<MonthDesk> {
  const cycle = await findCycle(context);
  if (cycle === null || cycle.settings.length === 0) return { month: null };
  const competencia = cycle.current();
  const calendar = getCalendar(cycle, competencia);
  const { phase } = await phaseNow(context, cycle, competencia);
  const asked = await readAskedLines(context, calendar);
  const names = new Map((await listUnits(context)).map(({ id, acronym }) => [id, acronym]));
  const nameOf = (unit: string) => names.get(unit) ?? unit;
  const reports = new Map((await listReports(context, competencia)).map((each) => [each.unit, each]));
  const own = await ownUnits(context, cycle.territory, asked);
  const toReport = own.map((unit) => {
    const lines = asked.filter(({ line }) => line.unit === unit);
    const blank = lines.filter(({ said }) => !said).map(({ action }) => action.id);
    const state = reports.get(unit)?.state ?? null;
    const counts = { asked: lines.length, blanks: blank.length, blankActions: blank };
    return { unit, unitName: nameOf(unit), ...counts, state };
  });
  const returned = asked.filter(({ line, cell }) => own.includes(line.unit) && cell?.review === 'returned');
  return {
    month: {
      ...{ calendar, phase },
      toReport: phase === 'ahead' ? [] : toReport.filter(({ state }) => !isSent(state)),
      returned: returned.map(({ action, line, cell }) => ({
        ...{ action: action.id, unit: line.unit, unitName: nameOf(line.unit), title: action.title },
        reason: cell?.reason ?? '',
      })),
      toReview: reviewByUnit((await readReview(context, competencia)).items),
    },
  };
}
