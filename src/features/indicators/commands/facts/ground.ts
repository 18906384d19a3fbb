import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import { getTerritory, type Territory } from '../../../territory/index.ts';
import type { Card } from '../../domain/card.ts';
import type { RegisterGround } from '../../domain/facts/register.ts';
import type { CardFacts, FactKind, FactSubject } from '../../domain/facts/rule.ts';
import { listCareLines } from '../../store/fact-spans.ts';
import { findEvidence, listStandingFacts } from '../../store/facts.ts';
import { catalogue } from '../recompute.ts';

/** The verb of whoever records, corrects or annuls a fact. */
export const RECORD_FACTS = 'indicators.record-facts';

/** A kind with the card that declares it. */
export interface KindOwner {
  readonly card: Card;
  readonly facts: CardFacts;
  readonly kind: FactKind;
}

/** Every kind of fact that some card counts, in the order of the plan. */
function listKinds(): KindOwner[] {
  return catalogue.cards.flatMap((card) => {
    const { facts } = card;
    return facts === null ? [] : facts.kinds.map((kind) => ({ card, facts, kind }));
  });
}

/** @throws AppError `not-found` naming what exists. */
export function getKind(id: string): KindOwner {
  const all = listKinds();
  const found = all.find((each) => each.kind.id === id);
  if (found) return found;
  const known = all.map((each) => each.kind.id).join(', ');
  throw new AppError('not-found', `Não há fato do tipo "${id}". Há: ${known}.`, { details: { kind: id } });
}

const LEVELS: Readonly<Record<FactSubject, { level: string; words: string }>> = {
  municipality: { level: 'municipality', words: 'de um município' },
  'macro-region': { level: 'macroRegion', words: 'de uma macrorregião' },
  'care-line-macro-region': { level: 'macroRegion', words: 'de uma macrorregião' },
  'care-line': { level: 'state', words: 'do estado inteiro' },
};

/** Why a place is not one where a kind happens on a day, or null. */
function placeProblem(territory: Territory, kind: FactKind, code: string, day: string): string | null {
  const resolved = territory.resolve(code, day);
  if (!resolved.found) return resolved.reason;
  const { unit } = resolved;
  const home = territory.get(territory.home, day);
  if (!unit.code.startsWith(territory.home))
    return `${unit.name} não é de ${home.name}: este registro guarda só os fatos do estado.`;
  const wanted = LEVELS[kind.subject];
  return unit.level === wanted.level
    ? null
    : `"${kind.name}" é fato ${wanted.words}, e ${unit.name} (${unit.code}) não é.`;
}

/** The path of a place for the policy; the state alone where the place is none of its own. */
export function pathOf(territory: Territory, code: string, day: string): string[] {
  const isOwn = code.startsWith(territory.home) && territory.find(code, day) !== null;
  return isOwn ? territory.path(code, day) : [territory.home];
}

/** Everything that facts of a kind are judged by. */
export async function openGround(
  context: Context,
  { facts, kind }: KindOwner,
  evidence: string | null,
): Promise<RegisterGround & { readonly territory: Territory }> {
  const territory = await getTerritory(context);
  const lines = new Map((await listCareLines(context)).map((line) => [line.code, line.name]));
  const today = context.clock.today();
  return {
    territory,
    card: facts,
    kind,
    today,
    placeProblem: (code, day) => placeProblem(territory, kind, code, day),
    placeName: (code) => territory.find(code, today)?.name ?? code,
    careLineName: (code) => lines.get(code) ?? code,
    hasEvidence: evidence !== null && (await findEvidence(context, evidence)) !== null,
    standing: await listStandingFacts(
      context,
      facts.kinds.map((each) => each.id),
    ),
  };
}
