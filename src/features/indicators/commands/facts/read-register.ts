import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import { listNames, listUnits } from '../../../accounts/index.ts';
import { getTerritory, type Territory } from '../../../territory/index.ts';
import { type Card, findRule, publicCode } from '../../domain/card.ts';
import { type PictureCell, type PictureSubject, pictureCells } from '../../domain/facts/picture.ts';
import { subjectName } from '../../domain/facts/register.ts';
import { type CardFacts, type FactRule, type FactSubject, kindsOf } from '../../domain/facts/rule.ts';
import { listCareLines } from '../../store/fact-spans.ts';
import {
  countStanding,
  type FactFilter,
  type FactRecord,
  findCorrection,
  findFact,
  listFacts,
  listFactsOfBatch,
  listStandingFacts,
} from '../../store/facts.ts';
import { catalogue } from '../recompute.ts';
import { getCard } from '../value-query.ts';
import { getFact } from './annul.ts';
import { getKind, pathOf, RECORD_FACTS } from './ground.ts';

/** A card that counts facts, with its usual rule. */
export interface FactCard {
  readonly card: Card;
  readonly facts: CardFacts;
  readonly rule: FactRule;
}

/** @throws AppError `not-found` for a card that counts none. */
function getFactCard(code: string): FactCard {
  const card = getCard(code);
  const rule = findRule(card, null);
  if (card.facts !== null && rule !== null) return { card, facts: card.facts, rule };
  throw new AppError('not-found', `O indicador ${publicCode(card)} não é contado do registro de fatos.`);
}

export interface RegisterEntry extends FactCard {
  readonly units: readonly string[];
  readonly standing: number;
  /** Why this person may not record its facts; null where they may. */
  readonly refusal: string | null;
}

/** Every card that counts facts, how many stand, and whether the reader may record them. */
export async function readRegister(context: Context) {
  const territory = await getTerritory(context);
  const acronyms = new Map((await listUnits(context)).map((unit) => [unit.id, unit.acronym]));
  const counts = await countStanding(context);
  const entries = catalogue.cards.flatMap((card): RegisterEntry[] => {
    if (card.facts === null) return [];
    const found = getFactCard(card.id);
    const units = found.facts.units.map((unit) => acronyms.get(unit) ?? unit);
    const standing = found.facts.kinds.reduce((sum, kind) => sum + (counts.get(kind.id) ?? 0), 0);
    return [{ ...found, units, standing, refusal: refusalOf(context, found.facts, [territory.home], units) }];
  });
  return { territory, entries, lines: await listCareLines(context) };
}

/** Why the reader may not write facts of a card in a place, naming who may; null where they may. */
function refusalOf(
  context: Context,
  facts: CardFacts,
  territoryPath: readonly string[],
  acronyms: readonly string[],
): string | null {
  const day = context.clock.today();
  const decision = context.policy(context.actor, RECORD_FACTS, { units: facts.units, territoryPath }, day);
  if (decision.allowed) return null;
  return `Quem registra estes fatos é ${acronyms.join(' ou ')}, ou a Superintendência. Peça a uma dessas unidades.`;
}

/** A fact with the names of what it speaks of. */
export interface NamedFact extends FactRecord {
  readonly indicator: string;
  readonly kindName: string;
  readonly place: string;
  readonly careLineName: string | null;
  readonly subject: string;
  readonly detailName: string | null;
  readonly recordedByName: string | null;
  readonly annulledByName: string | null;
}

export async function named(context: Context, facts: readonly FactRecord[]): Promise<NamedFact[]> {
  const territory = await getTerritory(context);
  const lines = new Map((await listCareLines(context)).map((line) => [line.code, line.name]));
  const people = facts.flatMap((fact) => [fact.recordedBy, fact.annulledBy]).filter((id) => id !== null);
  const names = await listNames(context, [...new Set(people)]);
  const today = context.clock.today();
  const placeName = (code: string) => territory.find(code, today)?.name ?? code;
  const careLineName = (code: string) => lines.get(code) ?? code;
  return facts.map((fact) => {
    const { card, kind } = getKind(fact.kind);
    const { careLine, detail, recordedBy, annulledBy } = fact;
    return {
      ...fact,
      indicator: publicCode(card),
      kindName: kind.name,
      place: placeName(fact.territory),
      careLineName: careLine === null ? null : careLineName(careLine),
      subject: subjectName(fact, { kind, placeName, careLineName }),
      detailName: kind.detail?.options.find((option) => option.id === detail)?.name ?? detail,
      recordedByName: recordedBy === null ? null : (names.get(recordedBy) ?? null),
      annulledByName: annulledBy === null ? null : (names.get(annulledBy) ?? null),
    };
  });
}

export interface FactQuery extends Omit<FactFilter, 'kinds' | 'territories'> {
  readonly indicator: string;
  readonly territory: string | null;
}

/** A page of the register; `next` is where the following begins. */
export async function readFacts(
  context: Context,
  { indicator, territory: code, ...rest }: FactQuery,
  cursor: string | null,
  limit: number,
): Promise<{ items: NamedFact[]; next: string | null }> {
  const { facts } = getFactCard(indicator);
  const territory = await getTerritory(context);
  const filter: FactFilter = {
    ...rest,
    kinds: facts.kinds.map((kind) => kind.id),
    territories: placesWithin(territory, code, context.clock.today()),
  };
  const [day = '', id = ''] = cursor?.split('.') ?? [];
  const records = await listFacts(context, filter, cursor === null ? null : { day, id }, limit);
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items: await named(context, records), next: last ? `${last.day}.${last.id}` : null };
}

/** The place and everything in it; null for the state: whatever there is. */
function placesWithin(territory: Territory, code: string | null, day: string): string[] | null {
  if (code === null || code === territory.home) return null;
  const within = (of: string): string[] => [
    of,
    ...territory.children(of, day).flatMap((child) => within(child.code)),
  ];
  return within(territory.get(code, day).code);
}

/** One fact, what the reader may do with it, its chain of corrections, oldest first, and what was recorded with it. @throws AppError `not-found`. */
export async function readFact(context: Context, id: string) {
  const fact = await getFact(context, id);
  const chain = await chainOf(context, fact);
  const { facts } = getKind(fact.kind);
  const territory = await getTerritory(context);
  const acronyms = new Map((await listUnits(context)).map((unit) => [unit.id, unit.acronym]));
  const refusal =
    fact.annulment === null
      ? refusalOf(
          context,
          facts,
          pathOf(territory, fact.territory, context.clock.today()),
          facts.units.map((unit) => acronyms.get(unit) ?? unit),
        )
      : 'Este registro já não vale e fica como está.';
  const [own, ...rest] = await named(context, [fact, ...chain]);
  const together = await listFactsOfBatch(context, fact.batch);
  return { fact: own as NamedFact, chain: rest, refusal, together };
}

const LONGEST_CHAIN = 50;

async function chainOf(context: Context, fact: FactRecord): Promise<FactRecord[]> {
  const chain = [fact];
  for (let before = fact.corrects; before !== null && chain.length < LONGEST_CHAIN; ) {
    const found = await findFact(context, before);
    if (found === null) break;
    chain.unshift(found);
    before = found.corrects;
  }
  for (let last: FactRecord = fact; chain.length < LONGEST_CHAIN; ) {
    const next = last.annulment?.how === 'corrected' ? await findCorrection(context, last.id) : null;
    if (next === null) break;
    chain.push(next);
    last = next;
  }
  return chain;
}

export interface Picture extends FactCard {
  readonly day: string;
  readonly subject: FactSubject;
  readonly cells: readonly (PictureCell & {
    readonly place: string;
    readonly macroRegion: string | null;
    readonly careLineName: string | null;
  })[];
}

/** Where each subject of a card stands on a day, today when none is named. */
export async function readPicture(
  context: Context,
  indicator: string,
  asked: string | null,
): Promise<Picture> {
  const found = getFactCard(indicator);
  const { facts, rule } = found;
  const day = asked ?? context.clock.today();
  const territory = await getTerritory(context);
  const lines = new Map((await listCareLines(context)).map((line) => [line.code, line.name]));
  const subject = kindsOf(facts, rule)[0]?.subject ?? 'municipality';
  const standing = await listStandingFacts(
    context,
    facts.kinds.map((kind) => kind.id),
  );
  const cells = pictureCells(facts, rule, subjectsOf(territory, facts, subject, day), standing, day);
  return {
    ...found,
    day,
    subject,
    cells: cells.map((cell) => ({
      ...cell,
      place: territory.get(cell.territory, day).name,
      macroRegion: macroOf(territory, cell.territory, day),
      careLineName: cell.careLine === null ? null : (lines.get(cell.careLine) ?? cell.careLine),
    })),
  };
}

function macroOf(territory: Territory, code: string, day: string): string | null {
  const macro = territory.path(code, day).find((each) => each.length === 4);
  return macro === undefined ? null : territory.get(macro, day).name;
}

function subjectsOf(
  territory: Territory,
  facts: CardFacts,
  subject: FactSubject,
  day: string,
): PictureSubject[] {
  const { home } = territory;
  const macros = territory.children(home, day).map((each) => each.code);
  switch (subject) {
    case 'municipality':
      return territory.municipalitiesOn(day).map((each) => ({ territory: each.code, careLine: null }));
    case 'macro-region':
      return macros.map((code) => ({ territory: code, careLine: null }));
    case 'care-line':
      return facts.careLines.map((careLine) => ({ territory: home, careLine }));
    case 'care-line-macro-region':
      return facts.careLines.flatMap((careLine) => macros.map((code) => ({ territory: code, careLine })));
  }
}
