import { AppError } from '../../../kernel/app-error.ts';
import type { Territory, TerritoryUnit } from '../../territory/index.ts';
import { type Card, findMethod, findRule, type Method, publicCode, variantsOf } from '../domain/card.ts';
import type { FactRule } from '../domain/facts/rule.ts';
import type { Places } from '../store/counts.ts';
import type { FactQuery } from './facts/fact-values.ts';
import { catalogue } from './recompute.ts';

/** Which value is asked for. */
export interface ValueQuery {
  readonly card: Card;
  readonly method: Method | null;
  readonly variant: string | null;
  /** How facts are counted, where the card counts facts instead of files. */
  readonly rule: FactRule | null;
  readonly unit: TerritoryUnit;
  /** CNES, seven digits, where one establishment of the place is asked for. */
  readonly establishment?: string | null;
  /** `YYYY-MM-DD`: of the files, the versions that stood at the end of that day; those of now where it is absent. */
  readonly knownOn?: string | null;
}

/** @throws AppError `not-found` naming what exists. */
export function getCard(code: string): Card {
  const card = catalogue.cards.find((each) => [each.id, each.address, each.planId].includes(code));
  if (card) return card;
  const known = catalogue.cards.map(publicCode).join(', ');
  throw new AppError('not-found', `Não há indicador "${code}". Há: ${known}.`, { details: { code } });
}

/** @throws AppError `invalid-input` for a method or variant the card does not have. */
export function resolveMethod(
  card: Card,
  method: string | null,
  variant: string | null,
): Pick<ValueQuery, 'method' | 'variant' | 'rule'> {
  const found = findMethod(card, method);
  const rule = findRule(card, method);
  if (found === null && rule === null && method !== null)
    throw unknownChoice(
      card,
      `o método "${method}"`,
      [...card.methods, ...(card.facts?.rules ?? [])].map((each) => each.id),
    );
  const variants = found === null ? [] : variantsOf(found);
  const chosen = variant === null ? (variants[0]?.id ?? null) : variant;
  if (variant !== null && !variants.some((each) => each.id === variant))
    throw unknownChoice(
      card,
      `a variante "${variant}"`,
      variants.map((each) => each.id),
    );
  return { method: found, variant: variants.length > 1 ? chosen : null, rule };
}

function unknownChoice(card: Card, what: string, known: readonly string[]): AppError {
  return new AppError(
    'invalid-input',
    `O indicador ${publicCode(card)} não tem ${what}. Tem: ${known.join(', ') || 'nada a escolher'}.`,
  );
}

/** The rule with its card, where the card counts facts. */
export function factQueryOf({ card, rule }: Pick<ValueQuery, 'card' | 'rule'>): FactQuery | null {
  return card.facts === null || rule === null ? null : { card, facts: card.facts, rule };
}

/** What is added up for a place on a day: where it lies, never where it lay. */
export function placesOf(
  territory: Territory,
  { unit, establishment }: Pick<ValueQuery, 'unit' | 'establishment'>,
  day: string,
): Places {
  if (establishment) return { establishment };
  if (unit.level === 'state') return { state: unit.code };
  return { codes: territory.municipalitiesOn(day, unit.code).map((each) => each.code) };
}
