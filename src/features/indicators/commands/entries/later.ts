import { periodInWords } from '../../../../kernel/period.ts';
import type { Context } from '../../../../platform/context.ts';
import { publicCode } from '../../domain/card.ts';
import { dueBy } from '../../domain/entries/periods.ts';
import type { SheetState } from '../../domain/entries/sheet.ts';
import { listVersionsOf, type SheetRecord } from '../../store/entries.ts';
import type { EntryCard } from '../value-query.ts';
import { type AskedSince, dayOf, isSettled, listStateCards } from './due.ts';
import { FIRST_YEAR } from './read.ts';

/** A value that a month asked, told or decided after the month was over. */
interface LaterValue {
  readonly indicator: string;
  readonly shortName: string;
  readonly periodName: string;
  readonly units: readonly string[];
  readonly state: SheetState;
  /** The day of the last of what happened to it. */
  readonly on: string;
}

const lastInstant = ({ openedAt, sentAt, decidedAt }: SheetRecord): string =>
  [openedAt, sentAt ?? '', decidedAt ?? ''].sort().at(-1) ?? openedAt;

async function laterOf(
  context: Context,
  { card, entry }: EntryCard,
  { month, since, after }: AskedSince & { readonly after: string },
): Promise<LaterValue | null> {
  const period = dueBy(entry, FIRST_YEAR, month);
  if (period === null) return null;
  const asked = entry.levels.map((level) => ({ indicator: card.id, period: period.text, level }));
  const sheets = (await Promise.all(asked.map((each) => listVersionsOf(context, each)))).flat();
  if (sheets.some((sheet) => isSettled(context, sheet, since))) return null;
  const [last] = sheets
    .filter((sheet) => lastInstant(sheet) > after)
    .sort((a, b) => lastInstant(b).localeCompare(lastInstant(a)));
  if (last === undefined) return null;
  return {
    ...{ indicator: publicCode(card), shortName: card.shortName, units: entry.units, state: last.state },
    ...{ periodName: periodInWords(period), on: dayOf(context, lastInstant(last)) },
  };
}

/** Of the values that a month asked, those told or decided after an instant: when it was over. In the order of the plan. */
export async function listLaterValues(
  context: Context,
  asked: AskedSince & { readonly after: string },
): Promise<LaterValue[]> {
  const values = await Promise.all(listStateCards().map((found) => laterOf(context, found, asked)));
  return values.filter((value) => value !== null);
}
