import { grantsOn } from '../../../../kernel/actor.ts';
import { parsePeriod, periodInWords } from '../../../../kernel/period.ts';
import type { Context } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import { publicCode } from '../../domain/card.ts';
import type { EntryCell } from '../../domain/entries/sheet.ts';
import { listSheets, type SheetRecord } from '../../store/entries.ts';
import { entryRefusals, getEntryCard, listEntryCards } from './ground.ts';

/** A sheet that waits for the reader: to be told again, or to be decided. */
interface WaitingSheet {
  readonly id: string;
  readonly sequence: number;
  readonly indicator: string;
  readonly shortName: string;
  readonly unitLabel: string;
  readonly period: string;
  readonly periodName: string;
  readonly level: string;
  /** What is told, where the sheet has one place. */
  readonly cell: EntryCell | null;
  readonly places: number;
  readonly hasFile: boolean;
  readonly reason: string | null;
  readonly sentBy: string | null;
}

/** As many as anybody has open at once. */
const MOST = 100;

function waiting(sheet: SheetRecord, names: ReadonlyMap<string, string>): WaitingSheet {
  const { card } = getEntryCard(sheet.indicator);
  const { id, sequence, period, level, cells, reason, sentBy } = sheet;
  return {
    ...{ id, sequence, period, level, reason },
    ...{ indicator: publicCode(card), shortName: card.shortName, unitLabel: card.unitLabel },
    periodName: periodInWords(parsePeriod(period)),
    cell: cells.length === 1 ? (cells[0] ?? null) : null,
    places: cells.length,
    hasFile: sheet.source.evidence !== null,
    sentBy: sentBy === null ? null : (names.get(sentBy) ?? null),
  };
}

/** What told values ask of the reader: those given back to the units where they sit, or that they sent; and those to decide, never their own. */
export async function listWaitingSheets(
  context: Context,
): Promise<{ returned: WaitingSheet[]; toDecide: WaitingSheet[] }> {
  const { actor } = context;
  const seats = new Set(grantsOn(actor, context.clock.today()).flatMap(({ unit }) => unit ?? []));
  const cards = await Promise.all(
    listEntryCards().map(async (found) => ({ ...found, ...(await entryRefusals(context, found)) })),
  );
  const cardOf = new Map(cards.map((each) => [each.card.id as string, each]));
  const open = await listSheets(
    context,
    { indicator: null, states: ['sent', 'returned'], approvedOnly: [] },
    null,
    MOST,
  );
  const isOwn = ({ authors }: SheetRecord): boolean => actor.id !== null && authors.includes(actor.id);
  const returned = open.filter((sheet) => {
    const found = cardOf.get(sheet.indicator);
    if (sheet.state !== 'returned' || found === undefined || found.enter !== null) return false;
    return isOwn(sheet) || found.entry.units.some((unit) => seats.has(unit));
  });
  const toDecide = open.filter(
    (sheet) => sheet.state === 'sent' && cardOf.get(sheet.indicator)?.approve === null && !isOwn(sheet),
  );
  const senders = [...returned, ...toDecide].flatMap(({ sentBy }) => sentBy ?? []);
  const names = await listNames(context, [...new Set(senders)]);
  return {
    returned: returned.map((sheet) => waiting(sheet, names)),
    toDecide: toDecide.map((sheet) => waiting(sheet, names)),
  };
}
