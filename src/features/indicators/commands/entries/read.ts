import { AppError } from '../../../../kernel/app-error.ts';
import { parsePeriod } from '../../../../kernel/period.ts';
import type { Context } from '../../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../../platform/events.ts';
import { listNames } from '../../../accounts/index.ts';
import { getTerritory, type Territory, type TerritoryUnit } from '../../../territory/index.ts';
import type { EntryLevel } from '../../domain/entries/card-entry.ts';
import { periodProblem, periodsToTell } from '../../domain/entries/periods.ts';
import { cellProblems, sheetProblems } from '../../domain/entries/problems.ts';
import { type EntryCell, type SheetEvent, type SheetState, sheetStream } from '../../domain/entries/sheet.ts';
import { getSheet, listSheets, listVersionsOf, type SheetRecord } from '../../store/entries.ts';
import type { EntryCard } from '../value-query.ts';
import { entryRefusals, getEntryCard, listEntryCards, placesOfLevel, seesOpen } from './ground.ts';

/** The panel's first year. */
export const FIRST_YEAR = 2019;

/** Every card whose values may be told, with its periods, and what the reader may do. */
export async function readEntryRegister(context: Context) {
  const today = context.clock.today();
  return Promise.all(
    listEntryCards().map(async (found) => ({
      ...found,
      ...(await entryRefusals(context, found)),
      periods: periodsToTell(found.entry, FIRST_YEAR, today),
    })),
  );
}

export interface PlaceOfSheet {
  readonly unit: TerritoryUnit;
  /** The place it stands under in the list: its macro-region and region; null of the state. */
  readonly group: string | null;
}

/** A sheet with the names of who wrote and decided it. */
export interface NamedSheet {
  readonly sheet: SheetRecord;
  readonly openedBy: string | null;
  readonly sentBy: string | null;
  readonly decidedBy: string | null;
}

async function named(context: Context, sheets: readonly SheetRecord[]): Promise<NamedSheet[]> {
  const people = sheets.flatMap(({ openedBy, sentBy, decidedBy }) => [openedBy, sentBy, decidedBy]);
  const names = await listNames(context, [...new Set(people.filter((id) => id !== null))]);
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return sheets.map((sheet) => ({
    sheet,
    openedBy: name(sheet.openedBy),
    sentBy: name(sheet.sentBy),
    decidedBy: name(sheet.decidedBy),
  }));
}

/** Which sheet is looked at. */
export interface SheetAsked {
  readonly indicator: string;
  readonly period: string;
  readonly level: EntryLevel;
  /** The newest the reader may see, where none is named. */
  readonly version: number | null;
}

/** Everything the page of a sheet shows: the places, the version looked at, the one that stands, problems and history. */
export async function readSheet(context: Context, asked: SheetAsked) {
  const found = getEntryCard(asked.indicator);
  const { card, entry } = found;
  const period = parsePeriod(asked.period);
  const today = context.clock.today();
  const territory = await getTerritory(context);
  const day = `${period.last}-28`;
  const same = { indicator: card.id, period: period.text, level: asked.level };
  const isOwn = await seesOpen(context, found);
  const all = await listVersionsOf(context, same);
  const seen = all.filter(({ state }) => isOwn || state === 'approved');
  const sheet = asked.version === null ? seen[0] : seen.find(({ version }) => version === asked.version);
  const standing = all.find((each) => each.state === 'approved' && each.id !== sheet?.id) ?? null;
  const refusals = await entryRefusals(context, found);
  return {
    ...found,
    period,
    places: placesOfLevel(territory, asked.level, day).map((unit) => placeOf(territory, unit, day)),
    versions: await named(context, seen),
    shown: sheet === undefined ? null : ((await named(context, [sheet]))[0] as NamedSheet),
    before: standing?.cells ?? ([] as readonly EntryCell[]),
    problems: sheet === undefined ? [] : sheetProblems(sheet),
    cellProblems: sheet === undefined ? [] : cellProblems(card, entry, sheet.cells),
    history: sheet === undefined ? [] : await historyOf(context, sheet),
    enterRefusal: refusals.enter ?? periodProblem(entry, period, today),
    approveRefusal: refusals.approve ?? ownWork(context, sheet),
  };
}

function ownWork({ actor }: Context, sheet: SheetRecord | undefined): string | null {
  const isAuthor = actor.id !== null && (sheet?.authors.includes(actor.id) ?? false);
  return isAuthor ? 'Você escreveu neste lançamento: outra pessoa o aprova ou devolve.' : null;
}

function placeOf(territory: Territory, unit: TerritoryUnit, day: string): PlaceOfSheet {
  const above = territory
    .path(unit.code, day)
    .slice(1, -1)
    .map((code) => territory.get(code, day).name);
  return { unit, group: above.length === 0 ? null : above.join(' › ') };
}

/** What happened to a version, the newest first, without the cells told one by one. */
async function historyOf(context: Context, { id }: SheetRecord) {
  const events = await listAllEvents(context, sheetStream(id));
  const told = events.filter(({ type }) => type !== 'cells-told' && type !== 'source-told').reverse();
  return withNames(context, told, ({ type, at, reason }) => ({ type, at, reason }));
}

async function withNames<T>(
  context: Context,
  events: readonly StoredEvent[],
  told: (event: StoredEvent) => T,
): Promise<(T & { by: string | null })[]> {
  const ids = events.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const names = await listNames(context, [...new Set(ids)]);
  return events.map((event) => ({
    ...told(event),
    by: event.actorId === null ? null : (names.get(event.actorId) ?? null),
  }));
}

const EVENTS_READ = 200;

/** A sheet typed cell by cell has more events than one page of them. */
export async function listAllEvents(context: Context, stream: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await listEvents(context, stream, events.at(-1)?.sequence ?? 0, EVENTS_READ);
    events.push(...page);
    if (page.length < EVENTS_READ) return events;
  }
}

/** Every change of the cell of one place, in all versions the reader sees, the newest first. @throws AppError `not-found`. */
export async function readCellHistory(context: Context, id: string, territory: string) {
  const sheet = await visibleSheet(context, id);
  const isOwn = await seesOpen(context, getEntryCard(sheet.indicator));
  const versions = (await listVersionsOf(context, sheet)).filter(
    ({ state }) => isOwn || state === 'approved',
  );
  const changes = await Promise.all(
    versions.map(async ({ id: each, version }) => {
      const events = await listAllEvents(context, sheetStream(each));
      return events.toReversed().flatMap((event) => {
        const cell = cellIn(event, territory);
        return cell === null ? [] : [{ event, cell, version }];
      });
    }),
  );
  const told = changes.flat();
  const byId = new Map(told.map(({ event, cell, version }) => [event.id, { cell, version }]));
  return withNames(
    context,
    told.map(({ event }) => event),
    ({ id: event, at }) => ({ at, ...(byId.get(event) as { cell: EntryCell; version: number }) }),
  );
}

/** What an event told of a place; a correction begins with what stood, which is no change. */
function cellIn({ type, data }: StoredEvent, territory: string): EntryCell | null {
  if (type !== ('cells-told' satisfies SheetEvent['type'])) return null;
  return (data.cells as EntryCell[]).find((cell) => cell.territory === territory) ?? null;
}

/** A sheet that the reader may see. @throws AppError `not-found`, also for an open one of somebody else. */
export async function visibleSheet(context: Context, id: string): Promise<SheetRecord> {
  const sheet = await getSheet(context, id);
  if (sheet.state === 'approved' || (await seesOpen(context, getEntryCard(sheet.indicator)))) return sheet;
  throw new AppError('not-found', 'Este lançamento ainda não foi aprovado: só quem lança ou aprova o lê.');
}

/** A page of sheets that the reader may see, the newest first. */
export async function readSheets(
  context: Context,
  { indicator, state }: { readonly indicator: string | null; readonly state: SheetState | null },
  cursor: string | null,
  limit: number,
) {
  const cards = listEntryCards();
  const hidden = await Promise.all(
    cards.map(async (each) => ((await seesOpen(context, each)) ? [] : [each.card.id])),
  );
  const filter = {
    indicator: indicator === null ? null : getEntryCard(indicator).card.id,
    states: state === null ? (['draft', 'sent', 'returned', 'approved'] as const) : [state],
    approvedOnly: hidden.flat(),
  };
  const [at = '', id = ''] = cursor?.split('~') ?? [];
  const records = await listSheets(context, filter, cursor === null ? null : { at, id }, limit);
  const last = records.length === limit ? records.at(-1) : undefined;
  const cardOf = new Map<string, EntryCard>(cards.map((each) => [each.card.id, each]));
  const items = (await named(context, records)).map((each) => ({
    ...each,
    found: cardOf.get(each.sheet.indicator) as EntryCard,
  }));
  return { items, next: last ? `${last.openedAt}~${last.id}` : null };
}
