import { AppError } from '../../../../kernel/app-error.ts';
import { authorise, type Context, type Scope } from '../../../../platform/context.ts';
import { listUnits } from '../../../accounts/index.ts';
import { getTerritory, type Territory, type TerritoryUnit } from '../../../territory/index.ts';
import { publicCode } from '../../domain/card.ts';
import type { EntryLevel } from '../../domain/entries/card-entry.ts';
import { catalogue } from '../recompute.ts';
import { type EntryCard, getCard } from '../value-query.ts';

/** The verb of whoever tells values of an indicator. */
export const ENTER_VALUES = 'indicators.enter-values';
/** The verb of whoever returns or approves them; never of what the same person told. */
export const APPROVE_VALUES = 'indicators.approve-values';

/** Every card whose values may be told, in the order of the plan. */
export function listEntryCards(): EntryCard[] {
  return catalogue.cards.flatMap((card) => (card.entry === null ? [] : [{ card, entry: card.entry }]));
}

/** @throws AppError `not-found` naming the cards whose values may be told. */
export function getEntryCard(code: string): EntryCard {
  const card = getCard(code);
  if (card.entry !== null) return { card, entry: card.entry };
  const known = listEntryCards().map((each) => publicCode(each.card));
  throw new AppError(
    'not-found',
    `Os valores do indicador ${publicCode(card)} não se lançam: são calculados. Lançam-se os de: ${known.join(', ')}.`,
  );
}

/** Where the values of a card are told: its units, in the whole state. */
export async function scopeOf(context: Context, { entry }: EntryCard): Promise<Scope> {
  const { home } = await getTerritory(context);
  return { units: entry.units, territoryPath: [home] };
}

/** @throws AppError `forbidden`, `unauthenticated`. */
export async function mayDo(context: Context, verb: string, found: EntryCard): Promise<void> {
  authorise(context, verb, await scopeOf(context, found));
}

/** Whether the reader tells or approves the values of a card; of each not, who does (pt-BR). */
export async function entryRefusals(
  context: Context,
  found: EntryCard,
): Promise<{
  readonly enter: string | null;
  readonly approve: string | null;
  readonly units: readonly string[];
}> {
  const scope = await scopeOf(context, found);
  const day = context.clock.today();
  const may = (verb: string) => context.policy(context.actor, verb, scope, day).allowed;
  const acronyms = new Map((await listUnits(context)).map((unit) => [unit.id, unit.acronym]));
  const units = found.entry.units.map((unit) => acronyms.get(unit) ?? unit);
  return {
    units,
    enter: may(ENTER_VALUES)
      ? null
      : `Quem lança estes valores é ${units.join(' ou ')}, ou a Superintendência. Peça a uma dessas unidades.`,
    approve: may(APPROVE_VALUES) ? null : 'Quem aprova é a Superintendência ou a SPCA.',
  };
}

/** Whether the reader sees what was not approved yet: who tells it, and who approves it. */
export async function seesOpen(context: Context, found: EntryCard): Promise<boolean> {
  const { enter, approve } = await entryRefusals(context, found);
  return enter === null || approve === null;
}

/** The places of a level of the configured state on a day, in the order of the map: macro-region, region, name. */
export function placesOfLevel(territory: Territory, level: EntryLevel, day: string): TerritoryUnit[] {
  const within = (unit: TerritoryUnit): TerritoryUnit[] =>
    unit.level === level ? [unit] : territory.children(unit.code, day).flatMap(within);
  return within(territory.get(territory.home, day));
}
