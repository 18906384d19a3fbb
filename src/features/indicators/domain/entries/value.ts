import type { Explained, Reading } from '../../../../kernel/explained.ts';
import { formatDay, formatDecimal } from '../../../../kernel/format.ts';
import { ofPeriodInWords, type Period, parsePeriod, periodInWords } from '../../../../kernel/period.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Card } from '../card.ts';
import { absentValue, explainedUnit, type IndicatorValue } from '../compute.ts';
import { daysOf } from '../facts/value.ts';
import type { CardEntry } from './card-entry.ts';
import {
  type Figure,
  figuresOf,
  type PlaceNode,
  placesAt,
  type StandingSheet,
  sumOfPlaces,
} from './figure.ts';
import { entryPeriods } from './periods.ts';

/** Everything a told value is made of, loaded beforehand. */
export interface EntryIngredients {
  readonly card: Card;
  readonly entry: CardEntry;
  readonly period: Period;
  readonly today: string;
  /** The place as it was in a period. */
  readonly placeIn: (period: Period) => PlaceNode;
  /** The newest approved version of every period and level. */
  readonly sheets: readonly StandingSheet[];
}

interface Chosen {
  readonly period: string;
  readonly place: PlaceNode;
  readonly figure: Figure;
  /** What the parts add up to, where the place was told by itself. */
  readonly parts: Figure | null;
}

const NOTHING_TOLD = 'Ainda não há valor lançado e aprovado. Lance-o em Indicadores › Lançar valores.';

/** The approved value of a place: as told, or the sum of what was told inside it; a year takes its last period. */
export function entryValue(given: EntryIngredients): IndicatorValue {
  const { card, entry } = given;
  const { wanted, refusal } = entryPeriods(entry, given.period);
  if (refusal !== null) return absentValue('unavailable', refusal);
  const found = wanted.flatMap((period) => chosenIn(given, period) ?? []);
  const chosen = found.at(-1);
  if (chosen === undefined) return absentValue('no-records', card.unavailable?.reason ?? NOTHING_TOLD);
  const { counts, value, sheet } = chosen.figure;
  const until = chosen.period === wanted.at(-1) ? null : chosen.period;
  const lacks = lackingOf(given, chosen, until);
  return {
    status: lacks.length === 0 ? 'declared' : 'partial',
    reason: [...lacks, differenceOf(card, chosen), approvedWords(sheet)]
      .filter((each) => each !== '')
      .join(' '),
    value,
    rounded: value.toDecimal(card.decimals, card.rounding),
    numerator: counts?.numerator ?? null,
    denominator: counts?.denominator ?? null,
    method: entry.id,
    variant: null,
    files: sheet.files,
    parts: [],
    computedAt: sheet.approvedAt,
    until,
    explained: explain(given, chosen, found),
    small: null,
  };
}

function chosenIn({ card, placeIn, sheets }: EntryIngredients, period: string): Chosen | null {
  const ofPeriod = sheets.filter((sheet) => sheet.period === period);
  if (ofPeriod.length === 0) return null;
  const place = placeIn(parsePeriod(period));
  const { told, summed } = figuresOf(card, place, ofPeriod);
  const figure = told ?? summed;
  return figure && { period, place, figure, parts: told === null ? null : summed };
}

const approvedWords = ({ version, approvedOn }: StandingSheet): string =>
  `Lançado e aprovado em ${formatDay(approvedOn)}${version > 1 ? `, versão ${version}` : ''}.`;

const NAMES_SHOWN = 3;

/** What keeps the value from being whole (pt-BR). */
function lackingOf({ entry, today }: EntryIngredients, chosen: Chosen, until: string | null): string[] {
  const { missing, places } = chosen.figure;
  const names = missing.slice(0, NAMES_SHOWN).map(({ name }) => name);
  const more = missing.length > NAMES_SHOWN ? ` e mais ${missing.length - NAMES_SHOWN}` : '';
  const period = parsePeriod(chosen.period);
  const days = daysOf(period, today);
  const isRunning = days !== null && days.last === today && today < lastDay(period);
  const words = periodInWords(period);
  return [
    ...(until === null ? [] : [`Até ${words}: falta o que fecha o ano.`]),
    ...(isRunning ? [`${entry.grainLabel} ainda aberta: ${words} não terminou.`] : []),
    ...(missing.length === 0
      ? []
      : [`Soma de ${places - missing.length} de ${places}: faltam ${names.join(', ')}${more}.`]),
  ].map((each) => `${each.charAt(0).toUpperCase()}${each.slice(1)}`);
}

const lastDay = (period: Period): string => daysOf(period, '9999-12-31')?.last ?? '';

/** Parts and total are both kept: said where they are not the same number. */
function differenceOf(card: Card, { figure, parts }: Chosen): string {
  if (parts === null || parts.missing.length > 0) return '';
  const [own, sum] = [figure.value, parts.value].map((value) =>
    value.toDecimal(card.decimals, card.rounding),
  );
  if (own === sum) return '';
  return `A soma do que foi lançado dentro dele dá ${valueWords(card, parts.value)}.`;
}

const valueWords = ({ decimals, rounding, unit }: Card, value: Rational): string =>
  `${formatDecimal(value, decimals, rounding)}${unit === '%' ? '%' : ''}`;

function explain(given: EntryIngredients, chosen: Chosen, found: readonly Chosen[]): Explained<Rational> {
  const { card, entry, period } = given;
  const { figure, place } = chosen;
  const reading = yearReading(given, chosen, found) ?? partsReading(chosen);
  const shared = {
    id: `indicator/${card.id}`,
    label: `${card.shortName}, ${place.name}, ${periodInWords(period)}`,
    value: figure.value,
    unit: explainedUnit(card.unit),
    note: figure.sheet.told,
    evidence: { files: figure.sheet.files },
    ...(reading === null ? {} : { reading }),
  };
  if (figure.counts === null) return { ...shared, op: 'fact', inputs: [] };
  const inputs = (['numerator', 'denominator'] as const).map((name) => countNode(given.entry, chosen, name));
  return { ...shared, op: 'divide', formula: entry.formula, inputs };
}

function countNode(
  entry: CardEntry,
  { figure, place, period }: Chosen,
  name: 'numerator' | 'denominator',
): Explained<Rational> {
  const node = figure.how === 'told' ? leaf(place, figure.sheet, name) : summed(place, figure.sheet, name);
  return { ...node, id: name, label: `${entry[name]}, ${periodInWords(parsePeriod(period))}` };
}

function leaf(
  place: PlaceNode,
  sheet: StandingSheet,
  name: 'numerator' | 'denominator',
): Explained<Rational> {
  const value = sumOfPlaces([place], sheet)[name];
  return { id: place.code, label: place.name, value, unit: 'count', op: 'fact', inputs: [] };
}

/** A place as the sum of what lies in it, down to the level that was told; places without counts are left out. */
function summed(
  place: PlaceNode,
  sheet: StandingSheet,
  name: 'numerator' | 'denominator',
): Explained<Rational> {
  if (place.level === sheet.level) return leaf(place, sheet, name);
  const told = place.parts.filter((part) =>
    placesAt(part, sheet.level).some(({ code }) => (sheet.cells.get(code)?.denominator ?? null) !== null),
  );
  return {
    id: place.code,
    label: place.name,
    value: sumOfPlaces(placesAt(place, sheet.level), sheet)[name],
    unit: 'count',
    op: 'sum',
    inputs: told.map((part) => summed(part, sheet, name)),
  };
}

/** The last period closes the year: an assumption, with what all its periods together would give. */
function yearReading(
  { card, entry, period }: EntryIngredients,
  chosen: Chosen,
  found: readonly Chosen[],
): Reading | null {
  if (period.kind !== 'year' || entry.grain === 'year' || found.length < 2) return null;
  const counts = found.flatMap(({ figure }) => figure.counts ?? []);
  if (counts.length < found.length) return null;
  const total = (name: 'numerator' | 'denominator') =>
    counts.reduce((sum, each) => sum.add(each[name]), Rational.zero);
  const result = total('numerator').mul(Rational.of(card.multiplier)).div(total('denominator'));
  return {
    id: 'entries-of-year',
    chosen: 'LAST',
    label: `O ano é o ${ofPeriodInWords(parsePeriod(chosen.period))}`,
    status: 'assumed',
    alternatives: [
      {
        id: 'TOGETHER',
        label: `Os ${found.length} períodos somados`,
        result: result.toString(),
        difference: result.sub(chosen.figure.value).toString(),
      },
    ],
  };
}

function partsReading({ figure, parts }: Chosen): Reading | null {
  if (parts === null || parts.missing.length > 0 || parts.value.eq(figure.value)) return null;
  return {
    id: 'told-or-summed',
    chosen: 'TOLD',
    label: 'Como lançado para o próprio lugar',
    status: 'assumed',
    alternatives: [
      {
        id: 'SUMMED',
        label: 'Soma do que foi lançado dentro dele',
        result: parts.value.toString(),
        difference: parts.value.sub(figure.value).toString(),
      },
    ],
  };
}

/**
 * Where a card counts by itself and people tell its value too: what is counted stands, with the told one said where it
 * differs; the told one stands where nothing could be counted.
 */
export function besideEntry(card: Card, counted: IndicatorValue, told: IndicatorValue): IndicatorValue {
  if (told.value === null || told.rounded === null) return counted;
  if (counted.value === null) return told;
  if (counted.rounded === told.rounded) return counted;
  const said = `Lançado e aprovado: ${valueWords(card, told.value)}.`;
  return { ...counted, reason: counted.reason === null ? said : `${counted.reason} ${said}` };
}
