import { AppError } from '../../../kernel/app-error.ts';
import type { Territory, TerritoryUnit } from '../../territory/index.ts';
import {
  type Card,
  findEntry,
  findMethod,
  findRule,
  type Method,
  publicCode,
  variantsOf,
} from '../domain/card.ts';
import type { CardEntry } from '../domain/entries/card-entry.ts';
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
  /** `asked`: what people told is the value; `beside`: no way was named, and it stands where nothing could be counted. */
  readonly entry: 'asked' | 'beside' | null;
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
): Pick<ValueQuery, 'method' | 'variant' | 'rule' | 'entry'> {
  const told = findEntry(card, method);
  if (told !== null) refuseUnknown(card, 'a variante', variant, []);
  if (told !== null) return { method: null, variant: null, rule: null, entry: 'asked' };
  const found = findMethod(card, method);
  const rule = findRule(card, method);
  const ways = [...card.methods, ...(card.facts?.rules ?? []), ...(card.entry === null ? [] : [card.entry])];
  refuseUnknown(card, 'o método', method, ways);
  const variants = found === null ? [] : variantsOf(found);
  refuseUnknown(card, 'a variante', variant, variants);
  const chosen = variant ?? variants[0]?.id ?? null;
  const isBeside = card.entry !== null && method === null;
  return {
    method: found,
    variant: variants.length > 1 ? chosen : null,
    rule,
    entry: isBeside ? 'beside' : null,
  };
}

function refuseUnknown(
  card: Card,
  what: string,
  asked: string | null,
  known: readonly { readonly id: string }[],
): void {
  if (asked === null || known.some(({ id }) => id === asked)) return;
  throw new AppError(
    'invalid-input',
    `O indicador ${publicCode(card)} não tem ${what} "${asked}". Tem: ${known.map(({ id }) => id).join(', ') || 'nada a escolher'}.`,
  );
}

/** The rule with its card, where the card counts facts. */
export function factQueryOf({ card, rule }: Pick<ValueQuery, 'card' | 'rule'>): FactQuery | null {
  return card.facts === null || rule === null ? null : { card, facts: card.facts, rule };
}

/** A card whose values may be told, with what may be told of it. */
export interface EntryCard {
  readonly card: Card;
  readonly entry: CardEntry;
}

/** The card with what people may tell of it, where the query looks at it. */
export function entryCardOf({ card, entry }: Pick<ValueQuery, 'card' | 'entry'>): EntryCard | null {
  return entry === null || card.entry === null ? null : { card, entry: card.entry };
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
