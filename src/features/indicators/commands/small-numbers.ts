import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../platform/env.ts';
import { type Card, countsThemselves, type Method, numeratorOf } from '../domain/card.ts';
import { type IndicatorValue, NO_VALUE } from '../domain/compute.ts';
import { isSmall } from '../domain/small-numbers.ts';
import { type Hidden, hiddenBy } from './hidden-places.ts';
import type { Loaded } from './loaded.ts';
import { seesSmall, type Told } from './reach.ts';
import type { ValueQuery } from './value-query.ts';

/** From what count on a number is told to everybody, and where the years that are told together begin. */
export const RULE = z
  .object({ threshold: z.int().min(2), pooledFrom: z.int() })
  .parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'database/seed/indicators/small-numbers.json'), 'utf8')));

const OMITTED =
  'Omitido: são menos de 5 pessoas, ou o número deixaria calcular um que é. Quem trabalha com os registros o vê; some anos ou olhe um lugar maior.'.replace(
    '5',
    String(RULE.threshold),
  );
const PARTS_OMITTED =
  'As partes não são mostradas: alguma tem poucas pessoas, ou deixaria calcular uma que tem.';
const SOME_PARTS_OMITTED =
  'Partes omitidas: as que têm menos de 5 pessoas, e só as que deixariam calcular uma delas por subtração do total, das outras partes ou de outro lugar.'.replace(
    '5',
    String(RULE.threshold),
  );

/** What a card on people does not tell to everybody, in words; nothing of another card. */
export function smallNumbersRule({ people, parts }: Card): string[] {
  if (!people) return [];
  const few = `de 1 a ${RULE.threshold - 1}`;
  return [
    `Quem não trabalha com os registros vê “omitido” onde o numerador, ou o que fica fora dele, vai ${few}. Zero aparece.`,
    'Omite-se também o menor dos vizinhos da mesma região, quando sem isso a soma da região daria o número omitido.',
    ...(parts === null
      ? []
      : [
          `Em anos inteiros, cada parte (${parts.label.toLowerCase()}) de cada lugar aparece ou não por si. Omite-se a que vai ${few} e só as que bastam, do mesmo lugar e de outro, para que total, partes e lugares somados deixem a omitida em qualquer ponto de uma faixa de pelo menos ${RULE.threshold}. Quem soma dinheiro não mostra partes.`,
        ]),
  ];
}

/** A value with the place, the establishment in it and the period that it is of. */
interface Placed extends Told {
  readonly value: IndicatorValue;
}

type CountQuery = ValueQuery & { readonly method: Method };

interface Given {
  readonly loaded: Loaded;
  /** Whether the values are of establishments. */
  readonly establishments: boolean;
}

/**
 * The one seam through which values of places leave this room. Of a card on people, who does not answer for a place gets no small
 * number of it and none that would give one away (`hiddenPlaces`); who does gets it marked.
 */
export async function tellSmallNumbers(
  context: Context,
  query: CountQuery,
  values: readonly Placed[],
  given: Given,
): Promise<IndicatorValue[]> {
  const { card } = query;
  if (!card.people) return values.map(({ value }) => value);
  const { territory } = given.loaded;
  const sees = await seesSmall(context, territory, values);
  if (values.every(sees)) return values.map(({ value }) => marked(query, value));
  const periods = values.map(({ period }) => period);
  const parts = values.some(({ value }) => value.parts.length > 0);
  const hidden = await hiddenBy(context, query, RULE, { ...given, periods, parts });
  return values.map((each) => {
    const { place, establishment, period, value } = each;
    return sees(each) ? marked(query, value) : told(value, establishment ?? place, hidden(period));
  });
}

function told(value: IndicatorValue, code: string, { places, parts }: Hidden): IndicatorValue {
  // What was published is known to everybody.
  if (value.numerator === null || value.status === 'declared') return value;
  if (places.has(code)) {
    const { method, variant, files, computedAt, until } = value;
    return {
      ...NO_VALUE,
      method,
      variant,
      files,
      computedAt,
      until,
      status: 'suppressed',
      reason: OMITTED,
      small: 'hidden',
    };
  }
  if (value.parts.length === 0) return value;
  const because = (words: string) => [value.reason, words].filter((each) => each !== null).join(' ');
  if (parts === 'all') return { ...value, parts: [], reason: because(PARTS_OMITTED) };
  const omitted = parts.get(code);
  if (!value.parts.some(({ id }) => omitted?.has(id))) return value;
  const left = value.parts.map((part) => (omitted?.has(part.id) ? { ...part, count: null } : part));
  return { ...value, parts: left, reason: because(SOME_PARTS_OMITTED) };
}

/** Of a mean, the people are in the denominator; of a share, those that are not counted can be few too; of another sum, the value does not tell. */
function marked({ card, method, variant }: CountQuery, value: IndicatorValue): IndicatorValue {
  const { numerator, denominator } = value;
  if (numerator === null) return value;
  const isOfPeople = numeratorOf(method, variant).op === 'count' || countsThemselves(method, variant);
  if (card.unit !== 'days' && !isOfPeople) return value;
  const rest = card.unit === '%' && denominator !== null ? denominator.sub(numerator) : Rational.zero;
  const people = card.unit === 'days' ? [denominator ?? Rational.zero] : [numerator, rest];
  const few = people.some((count) => isSmall(Number(count.toDecimal(0)), RULE.threshold));
  return few ? { ...value, small: 'shown' } : value;
}
