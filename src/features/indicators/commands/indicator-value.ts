import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import type { Rational } from '../../../kernel/rational.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { getTerritory, type TerritoryUnit } from '../../territory/index.ts';
import { type Card, publicCode } from '../domain/card.ts';
import type { IndicatorValue } from '../domain/compute.ts';
import { findEstablishment } from '../store/counts.ts';
import { loadValues } from './load-values.ts';
import { catalogue } from './recompute.ts';
import { getCard, resolveMethod } from './value-query.ts';

export interface ValueRequest {
  /** Number of the state's plan or name of the card. */
  readonly indicator: string;
  /** The configured state when none is named. */
  readonly territory?: string | null;
  /** CNES of one establishment, seven digits; stands in the place of a territory. */
  readonly establishment?: string | null;
  /** `2019`, `2019-05`, `2019-4M2`, `2019-S1`, `2019-05/12M`; the current year when none is named. */
  readonly period?: string | null;
  readonly variant?: string | null;
  readonly method?: string | null;
  /** `YYYY-MM-DD`: by the files that stood at the end of that day. */
  readonly knownOn?: string | null;
}

/** A value as other programs read it: numbers as decimal text or null. */
export interface ValueJson {
  readonly indicator: string;
  readonly territory: string;
  /** CNES, where one establishment was asked for. */
  readonly establishment: string | null;
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
  /** The day whose files it was made of, where one was asked for. */
  readonly knownOn?: string;
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

/** A value with the parts of its numerator: ICSAP groups, clinics, subgroups. */
export interface OneValueJson extends ValueJson {
  /** Of 713, number of the group in the list of the law; of other cards, the id of the part. */
  readonly groups?: readonly { readonly group: number | string; readonly numerator: string | null }[];
  /** How its method places records, and what its formula says of them and of the months (pt-BR). */
  readonly basis?: { readonly place: string; readonly formula: string };
}

/** One value with what it is made of. @throws AppError `not-found`, `invalid-input`. */
export async function readValue(context: Context, request: ValueRequest) {
  authorise(context, 'indicators.read');
  const { query, period } = await resolveRequest(context, request);
  const { card, unit, establishment } = query;
  const [value] = await loadValues(context, query, [period], { parts: true });
  return { card, unit, establishment, period, query, value: value as IndicatorValue };
}

/** The value that a request means. @throws AppError `not-found`, `invalid-input`. */
export async function resolveRequest(context: Context, request: ValueRequest) {
  const card = getCard(request.indicator);
  const period = parsePeriod(request.period ?? context.clock.today().slice(0, 4));
  const query = {
    card,
    ...(await placeAsked(context, request, `${period.last}-28`)),
    knownOn: knownOnOf(request, context.clock.today()),
    ...resolveMethod(card, request.method ?? null, request.variant ?? null),
  };
  return { query, period };
}

/** The place that a request means on a day, and the establishment in it. @throws AppError `invalid-input`, `not-found`. */
export async function placeAsked(
  context: Context,
  request: Pick<ValueRequest, 'territory' | 'establishment'>,
  day: string,
): Promise<{ readonly unit: TerritoryUnit; readonly establishment: string | null }> {
  const territory = await getTerritory(context);
  const place = await placeOfRequest(context, request, territory.home);
  return { unit: territory.get(place, day), establishment: request.establishment ?? null };
}

/** The day of knowledge that is asked for. @throws AppError `invalid-input` for what is no day, or one that has not come */
export function knownOnOf({ knownOn = null }: Pick<ValueRequest, 'knownOn'>, today: string): string | null {
  if (knownOn === null || (z.iso.date().safeParse(knownOn).success && knownOn <= today)) return knownOn;
  throw new AppError(
    'invalid-input',
    `"${knownOn}" não é um dia até hoje. Escreva o dia como AAAA-MM-DD, por exemplo ${today}.`,
  );
}

/** The municipality of the establishment that was asked for, or the territory. @throws AppError `invalid-input`, `not-found`. */
async function placeOfRequest(
  context: Context,
  request: Pick<ValueRequest, 'territory' | 'establishment'>,
  home: string,
): Promise<string> {
  const { establishment } = request;
  if (!establishment) return request.territory ?? home;
  if (!/^\d{7}$/.test(establishment))
    throw new AppError('invalid-input', `"${establishment}" não é um CNES. Escreva os sete dígitos.`);
  const municipality = await findEstablishment(context, establishment);
  if (municipality !== null) return municipality;
  throw new AppError(
    'not-found',
    `Nenhum arquivo carregado traz o estabelecimento CNES ${establishment}. Confira o número, ou carregue os arquivos do mês.`,
  );
}

/** What `pactua indicators --json` prints. */
export async function indicatorValue(context: Context, request: ValueRequest): Promise<OneValueJson> {
  const { card, unit, establishment, period, value, query } = await readValue(context, request);
  const method = query.method?.id === value.method ? query.method : null;
  return {
    indicator: publicCode(card),
    territory: unit.code,
    establishment,
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
    ...(request.knownOn ? { knownOn: request.knownOn } : {}),
    sources: value.files.map(({ file, sha256 }) => ({ file, sha256 })),
    ...(method === null ? {} : { basis: { place: method.place, formula: method.formula } }),
    ...(value.parts.length === 0 ? {} : { groups: groupsOf(value) }),
  };
}

function groupsOf({ parts }: IndicatorValue): NonNullable<OneValueJson['groups']> {
  return parts.map(({ id, count }) => ({
    group: /^\d{1,2}$/.test(id) ? Number(id) : id,
    numerator: plain(count),
  }));
}

/** Every card of the sets in one place and period: a value, or the reason it has none. */
export async function allIndicatorValues(
  context: Context,
  {
    sets,
    ...request
  }: Pick<ValueRequest, 'territory' | 'period' | 'establishment' | 'knownOn'> & {
    readonly sets: readonly Card['set'][];
  },
): Promise<(ValueJson & Pick<Card, 'set' | 'name'>)[]> {
  const values: (ValueJson & Pick<Card, 'set' | 'name'>)[] = [];
  for (const { id, set, shortName } of sets.flatMap(cardsOfSet)) {
    const { groups: _, basis: __, ...value } = await indicatorValue(context, { ...request, indicator: id });
    values.push({ set, name: shortName, ...value });
  }
  return values;
}

const cardsOfSet = (asked: Card['set']) => catalogue.cards.filter(({ set }) => set === asked);

/** A count as decimal text, without a fraction where it has none. */
export function plain(value: Rational | null): string | null {
  if (value === null) return null;
  return value.denominator === 1n ? value.toDecimal(0) : value.toDecimal(2);
}
