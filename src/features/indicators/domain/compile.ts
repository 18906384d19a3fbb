import {
  type Card,
  type CardFilter,
  type CardMeasure,
  type Counting,
  countsThemselves,
  fileDenominator,
  type Method,
  numeratorOf,
  variantsOf,
} from './card.ts';

/** A condition as the analytics engine takes it: health regions are lists of municipalities by now. */
type Filter =
  | Exclude<CardFilter, { op: 'same-region' } | { op: 'any' }>
  | { column: string; op: 'same-set'; other: string; sets: readonly (readonly string[])[] }
  | { op: 'any'; of: readonly (readonly Filter[])[] };

/** A named measure, as the analytics engine takes it. */
interface NamedMeasure extends Omit<CardMeasure, 'where'> {
  readonly name: string;
  readonly where: readonly Filter[];
}

export interface GroupKey {
  readonly column: string;
  readonly as: string;
  readonly length?: number;
  readonly among?: Pick<NonNullable<Card['parts']>, 'op'> & {
    readonly sets: readonly { readonly name: string; readonly values: readonly string[] }[];
  };
}

/** Municipalities of each health region on a day, six digits. */
export type Regions = readonly (readonly string[])[];

const MUNICIPALITY = 'municipality';
const ESTABLISHMENT = 'establishment';
export const PART = 'part';
/** The month of a record's own day, `YYYYMM`. */
export const MONTH = 'month';
export const NUMERATOR = 'numerator';
const IBGE_DIGITS = 6;
const MONTH_DIGITS = 6;
const CNES_DIGITS = 7;

export function denominatorMeasure(variant: string): string {
  return `denominator:${variant}`;
}

export function numeratorMeasure(variant: string): string {
  return `numerator:${variant}`;
}

/** Whom the numerator of a variant is of, where it sums; of the method's own numerator where none is named. */
export function peopleMeasure(variant: string | null): string {
  return variant === null ? 'people' : `people:${variant}`;
}

/** A part of what a variant counts; of the method's own numerator where none is named. */
export function partMeasure(part: string, variant: string | null): string {
  return variant === null ? `part:${part}` : `part:${part}:${variant}`;
}

export const isPartMeasure = (name: string): boolean => name.startsWith('part:');

/** One thing that is counted in files and stored under its own name: a method's counts, or what it is divided by. */
export interface Tally {
  readonly card: Card;
  readonly key: string;
  readonly counting: Counting & Pick<Method, 'validFrom' | 'validTo'>;
  readonly measures: readonly { readonly name: string; readonly measure: CardMeasure }[];
  /** What tells parts apart. They have nothing in common, so that one pass counts them all. */
  readonly parts: GroupKey | null;
  /** The numerators of which parts are kept: null is the method's own, before those of variants that count something else. */
  readonly partsOf: readonly (string | null)[];
}

/** Under what name the counts of a method's denominator are stored. */
export function denominatorKey(method: Pick<Method, 'id'>): string {
  return `${method.id}/denominator`;
}

function methodTally(card: Card, method: Method): Tally {
  const own = variantsOf(method).flatMap(({ id, numerator, measure }) => [
    ...(numerator === undefined ? [] : [{ name: numeratorMeasure(id), measure: numerator }]),
    ...(measure === undefined ? [] : [{ name: denominatorMeasure(id), measure }]),
  ]);
  return {
    card,
    key: method.id,
    counting: method,
    measures: [{ name: NUMERATOR, measure: method.numerator.measure }, ...own, ...peopleOf(method)],
    parts: partsKey(card),
    partsOf: card.parts === null ? [] : [null, ...variantsThatCount(method)],
  };
}

function peopleOf(method: Method): Tally['measures'] {
  const { people } = method;
  if (people === undefined) return [];
  return [null, ...variantsThatCount(method)]
    .filter((id) => !countsThemselves(method, id))
    .map((id) => {
      const { where } = id === null ? method.numerator.measure : numeratorOf(method, id);
      return { name: peopleMeasure(id), measure: { ...people, where } };
    });
}

/** Variants with a numerator of their own. */
function variantsThatCount(method: Method): string[] {
  return variantsOf(method).flatMap(({ id, numerator }) => (numerator === undefined ? [] : [id]));
}

/** The variant's own numerator, by its name; the method's, null, where the variant takes that. */
export function numeratorNamed(method: Method, variant: string | null): string | null {
  const chosen = variantsOf(method).find(({ id }) => id === variant) ?? variantsOf(method)[0];
  return chosen?.numerator === undefined ? null : chosen.id;
}

/** Everything that a card counts in files. */
export function talliesOf(card: Card): Tally[] {
  return card.methods.flatMap((method) => {
    const files = fileDenominator(method);
    const tally = methodTally(card, method);
    if (files === null) return [tally];
    const { validFrom, validTo } = method;
    const variants = Object.entries(files.byVariant ?? {});
    return [
      tally,
      {
        card,
        key: denominatorKey(method),
        counting: { ...files, validFrom, validTo },
        measures: [
          { name: NUMERATOR, measure: files.measure },
          ...variants.map(([id, measure]) => ({ name: numeratorMeasure(id), measure })),
        ],
        parts: null,
        partsOf: [],
      },
    ];
  });
}

/** Names of a tally's stored amounts, in their order: its measures, then the parts of each of its numerators. */
export function amountNames({ measures, parts, partsOf }: Tally): string[] {
  const sets = parts?.among?.sets ?? [];
  return [
    ...measures.map(({ name }) => name),
    ...partsOf.flatMap((variant) => sets.map(({ name }) => partMeasure(name, variant))),
  ];
}

/** The keys by which a tally is counted: by municipality, and by establishment where it has them. */
export function keysOf({ territoryColumn, establishment }: Counting): GroupKey[][] {
  const place = { column: territoryColumn, as: MUNICIPALITY, length: IBGE_DIGITS };
  if (establishment === undefined) return [[place]];
  const unit = { column: establishment.column, as: ESTABLISHMENT, length: CNES_DIGITS };
  const stands = { column: establishment.municipality, as: MUNICIPALITY, length: IBGE_DIGITS };
  return establishment.municipality === territoryColumn ? [[stands, unit]] : [[place], [stands, unit]];
}

/** By the month of the record's own day, where it has one. */
export function monthKeys({ dated }: Counting): GroupKey[] {
  return dated === undefined ? [] : [{ column: dated.column, as: MONTH, length: MONTH_DIGITS }];
}

/** That the record's own day, where it has one, is in one of some months (`YYYY-MM`). */
export function inMonths({ dated }: Counting, months: readonly string[]): CardFilter[] {
  if (dated === undefined) return [];
  return [{ column: dated.column, op: 'prefix', values: months.map((month) => month.replace('-', '')) }];
}

/** The conditions that a record behind a variant's numerator meets. */
export function numeratorFilters(
  method: Method,
  variant: string | null,
  regions: Regions,
): readonly Filter[] {
  return compileFilters([...method.filters, ...numeratorOf(method, variant).where], regions);
}

/** A measure with the conditions of its whole method, so that measures of several methods go in one question. */
export function named(
  name: string,
  measure: CardMeasure,
  filters: readonly CardFilter[],
  regions: Regions,
): NamedMeasure {
  return { ...measure, name, where: compileFilters([...filters, ...measure.where], regions) };
}

export function compileFilters(filters: readonly CardFilter[], regions: Regions): Filter[] {
  return filters.map((filter) => {
    if (filter.op === 'any') return { op: 'any', of: filter.of.map((list) => compileFilters(list, regions)) };
    if (filter.op !== 'same-region') return filter;
    return { column: filter.column, op: 'same-set', other: filter.other, sets: regions };
  });
}

/** Columns that some conditions look at. */
export function columnsOf(filters: readonly CardFilter[]): string[] {
  return filters.flatMap((filter) => {
    if (filter.op === 'any') return filter.of.flatMap(columnsOf);
    return 'other' in filter ? [filter.column, filter.other] : [filter.column];
  });
}

function partsKey({ parts }: Card): GroupKey | null {
  if (parts === null) return null;
  const sets = parts.items.map(({ id, values }) => ({ name: id, values }));
  return { column: parts.column, as: PART, among: { op: parts.op, sets } };
}
