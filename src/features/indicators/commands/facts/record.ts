import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { newId } from '../../../../platform/ids.ts';
import { announce } from '../../../../platform/outbox.ts';
import { citationName, listActs } from '../../../acts/index.ts';
import { type Fact, type FactContent, factStream } from '../../domain/facts/fact.ts';
import { batchProblems, type RegisterGround, subjectProblem } from '../../domain/facts/register.ts';
import { findFactOfOrigin, lockFacts, saveFact } from '../../store/facts.ts';
import { getKind, openGround, pathOf, RECORD_FACTS } from './ground.ts';

/** Asks for the spans of the facts named to be made again. */
export const FACTS_CHANGED = 'indicators.facts-changed';

/** What the facts of one gesture have in common. */
export interface FactBatch extends Omit<FactContent, 'territory' | 'careLine' | 'quantity' | 'act'> {
  readonly act: { readonly name: string; readonly date: string | null } | null;
  readonly subjects: readonly Pick<FactContent, 'territory' | 'careLine' | 'quantity'>[];
}

export interface Recorded {
  readonly batch: string;
  readonly facts: readonly string[];
}

/**
 * Records one fact of each subject, all or none, as a person. A repeated command returns its first answer.
 * @throws AppError `forbidden` to who does not answer for the card, `refused` with every problem of every subject.
 */
export function recordFacts(context: Context, batch: FactBatch): Promise<Recorded> {
  return once(context, RECORD_FACTS, async (tx) => {
    await lockFacts(tx);
    const owner = getKind(batch.kind);
    const ground = await openGround(tx, owner, batch.evidence);
    const { subjects, ...shared } = batch;
    const act = await linkAct(tx, batch.act);
    const contents = subjects.map((subject): FactContent => ({ ...shared, ...subject, act }));
    for (const { territory } of contents)
      authorise(tx, RECORD_FACTS, {
        units: owner.facts.units,
        territoryPath: pathOf(ground.territory, territory, ground.today),
      });
    refuseProblems(contents, ground);
    const id = newId(tx.clock.now());
    const facts: string[] = [];
    for (const content of contents)
      facts.push(
        await writeFact(tx, content, { source: 'register', origin: null, batch: id, corrects: null }),
      );
    await announce(tx, FACTS_CHANGED, { facts });
    return { batch: id, facts };
  });
}

/** A fact of another room, written by a reaction to one of its events. */
export interface FactOfOrigin extends Omit<FactContent, 'act'> {
  readonly act: { readonly name: string; readonly date: string | null } | null;
  /** Id of what made it happen, in its own room; the same one never writes twice. */
  readonly origin: string;
}

/**
 * Writes a fact inside the caller's transaction, which has checked who may: the door for the rooms to the right.
 * @returns the fact's id; of the first one where this origin has already written it.
 * @throws AppError `refused` where the register would not hold it.
 */
export async function recordFact(context: Context, { origin, ...fact }: FactOfOrigin): Promise<string> {
  if (!context.insideTransaction) throw new Error('recordFact runs inside inTransaction');
  await lockFacts(context);
  const before = await findFactOfOrigin(context, { ...fact, origin });
  if (before !== null) return before.id;
  const ground = await openGround(context, getKind(fact.kind), fact.evidence);
  const content = { ...fact, act: await linkAct(context, fact.act) };
  refuseProblems([content], ground);
  const batch = newId(context.clock.now());
  const id = await writeFact(context, content, { source: 'reaction', origin, batch, corrects: null });
  await announce(context, FACTS_CHANGED, { facts: [id] });
  return id;
}

/** Row and first event of a fact, already judged. @returns its id. */
export async function writeFact(
  context: Context,
  content: FactContent,
  more: Pick<Fact, 'source' | 'origin' | 'batch' | 'corrects'>,
  reason: string | null = null,
): Promise<string> {
  const fact: Fact = { ...content, ...more, id: newId(context.clock.now()), annulment: null };
  await saveFact(context, fact);
  const { id, annulment: _, ...data } = fact;
  await append(context, { stream: factStream(id), type: 'recorded', data, reason, expected: 0 });
  return id;
}

interface SubjectProblem {
  readonly territory: string;
  readonly careLine: string | null;
  readonly reason: string;
}

/** @throws AppError `refused` with all that is wrong: `details.problems`, and `details.subjects` by subject. */
export function refuseProblems(contents: readonly FactContent[], ground: RegisterGround): void {
  const [first] = contents;
  if (first === undefined)
    throw new AppError('invalid-input', 'Escolha ao menos um lugar ou linha de cuidado.');
  const problems = batchProblems(first, ground);
  const subjects = subjectProblems(contents, ground);
  if (problems.length === 0 && subjects.length === 0) return;
  throw new AppError('refused', refusalWords(problems, subjects, contents.length), {
    details: { problems, subjects },
  });
}

/** Each is judged after those before it, so that a subject named twice is refused. */
function subjectProblems(contents: readonly FactContent[], ground: RegisterGround): SubjectProblem[] {
  const accepted: Fact[] = [...ground.standing];
  return contents.flatMap((content, index) => {
    const reason = subjectProblem(content, { ...ground, standing: accepted });
    if (reason !== null) return [{ territory: content.territory, careLine: content.careLine, reason }];
    accepted.push({
      ...content,
      id: `new-${index}`,
      source: 'register',
      origin: null,
      batch: '',
      corrects: null,
      annulment: null,
    });
    return [];
  });
}

function refusalWords(
  problems: readonly string[],
  subjects: readonly SubjectProblem[],
  asked: number,
): string {
  if (subjects.length === 0) return problems.join(' ');
  const said = subjects.length === 1 ? subjects[0]?.reason : undefined;
  const several = `${subjects.length} de ${asked} têm impedimento. ${subjects[0]?.reason}`;
  return [...problems, asked === 1 && said ? said : `Nada foi registrado: ${several}`].join(' ');
}

const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[̀-ͯ]/g, '')
    .toLowerCase()
    .replace(/\bn[º°o]?\.?\s*(?=\d)/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The act as typed, tied to the stored text where its name is one that is stored here. */
export async function linkAct(
  context: Context,
  act: { readonly name: string; readonly date: string | null } | null,
): Promise<FactContent['act']> {
  if (act === null) return null;
  const wanted = plainName(act.name);
  const acts = await listActs(context);
  const stored = acts.find((each) =>
    [each.title, citationName(each)].some((name) => plainName(name) === wanted),
  );
  return { ...act, id: stored?.id ?? null };
}
