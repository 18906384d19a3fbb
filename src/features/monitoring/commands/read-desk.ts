import { grantsOn } from '../../../kernel/actor.ts';
import type { Competencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { listWaitingSheets } from '../../indicators/index.ts';
import { findPlanOffice } from '../../plan/index.ts';
import type { MonthDesk } from '../contract.ts';
import { hasAnswers } from '../domain/cell.ts';
import { isSent } from '../domain/report.ts';
import { type CellRecord, listUnsettled } from '../store/cells.ts';
import { listReports } from '../store/reports.ts';
import { countValues, readAskedLines } from './asked-lines.ts';
import { type Cycle, findCycle, getCalendar } from './cycle.ts';
import { powersOf } from './open-report.ts';
import { phaseNow, readReview } from './read-report.ts';

type Month = NonNullable<MonthDesk['month']>;

/** The units where the reader sits: not all that they may look after. Who approves, by a grant that names no unit, sits in the office whose plan it is. */
async function seatsOf(context: Context, territory: string): Promise<ReadonlySet<string>> {
  const seats = new Set(grantsOn(context.actor, context.clock.today()).flatMap(({ unit }) => unit ?? []));
  const office = seats.size === 0 ? await findPlanOffice(context) : null;
  if (office !== null && powersOf(context, office, territory).approve) seats.add(office);
  return new Set([...seats].filter((unit) => powersOf(context, unit, territory).report));
}

function reviewByUnit(items: Awaited<ReturnType<typeof readReview>>['items']): Month['toReview'] {
  return [...Map.groupBy(items, ({ unit }) => unit)].map(([unit, lines]) => {
    const state = lines[0]?.state ?? 'sent';
    const named = ({ action, version }: (typeof items)[number]) => ({
      action,
      unit,
      expectedVersion: version,
    });
    return {
      ...{ unit, state, lines: lines.length },
      unitName: lines[0]?.unitName ?? unit,
      reportVersion: lines[0]?.reportVersion ?? 0,
      // A coordination hands on the whole, with what stands against it in sight; who approves takes the clean lines together.
      clean: (state === 'sent' ? lines : []).filter(({ findings }) => findings.length === 0).map(named),
      doubtful: lines
        .filter(({ findings }) => findings.length > 0)
        .map((line) => ({ ...named(line), title: line.title, findings: line.findings })),
    };
  });
}

/** Unsettled competências of the reader looked at besides the one in course: the exceptions of months that locked. */
const MOST_PAST = 12;

/** The other competências in which something of the reader, given back, still waits for them or for who decides. */
async function unsettledOf(
  context: Context,
  cycle: Cycle,
  seats: ReadonlySet<string>,
): Promise<Competencia[]> {
  const unsettled = (await listUnsettled(context, cycle.current())).filter(({ unit, review }) => {
    const { send, approve } = powersOf(context, unit, cycle.territory);
    return seats.has(unit) || (review === 'answered' && (send || approve));
  });
  return [...new Set(unsettled.map(({ competencia }) => competencia as Competencia))].slice(0, MOST_PAST);
}

/** Of a month in course, what has blanks or was not sent; of another, what was given back and written again, and only has to be sent. */
const isToReport = (isCurrent: boolean, unit: Month['toReport'][number], review: readonly CellRecord[]) =>
  isCurrent
    ? !isSent(unit.state)
    : unit.state === 'returned' && hasAnswers(review) && review.every((cell) => cell.review !== 'returned');

/** What one competência asks of the reader; of one that is not in course, only what was given back. */
async function readDeskOf(
  context: Context,
  cycle: Cycle,
  competencia: Competencia,
  names: ReadonlyMap<string, string>,
  seats: ReadonlySet<string>,
): Promise<Month> {
  const isCurrent = competencia === cycle.current();
  const calendar = getCalendar(cycle, competencia);
  const { phase } = await phaseNow(context, cycle, competencia);
  const asked = await readAskedLines(context, calendar);
  const nameOf = (unit: string) => names.get(unit) ?? unit;
  const reports = new Map((await listReports(context, competencia)).map((each) => [each.unit, each]));
  const values = isCurrent ? await countValues(context, calendar) : new Map<string, never>();
  const own = [...seats].filter((unit) => values.has(unit) || asked.some(({ line }) => line.unit === unit));
  const toReport = own.flatMap((unit) => {
    const lines = asked.filter(({ line }) => line.unit === unit);
    const blank = isCurrent ? lines.filter(({ said }) => !said).map(({ action }) => action.id) : [];
    const state = reports.get(unit)?.state ?? null;
    const due = values.get(unit) ?? { asked: 0, told: 0 };
    const counts = {
      asked: lines.length + due.asked,
      blanks: blank.length + due.asked - due.told,
      blankActions: blank,
    };
    const { send } = powersOf(context, unit, cycle.territory);
    const version = reports.get(unit)?.version ?? 0;
    const each = { unit, unitName: nameOf(unit), ...counts, state, version, sends: send };
    const cells = lines.flatMap(({ cell }) => cell ?? []);
    return isToReport(isCurrent, each, cells) ? [each] : [];
  });
  const returned = asked.filter(({ line, cell }) => own.includes(line.unit) && cell?.review === 'returned');
  const { items } = await readReview(context, competencia);
  return {
    ...{ calendar, phase },
    toReport: phase === 'ahead' ? [] : toReport,
    returned: returned.map(({ action, line, cell }) => ({
      ...{ action: action.id, unit: line.unit, unitName: nameOf(line.unit), title: action.title },
      reason: cell?.reason ?? '',
    })),
    toReview: reviewByUnit(isCurrent ? items : items.filter(({ review }) => review === 'answered')),
  };
}

/** What the month in course asks of the reader, to report, to answer, to decide; and what was given back in others. */
export async function readMonthDesk(context: Context): Promise<MonthDesk> {
  const cycle = await findCycle(context);
  const values = await listWaitingSheets(context);
  if (cycle === null || cycle.settings.length === 0) return { month: null, past: [], values };
  const names = new Map((await listUnits(context)).map(({ id, acronym }) => [id, acronym]));
  const competencia = cycle.current();
  const seats = await seatsOf(context, cycle.territory);
  const past: Month[] = [];
  for (const other of await unsettledOf(context, cycle, seats)) {
    const month = await readDeskOf(context, cycle, other, names, seats);
    const { toReport, returned, toReview } = month;
    if (toReport.length + returned.length + toReview.length > 0) past.push(month);
  }
  return { month: await readDeskOf(context, cycle, competencia, names, seats), past, values };
}
