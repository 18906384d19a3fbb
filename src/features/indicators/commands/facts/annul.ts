import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { newId } from '../../../../platform/ids.ts';
import { announce } from '../../../../platform/outbox.ts';
import { type Annulment, type FactContent, factStream } from '../../domain/facts/fact.ts';
import { removalProblem } from '../../domain/facts/register.ts';
import { annulFact, type FactRecord, findFact, listFactsOfBatch, lockFacts } from '../../store/facts.ts';
import { getKind, openGround, pathOf, RECORD_FACTS } from './ground.ts';
import { FACTS_CHANGED, linkAct, type Recorded, refuseProblems, writeFact } from './record.ts';

const SHORTEST_REASON = 8;

/** What a correction says anew; kind and subject stay: another subject is another fact. */
export type FactCorrection = Omit<FactContent, 'kind' | 'territory' | 'careLine' | 'act'> & {
  readonly act: { readonly name: string; readonly date: string | null } | null;
};

/** @throws AppError `not-found`. */
export async function getFact(context: Context, id: string): Promise<FactRecord> {
  const fact = await findFact(context, id);
  if (fact) return fact;
  throw new AppError('not-found', 'Este fato não está no registro. Volte à lista e abra-o de novo.');
}

/** Takes a fact out of every count, with the reason; it stays to be read. @throws AppError `refused`, `forbidden`. */
export function annul(context: Context, id: string, reason: string): Promise<{ fact: string }> {
  return once(context, 'indicators.annul-fact', async (tx) => {
    await lockFacts(tx);
    const fact = await standing(tx, id);
    const ground = await answerFor(tx, fact);
    refuseShort(reason);
    const problem = removalProblem(fact, ground);
    if (problem !== null) throw new AppError('refused', problem);
    await takeOut(tx, fact, { how: 'annulled', reason });
    await announce(tx, FACTS_CHANGED, { facts: [id] });
    return { fact: id };
  });
}

/** Puts a corrected fact in the place of one, which stays with the reason. @throws AppError `refused`, `forbidden`. */
export function correct(
  context: Context,
  id: string,
  correction: FactCorrection,
  reason: string,
): Promise<Recorded> {
  return once(context, 'indicators.correct-fact', async (tx) => {
    await lockFacts(tx);
    const fact = await standing(tx, id);
    refuseShort(reason);
    await answerFor(tx, fact);
    await takeOut(tx, fact, { how: 'corrected', reason });
    const { kind, territory, careLine } = fact;
    const content = { ...correction, kind, territory, careLine, act: await linkAct(tx, correction.act) };
    refuseProblems([content], await openGround(tx, getKind(kind), content.evidence));
    const batch = newId(tx.clock.now());
    const { source, origin } = { source: 'register' as const, origin: null };
    const next = await writeFact(tx, content, { source, origin, batch, corrects: id }, reason);
    await announce(tx, FACTS_CHANGED, { facts: [id, next] });
    return { batch, facts: [next] };
  });
}

/** Takes back everything recorded in one gesture, by who made it and on the same day. @throws AppError `refused`. */
export function undo(context: Context, batch: string): Promise<{ facts: readonly string[] }> {
  return once(context, 'indicators.undo-facts', async (tx) => {
    await lockFacts(tx);
    const facts = await listFactsOfBatch(tx, batch);
    const problem = undoRefusal(tx, facts);
    if (problem !== null) throw new AppError('refused', problem);
    const [first] = facts as [FactRecord, ...FactRecord[]];
    const ground = await answerFor(tx, first);
    const left = ground.standing.filter((each) => each.batch !== batch);
    for (const fact of facts) {
      const broken = removalProblem(fact, { ...ground, standing: left });
      if (broken !== null) throw new AppError('refused', broken);
      await takeOut(tx, fact, { how: 'undone', reason: 'Registro desfeito por quem o fez.' });
    }
    const ids = facts.map((fact) => fact.id);
    await announce(tx, FACTS_CHANGED, { facts: ids });
    return { facts: ids };
  });
}

/** Why the facts of one gesture may not be taken back by this person now; null where they may (pt-BR). */
export function undoRefusal(context: Context, facts: readonly FactRecord[]): string | null {
  const [first] = facts;
  if (first === undefined) return 'Não há o que desfazer: este registro não existe.';
  if (first.recordedBy !== context.actor.id)
    return 'O registro foi de outra pessoa. Anule-o com motivo em vez de desfazer o dela.';
  if (facts.some((fact) => fact.annulment !== null))
    return 'Não há o que desfazer: parte deste registro já foi anulada ou corrigida.';
  if (first.corrects !== null) return 'Uma correção não se desfaz: corrija de novo, com motivo.';
  const day = dayOf(context, first.recordedAt);
  return day === context.clock.today()
    ? null
    : `O registro é de ${formatDay(day)}: só se desfaz no mesmo dia. Anule-o com motivo.`;
}

/** The day, where people live, of an instant. */
function dayOf({ env }: Context, instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: env.timeZone }).format(
    new Date(instant),
  );
}

/** @throws AppError `refused` for a fact that no longer stands. */
async function standing(context: Context, id: string): Promise<FactRecord> {
  const fact = await getFact(context, id);
  if (fact.annulment === null) return fact;
  throw new AppError(
    'refused',
    'Este registro já foi anulado ou corrigido, e fica como está. Veja o seu histórico.',
  );
}

/** Checks that the person answers for the fact's card. @throws AppError `forbidden`. */
async function answerFor(context: Context, fact: FactRecord) {
  const owner = getKind(fact.kind);
  const ground = await openGround(context, owner, fact.evidence);
  const territoryPath = pathOf(ground.territory, fact.territory, ground.today);
  authorise(context, RECORD_FACTS, { units: owner.facts.units, territoryPath });
  return ground;
}

function refuseShort(reason: string): void {
  if (reason.trim().length >= SHORTEST_REASON) return;
  throw new AppError(
    'invalid-input',
    `Escreva o motivo em ao menos ${SHORTEST_REASON} letras: ele fica no histórico.`,
  );
}

async function takeOut(context: Context, fact: FactRecord, annulment: Annulment): Promise<void> {
  await annulFact(context, fact.id, annulment);
  await append(context, {
    stream: factStream(fact.id),
    type: 'annulled',
    data: { how: annulment.how },
    reason: annulment.reason,
    expected: 1,
  });
}
