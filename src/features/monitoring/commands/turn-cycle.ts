import { addMonths, competenciaInWords } from '../../../kernel/competencia.ts';
import { formatDay } from '../../../kernel/format.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { settleApprovals } from '../../indicators/index.ts';
import { type NewNotice, notify } from '../../notices/index.ts';
import type { CycleCalendar } from '../domain/calendar.ts';
import { phaseOn } from '../domain/phase.ts';
import { holdMonth, listUnlocked, lockMonth, openMonth } from '../store/reports.ts';
import { countBlanks, countUnits } from './asked-lines.ts';
import { type Cycle, findCycle } from './cycle.ts';
import { REPORT, SEND_REPORT } from './open-report.ts';
import { peopleOf, reportLink } from './tell.ts';

type Told = Pick<NewNotice, 'kind' | 'text' | 'key'>;

const monthStream = (competencia: string): string => `cycle-month/${competencia}`;

/**
 * Brings the cycle to what the clock says: opens the competências whose day came, reminds who has blanks, locks those whose days are over.
 * Safe to run at any time and twice; what it does is done once.
 */
export async function turnCycle(context: Context): Promise<void> {
  const cycle = await findCycle(context);
  if (cycle === null) return;
  const today = context.clock.today();
  for (const competencia of [cycle.current(), addMonths(cycle.current(), 1)]) {
    const calendar = cycle.find(competencia);
    if (calendar === null || ['ahead', 'locked'].includes(phaseOn(calendar, today))) continue;
    await open(context, cycle, calendar);
    await remind(context, cycle, calendar);
  }
  for (const competencia of await listUnlocked(context)) {
    const calendar = cycle.find(competencia as CycleCalendar['competencia']);
    if (calendar !== null && phaseOn(calendar, today) === 'locked') await lock(context, calendar);
  }
}

/** Opens a month once, and tells each unit how many lines are asked of it and until when. */
async function open(context: Context, cycle: Cycle, calendar: CycleCalendar): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { competencia, ...days } = calendar;
    if (!(await openMonth(tx, competencia))) return;
    await append(tx, { stream: monthStream(competencia), type: 'opened', data: { ...days } });
    const month = competenciaInWords(competencia);
    for (const { unit, asked } of await countUnits(tx, calendar)) {
      const lines = `${asked} ${asked === 1 ? 'linha' : 'linhas'}`;
      await tellUnit(tx, cycle, {
        ...{ unit, competencia, kind: 'month-opened' },
        text: `O mês de ${month} está aberto: ${lines} de ${unit}. Envie até ${formatDay(days.reportBy)}; a reunião é em ${formatDay(days.meeting)}.`,
        key: `month-opened/${competencia}/${unit}`,
      });
    }
  });
}

/** Tells who reports for a unit, with the way to its lines. */
async function tellUnit(
  tx: Context,
  { territory }: Cycle,
  { unit, competencia, ...told }: Told & { readonly unit: string; readonly competencia: string },
  verb = REPORT,
): Promise<void> {
  const link = reportLink(competencia, unit);
  const people = await peopleOf(tx, unit, territory, verb);
  await notify(
    tx,
    people.map((person) => ({ person, link, ...told })),
  );
}

/** Keeps what was asked and said of each unit, and closes the month, with the values approved in it. Who is writing in it ends first; who comes after is refused. */
async function lock(context: Context, calendar: CycleCalendar): Promise<void> {
  await inTransaction(context, async (tx) => {
    const month = await holdMonth(tx, calendar.competencia, 'update');
    if (month === null || month.lockedAt !== null) return;
    const units = await countUnits(tx, calendar);
    const stored = await append(tx, {
      stream: monthStream(calendar.competencia),
      type: 'locked',
      data: { units },
    });
    await lockMonth(tx, calendar.competencia, stored.at, units);
    await settleApprovals(tx);
  });
}

function blanksWords(blanks: number, isLast: boolean): string {
  const missing = blanks === 1 ? 'Falta 1 linha' : `Faltam ${blanks} linhas`;
  return isLast ? `Último aviso: ${missing.toLowerCase()}` : missing;
}

/** Tells who has blanks and may still fill them, and nobody else: once from the day by which units send on, and once more from the day of the last call, before the month locks. */
async function remind(context: Context, cycle: Cycle, calendar: CycleCalendar): Promise<void> {
  const { competencia, reportBy, locksAfter, lastCallOn } = calendar;
  const today = context.clock.today();
  if (today < reportBy) return;
  const day = today < lastCallOn ? reportBy : lastCallOn;
  const units = await countBlanks(context, calendar, phaseOn(calendar, today));
  await inTransaction(context, async (tx) => {
    for (const { unit, blanks, heldByCoordination } of units) {
      const text = `${blanksWords(blanks, day === lastCallOn)} de ${unit} em ${competenciaInWords(competencia)}. O mês fecha ao fim de ${formatDay(locksAfter)}.`;
      const key = `month-blanks/${competencia}/${unit}/${day}`;
      const verb = heldByCoordination ? SEND_REPORT : REPORT;
      await tellUnit(tx, cycle, { unit, competencia, kind: 'month-blanks', text, key }, verb);
    }
  });
}
