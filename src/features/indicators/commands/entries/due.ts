import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../../kernel/app-error.ts';
import { type Period, periodInWords } from '../../../../kernel/period.ts';
import type { Context } from '../../../../platform/context.ts';
import { getTerritory } from '../../../territory/index.ts';
import { publicCode } from '../../domain/card.ts';
import { dueBy } from '../../domain/entries/periods.ts';
import { cellProblems, sheetProblems } from '../../domain/entries/problems.ts';
import {
  type EntryCell,
  type EntrySource,
  isOpen,
  NO_SOURCE,
  type SheetState,
} from '../../domain/entries/sheet.ts';
import { listVersionsOf, type SheetRecord } from '../../store/entries.ts';
import type { EntryCard } from '../value-query.ts';
import { entryRefusals, listEntryCards } from './ground.ts';
import { FIRST_YEAR } from './read.ts';
import { sendSheetWithin } from './write.ts';

/** The value of the whole state that a unit tells of an indicator, for the newest period that has ended. */
interface DueValue {
  readonly indicator: string;
  readonly shortName: string;
  readonly period: string;
  readonly periodName: string;
  readonly territory: string;
  /** What the two counts are, and the unit of the value. */
  readonly numerator: string;
  readonly denominator: string;
  readonly unitLabel: string;
  readonly help: string;
  readonly sheet: { readonly id: string; readonly sequence: number; readonly state: SheetState } | null;
  /** Why it was given back. */
  readonly reason: string | null;
  readonly cell: EntryCell;
  readonly source: EntrySource;
  readonly evidenceName: string | null;
  /** What keeps it from being sent. */
  readonly problems: readonly string[];
  /** Why it may not be typed now. */
  readonly refusal: string | null;
}

const LEVEL = 'state';

const STATE_REFUSALS: Readonly<Partial<Record<SheetState, string>>> = {
  sent: 'O valor foi enviado e espera a decisão. Para mudá-lo, recolha-o em Indicadores › Lançar valores.',
  approved: 'O valor foi aprovado. Para corrigi-lo, abra uma correção em Indicadores › Lançar valores.',
};

/** The newest sheet of a finer level: who tells it place by place does not tell the state too. */
async function finerSheet(
  context: Context,
  { card, entry }: EntryCard,
  period: string,
): Promise<SheetRecord | null> {
  for (const level of entry.levels) {
    if (level === LEVEL) continue;
    const [sheet] = await listVersionsOf(context, { indicator: card.id, period, level });
    if (sheet) return sheet;
  }
  return null;
}

export const dayOf = ({ env }: Context, instant: string | null): string =>
  instant === null
    ? ''
    : Temporal.Instant.from(instant).toZonedDateTimeISO(env.timeZone).toPlainDate().toString();

/** Whether it was settled before the month began to ask. */
export const isSettled = (context: Context, sheet: SheetRecord | null, since: string): boolean =>
  sheet?.state === 'approved' && dayOf(context, sheet.decidedAt) < since;

function refusalOf(enter: string | null, own: SheetRecord | null, finer: SheetRecord | null): string | null {
  if (enter !== null) return enter;
  if (own !== null) return STATE_REFUSALS[own.state] ?? null;
  return finer && 'O período é lançado lugar a lugar: continue em Indicadores › Lançar valores.';
}

export interface AskedSince {
  /** `YYYY-MM`: periods that had ended by its end. */
  readonly month: string;
  /** The day since when the month asks: what was approved before is not asked again. */
  readonly since: string;
}

interface Due {
  readonly period: Period;
  readonly own: SheetRecord | null;
  readonly finer: SheetRecord | null;
}

/** The period of a card that a month asks, and what was told of it; null where it asks none. */
async function findDue(
  context: Context,
  found: EntryCard,
  { month, since }: AskedSince,
): Promise<Due | null> {
  const { card, entry } = found;
  const period = dueBy(entry, FIRST_YEAR, month);
  if (period === null) return null;
  const [own = null] = await listVersionsOf(context, {
    indicator: card.id,
    period: period.text,
    level: LEVEL,
  });
  const finer = own === null ? await finerSheet(context, found, period.text) : null;
  return isSettled(context, own ?? finer, since) ? null : { period, own, finer };
}

async function dueValue(context: Context, found: EntryCard, asked: AskedSince): Promise<DueValue | null> {
  const due = await findDue(context, found, asked);
  if (due === null) return null;
  const { period, own, finer } = due;
  const { card, entry } = found;
  const { enter, approve } = await entryRefusals(context, found);
  const sheet = enter === null || approve === null || own?.state === 'approved' ? own : null;
  const { home } = await getTerritory(context);
  const blank = { territory: home, numerator: null, denominator: null, value: null };
  return {
    ...{ indicator: publicCode(card), shortName: card.shortName, territory: home },
    ...{ period: period.text, periodName: periodInWords(period) },
    ...{ numerator: entry.numerator, denominator: entry.denominator, unitLabel: card.unitLabel },
    help: entry.help,
    sheet: sheet && { id: sheet.id, sequence: sheet.sequence, state: sheet.state },
    reason: sheet?.state === 'returned' ? sheet.reason : null,
    cell: sheet?.cells.find(({ territory }) => territory === home) ?? blank,
    source: sheet?.source ?? NO_SOURCE,
    evidenceName: sheet?.evidenceName ?? null,
    problems:
      sheet === null
        ? []
        : [...sheetProblems(sheet), ...cellProblems(card, entry, sheet.cells).map(({ reason }) => reason)],
    refusal: refusalOf(enter, own, finer),
  };
}

interface Asked extends AskedSince {
  readonly unit: string;
}

export const listStateCards = (): EntryCard[] =>
  listEntryCards().filter(({ entry }) => entry.levels.includes(LEVEL));

/** The values of the whole state that a month asks of a unit, in the order of the plan. */
export async function listDueValues(context: Context, { unit, ...asked }: Asked): Promise<DueValue[]> {
  const cards = listStateCards().filter(({ entry }) => entry.units.includes(unit));
  const values = await Promise.all(cards.map((found) => dueValue(context, found, asked)));
  return values.filter((value) => value !== null);
}

export interface DueCount {
  readonly asked: number;
  readonly told: number;
}

/** How many of those values a month asks of each unit and how many were told, the same whoever reads; told place by place counts too. */
export async function countDueValues(context: Context, asked: AskedSince): Promise<Map<string, DueCount>> {
  const counts = new Map<string, DueCount>();
  for (const found of listStateCards()) {
    const due = await findDue(context, found, asked);
    if (due === null) continue;
    const told = ((due.own ?? due.finer)?.cells.length ?? 0) > 0 ? 1 : 0;
    for (const unit of found.entry.units) {
      const before = counts.get(unit) ?? { asked: 0, told: 0 };
      counts.set(unit, { asked: before.asked + 1, told: before.told + told });
    }
  }
  return counts;
}

const isTold = ({ cell }: DueValue): boolean =>
  cell.numerator !== null || cell.denominator !== null || cell.value !== null;

/**
 * Of the values that a month asks of a unit, those told and not sent yet; with `send`, they go to who approves them, inside the open transaction.
 * @throws AppError `refused` naming the first that cannot be sent, and why.
 */
export async function handOnDueValues(
  tx: Context,
  asked: Asked,
  { send }: { readonly send: boolean },
): Promise<number> {
  const told = (await listDueValues(tx, asked)).filter(
    (value) => value.sheet !== null && isOpen(value.sheet) && isTold(value),
  );
  for (const { shortName, periodName, problems, sheet } of told) {
    if (problems.length > 0)
      throw new AppError('refused', `${shortName}, ${periodName}: ${problems[0]}`, { details: { problems } });
    if (send && sheet !== null) await sendSheetWithin(tx, sheet.id, sheet.sequence);
  }
  return told.length;
}
