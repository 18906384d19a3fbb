import type { Citation, SourceFile } from '../../../../kernel/explained.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { type Period, parsePeriod } from '../../../../kernel/period.ts';
import type { Context } from '../../../../platform/context.ts';
import { verifyCitations } from '../../../acts/index.ts';
import { getTerritory, type Territory, type TerritoryUnit } from '../../../territory/index.ts';
import type { Card } from '../../domain/card.ts';
import { absentValue, type IndicatorValue } from '../../domain/compute.ts';
import {
  type CountedUnit,
  countSpans,
  type Days,
  type FactPlace,
  levelRefusal,
} from '../../domain/facts/count.ts';
import { type CardFacts, type FactRule, kindsOf } from '../../domain/facts/rule.ts';
import { daysOf, factValue, type ToldFact } from '../../domain/facts/value.ts';
import { listCareLines, listSpans, type StoredSpan } from '../../store/fact-spans.ts';
import { type FactRecord, listFactsById } from '../../store/facts.ts';
import { filterOf } from './recount.ts';

/** A card that counts facts, and the rule asked for. */
export interface FactQuery {
  readonly card: Card;
  readonly facts: CardFacts;
  readonly rule: FactRule;
}

/** What every value of a card is made from, read once. */
export interface LoadedFacts extends FactQuery {
  readonly territory: Territory;
  readonly today: string;
  readonly spans: ReadonlyMap<string, readonly StoredSpan[]>;
  readonly records: ReadonlyMap<string, FactRecord>;
  readonly lineNames: ReadonlyMap<string, string>;
}

/** The rules whose numbers can stand beside the one asked for: of the same unit. */
function comparable({ facts, rule }: FactQuery): FactRule[] {
  return facts.rules.filter((each) => each.unitLabel === rule.unitLabel);
}

export async function loadFacts(context: Context, query: FactQuery): Promise<LoadedFacts> {
  const spans = new Map<string, readonly StoredSpan[]>();
  for (const rule of comparable(query))
    spans.set(rule.id, await listSpans(context, filterOf({ card: query.card, rule })));
  const ids = new Set([...spans.values()].flat().flatMap((span) => span.facts));
  const records = await listFactsById(context, [...ids]);
  const lines = await listCareLines(context);
  return {
    ...query,
    territory: await getTerritory(context),
    today: context.clock.today(),
    spans,
    records: new Map(records.map((record) => [record.id, record])),
    lineNames: new Map(lines.map((line) => [line.code, line.name])),
  };
}

/** The citation with the act and address as people name them. */
export async function readableCite(context: Context, cite: Citation): Promise<Citation> {
  const [found] = await verifyCitations(context, [cite]);
  return found ? { act: found.actName, at: found.atLabel, quote: cite.quote, sha256: found.sha256 } : cite;
}

/** The value of one place in one period, counted from the spans. */
export function factValueOf(loaded: LoadedFacts, unit: TerritoryUnit, period: Period): IndicatorValue {
  const { facts, rule, territory, today } = loaded;
  const days = daysOf(period, today);
  if (days === null) return absentValue('unavailable', 'Este período ainda não começou.');
  if (unit.code.slice(0, 2) !== territory.home) return absentValue('no-records', elsewhere(loaded, days));
  const refusal = levelRefusal(rule, subjectOf(loaded), unit.level);
  if (refusal !== null) return absentValue('unavailable', refusal);
  const place = placeOf(territory, unit, days.last);
  const countOf = (each: FactRule) => countSpans(facts, each, loaded.spans.get(each.id) ?? [], place, days);
  const own = loaded.spans.get(rule.id) ?? [];
  const known = own.filter((span) => span.from <= days.last);
  return factValue({
    card: loaded.card,
    facts,
    rule,
    place: unit.name,
    period,
    days,
    today,
    count: countOf(rule),
    others: comparable(loaded)
      .filter((each) => each.id !== rule.id)
      .map((each) => ({ rule: each, count: countOf(each) })),
    known: known.length,
    cite: facts.cite,
    told: (id) => toldFact(loaded, id),
    unitName: (counted) => unitName(loaded, counted, days),
    groupName: (counted) => groupName(loaded, counted, unit, days),
    computedAt:
      known
        .map((span) => span.computedAt)
        .sort()
        .at(-1) ?? null,
  });
}

function elsewhere({ territory }: LoadedFacts, days: Days): string {
  const home = territory.get(territory.home, days.last).name;
  return `O registro de fatos guarda só os de ${home}.`;
}

function subjectOf({ facts, rule }: FactQuery): CardFacts['kinds'][number]['subject'] {
  return kindsOf(facts, rule)[0]?.subject ?? 'municipality';
}

function placeOf(territory: Territory, unit: TerritoryUnit, day: string): FactPlace {
  const { code, level } = unit;
  const macroRegions =
    level === 'macroRegion'
      ? [code]
      : level === 'state'
        ? territory.children(code, day).map((each) => each.code)
        : [];
  const municipalities = territory.municipalitiesOn(day, code).map((each) => each.code);
  return { code, level, macroRegions, municipalities };
}

function toldFact({ records, facts }: LoadedFacts, id: string): ToldFact | null {
  const record = records.get(id);
  if (record === undefined) return null;
  const kind = facts.kinds.find((each) => each.id === record.kind)?.name ?? record.kind;
  const { act, evidence, evidenceName, url, note, day } = record;
  const signed = act?.date ? `, de ${formatDay(act.date)}` : '';
  const files: SourceFile[] =
    evidence === null ? [] : [{ file: evidenceName ?? 'prova', sha256: evidence, date: null }];
  const notes = [url === null ? null : `Prova em ${url}.`, note].filter((each) => each !== null);
  return {
    id,
    day,
    files,
    label: act === null ? kind : `${kind}: ${act.name}${signed}`,
    note: notes.length === 0 ? null : notes.join(' '),
  };
}

function unitName(loaded: LoadedFacts, unit: CountedUnit, days: Days): string {
  const place = unit.territory === null ? null : loaded.territory.find(unit.territory, days.last)?.name;
  if (loaded.rule.counts === 'people') {
    const detail = loaded.records.get(unit.facts[0] ?? '')?.detail ?? null;
    return detail === null ? (place ?? '') : `${place} (${detail})`;
  }
  if (loaded.rule.counts === 'pair') return place ?? '';
  return unit.careLine === null ? (place ?? '') : lineName(loaded, unit.careLine);
}

const lineName = ({ lineNames }: LoadedFacts, code: string): string => lineNames.get(code) ?? code;

/** A municipality under the next level below the place; a pair under its line. */
function groupName(loaded: LoadedFacts, unit: CountedUnit, within: TerritoryUnit, days: Days): string | null {
  const { rule, territory } = loaded;
  if (rule.counts === 'pair') return lineName(loaded, unit.careLine ?? '');
  if (rule.counts !== 'municipality' && rule.counts !== 'people') return null;
  if (unit.territory === null || within.level === 'municipality' || within.level === 'healthRegion')
    return null;
  const path = territory.path(unit.territory, days.last);
  const below = path[path.indexOf(within.code) + 1];
  return below === undefined ? null : territory.get(below, days.last).name;
}

/** Years and months worth showing: from the first fact to today, and the years with targets. */
export function factPeriods(
  loaded: LoadedFacts,
  targetYears: readonly number[],
): { years: Period[]; months: Period[] } {
  const spans = loaded.spans.get(loaded.rule.id) ?? [];
  const [first] = spans.map((span) => span.from).sort();
  const thisYear = Number(loaded.today.slice(0, 4));
  const years = new Set(targetYears);
  if (first === undefined) return { years: periodsOf(years), months: [] };
  for (let year = Number(first.slice(0, 4)); year <= thisYear; year++) years.add(year);
  return { years: periodsOf(years), months: monthsBetween(first.slice(0, 7), loaded.today.slice(0, 7)) };
}

function periodsOf(years: ReadonlySet<number>): Period[] {
  return [...years].sort((a, b) => a - b).map((year) => parsePeriod(String(year)));
}

const MOST_MONTHS = 60;

/** The last five years of months, at most. */
function monthsBetween(first: string, last: string): Period[] {
  const months: Period[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5))];
  for (;;) {
    const text = `${year}-${String(month).padStart(2, '0')}`;
    if (text > last) return months.slice(-MOST_MONTHS);
    months.push(parsePeriod(text));
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}
