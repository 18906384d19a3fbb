import { parsePeriod } from '../../../kernel/period.ts';
import type { Rational } from '../../../kernel/rational.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { getTerritory } from '../../territory/index.ts';
import { publicCode } from '../domain/card.ts';
import type { IndicatorValue } from '../domain/compute.ts';
import { getCard, loadValues, resolveMethod } from './load-values.ts';
import { catalogue } from './recompute.ts';

export interface ValueRequest {
  /** Number of the state's plan or name of the card. */
  readonly indicator: string;
  /** The configured state when none is named. */
  readonly territory?: string | null;
  /** `2019`, `2019-05`, `2019-4M2`, `2019-S1`, `2019-05/12M`; the current year when none is named. */
  readonly period?: string | null;
  readonly variant?: string | null;
  readonly method?: string | null;
}

/** A value as other programs read it: numbers as decimal text or null. */
export interface ValueJson {
  readonly indicator: string;
  readonly territory: string;
  readonly period: string;
  readonly value: string | null;
  /** Unrounded, `n/d`. */
  readonly exact: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly unit: string;
  readonly method: string | null;
  readonly variant: string | null;
  readonly status: IndicatorValue['status'];
  readonly reason: string | null;
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

/** One value with what it is made of. @throws AppError `not-found`, `invalid-input`. */
export async function readValue(context: Context, request: ValueRequest) {
  authorise(context, 'indicators.read');
  const card = getCard(request.indicator);
  const period = parsePeriod(request.period ?? context.clock.today().slice(0, 4));
  const territory = await getTerritory(context);
  const unit = territory.get(request.territory ?? territory.home, `${period.last}-28`);
  const query = { card, unit, ...resolveMethod(card, request.method ?? null, request.variant ?? null) };
  const [value] = await loadValues(context, query, [period]);
  return { card, unit, period, query, value: value as IndicatorValue };
}

/** What `pactua indicators --json` prints. */
export async function indicatorValue(context: Context, request: ValueRequest): Promise<ValueJson> {
  const { card, unit, period, value } = await readValue(context, request);
  return {
    indicator: publicCode(card),
    territory: unit.code,
    period: period.text,
    value: value.rounded,
    exact: value.value?.toString() ?? null,
    numerator: plain(value.numerator),
    denominator: plain(value.denominator),
    unit: card.unit,
    method: value.method,
    variant: value.variant,
    status: value.status,
    reason: value.reason,
    sources: value.files.map(({ file, sha256 }) => ({ file, sha256 })),
  };
}

/** Every indicator of the plan in one place and period, in its order: a value, or the reason it has none. */
export async function allIndicatorValues(
  context: Context,
  request: Pick<ValueRequest, 'territory' | 'period'>,
): Promise<(ValueJson & { readonly name: string })[]> {
  const values: (ValueJson & { readonly name: string })[] = [];
  for (const card of catalogue.cards)
    values.push({
      name: card.shortName,
      ...(await indicatorValue(context, { ...request, indicator: card.id })),
    });
  return values;
}

/** A count as decimal text, without a fraction where it has none. */
export function plain(value: Rational | null): string | null {
  if (value === null) return null;
  return value.denominator === 1n ? value.toDecimal(0) : value.toDecimal(2);
}
