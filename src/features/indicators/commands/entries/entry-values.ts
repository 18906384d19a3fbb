import { formatDay } from '../../../../kernel/format.ts';
import { type Period, parsePeriod } from '../../../../kernel/period.ts';
import type { Context } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import { endOfDay } from '../../../sources/index.ts';
import { getTerritory, type Territory, type TerritoryUnit } from '../../../territory/index.ts';
import type { IndicatorValue } from '../../domain/compute.ts';
import type { EntryLevel } from '../../domain/entries/card-entry.ts';
import type { PlaceNode, StandingSheet } from '../../domain/entries/figure.ts';
import { entryValue } from '../../domain/entries/value.ts';
import { listApproved, type SheetRecord } from '../../store/entries.ts';
import type { EntryCard } from '../value-query.ts';

/** What every told value of a card is made from, read once. */
export interface LoadedEntries extends EntryCard {
  readonly territory: Territory;
  readonly today: string;
  readonly sheets: readonly StandingSheet[];
}

/** The approved sheets of a card, or those approved by the end of a day. */
export async function loadEntries(
  context: Context,
  found: EntryCard,
  knownOn: string | null = null,
): Promise<LoadedEntries> {
  const until = knownOn === null ? null : endOfDay(knownOn, context.env.timeZone);
  const records = await listApproved(context, found.card.id, until);
  const people = records.flatMap(({ sentBy, decidedBy }) => [sentBy, decidedBy]).filter((id) => id !== null);
  const names = await listNames(context, [...new Set(people)]);
  return {
    ...found,
    territory: await getTerritory(context),
    today: context.clock.today(),
    sheets: records.map((record) => standing(record, names, context.env.timeZone)),
  };
}

function standing(record: SheetRecord, names: ReadonlyMap<string, string>, timeZone: string): StandingSheet {
  const { period, level, version, source, evidenceName, decidedAt, decidedBy, sentAt, sentBy } = record;
  const day = (instant: string | null) =>
    instant === null
      ? ''
      : new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(instant));
  const by = (id: string | null) => names.get(id ?? '') ?? 'quem já não está no cadastro';
  const { evidence, act, url, note } = source;
  const proofs = [
    evidence === null ? null : evidenceName,
    act === null ? null : `${act.name}${act.date === null ? '' : `, de ${formatDay(act.date)}`}`,
    url,
  ].filter((each) => each !== null);
  return {
    period,
    level,
    version,
    cells: new Map(record.cells.map((cell) => [cell.territory, cell])),
    files: evidence === null ? [] : [{ file: evidenceName ?? 'prova', sha256: evidence, date: null }],
    told: [
      `Lançado por ${by(sentBy)} em ${formatDay(day(sentAt))} e aprovado por ${by(decidedBy)} em ${formatDay(day(decidedAt))}, versão ${version}.`,
      `Prova: ${proofs.join('; ')}.`,
      ...(note === null ? [] : [note]),
    ].join(' '),
    approvedAt: decidedAt ?? '',
    approvedOn: day(decidedAt),
  };
}

/** The approved value of one place in one period. */
export function entryValueOf(loaded: LoadedEntries, unit: TerritoryUnit, period: Period): IndicatorValue {
  const { card, entry, sheets, today, territory } = loaded;
  const placeIn = (each: Period) => nodeOf(territory, unit.code, `${each.last}-28`);
  return entryValue({ card, entry, period, today, sheets, placeIn });
}

/** A place with what lies in it on a day; by itself where it did not exist. */
function nodeOf(territory: Territory, code: string, day: string): PlaceNode {
  const unit = territory.find(code, day);
  if (unit === null) return { code, name: code, level: 'municipality', parts: [] };
  const level: EntryLevel = unit.level;
  const children = level === 'municipality' ? [] : territory.children(code, day);
  return { code, name: unit.name, level, parts: children.map((child) => nodeOf(territory, child.code, day)) };
}

/** Years of which something was told, and the periods themselves, oldest first. */
export function entryPeriodsKnown(
  { sheets }: Pick<LoadedEntries, 'sheets'>,
  targetYears: readonly number[],
): { readonly years: Period[]; readonly periods: Period[] } {
  const periods = [...new Set(sheets.map(({ period }) => period))].sort();
  const years = new Set([...periods.map((each) => each.slice(0, 4)), ...targetYears.map(String)]);
  return { years: [...years].sort().map(parsePeriod), periods: periods.map(parsePeriod) };
}
