import { type Card, type CardFilter, type CardMeasure, type Method, variantsOf } from './card.ts';

/** A named measure, as the analytics engine takes it. */
interface NamedMeasure {
  readonly name: string;
  readonly op: 'count' | 'sum';
  readonly column?: string;
  readonly where: readonly CardFilter[];
}

/** What the engine is asked of one partition, whatever the engine. */
export interface CompiledMethod {
  readonly system: string;
  readonly filters: readonly CardFilter[];
  readonly groupBy: readonly { readonly column: string; readonly as: string; readonly length: number }[];
  readonly measures: readonly NamedMeasure[];
}

export const MUNICIPALITY = 'municipality';
export const NUMERATOR = 'numerator';
const IBGE_DIGITS = 6;

export function denominatorMeasure(variant: string): string {
  return `denominator:${variant}`;
}

export function partMeasure(part: string): string {
  return `part:${part}`;
}

/** A card's method as one question: numerator, every variant of the denominator and every part, by municipality. */
export function compileMethod(card: Card, method: Method): CompiledMethod {
  return {
    system: method.system,
    filters: method.filters,
    groupBy: [{ column: method.territoryColumn, as: MUNICIPALITY, length: IBGE_DIGITS }],
    measures: [
      named(NUMERATOR, method.numerator.measure),
      ...variantsOf(method).map((variant) => named(denominatorMeasure(variant.id), variant.measure)),
      ...partsOf(card, method),
    ],
  };
}

/** The conditions that a record behind the numerator meets. */
export function numeratorFilters(method: Method): readonly CardFilter[] {
  return [...method.filters, ...method.numerator.measure.where];
}

function named(name: string, measure: CardMeasure): NamedMeasure {
  return { name, ...measure };
}

function partsOf({ parts }: Card, method: Method): NamedMeasure[] {
  if (parts === null) return [];
  const { measure } = method.numerator;
  return parts.items.map((part) =>
    named(partMeasure(part.id), {
      ...measure,
      where: [...measure.where, { column: parts.column, op: parts.op, values: part.values }],
    }),
  );
}
