import { AppError } from '../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { listNames } from '../../accounts/index.ts';
import { citationName, getAct, verifyCitations } from '../../acts/index.ts';
import type { DecideReading, DecisionAnswer, OpenReading, ReadingList } from '../contract.ts';
import type { Programme, ReadingQuestion } from '../domain/programme.ts';
import { decisionsFor, questionOf, type ReadingDecision } from '../domain/reading-decision.ts';
import { effectsOf, type PaidMonth, paidMonths } from '../domain/reading-effect.ts';
import {
  getAgreement,
  getProgramme,
  insertReadingDecision,
  listAgreements,
  listProgrammes,
  listReadingDecisions,
} from '../store.ts';
import { citeAnswer } from './words.ts';

/** The verb of whoever answers for how the state reads an act. */
const DECIDE = 'cofinancing.decide-reading';

/** Every open question of the programmes, with the act's words, each answer's money over the known months, and the decisions. */
export async function readReadings(context: Context): Promise<ReadingList> {
  const decisions = await listReadingDecisions(context);
  const describe = await decisionWords(context, decisions);
  const items: OpenReading[] = [];
  for (const programme of await listProgrammes(context)) {
    if (programme.example) continue;
    const known = await knownMonths(context, programme, decisions);
    for (const question of programme.readings)
      items.push(await openReading(context, { programme, question, decisions, known, describe }));
  }
  return { items, next: null, mayDecide: mayDecide(context) };
}

function mayDecide(context: Context): boolean {
  return context.policy(context.actor, DECIDE, {}, context.clock.today()).allowed;
}

interface Known {
  readonly agreement: string;
  readonly name: string;
  readonly paid: readonly PaidMonth[];
}

/** The months of each agreement of the programme, up to the current one, that its facts let calculate. */
async function knownMonths(
  context: Context,
  programme: Programme,
  decisions: readonly ReadingDecision[],
): Promise<Known[]> {
  const today = context.clock.today();
  const known: Known[] = [];
  for (const head of await listAgreements(context)) {
    if (head.programme !== programme.id) continue;
    const agreement = await getAgreement(context, head.id);
    const paid = paidMonths({ programme, agreement, decisions }, parseCompetencia(today.slice(0, 7)), today);
    known.push({ agreement: agreement.id, name: agreement.name, paid });
  }
  return known;
}

interface Asked {
  readonly programme: Programme;
  readonly question: ReadingQuestion;
  readonly decisions: readonly ReadingDecision[];
  readonly known: readonly Known[];
  readonly describe: (decision: ReadingDecision, programme: Programme) => DecisionAnswer;
}

async function openReading(context: Context, asked: Asked): Promise<OpenReading> {
  const { programme, question, known, describe } = asked;
  const today = context.clock.today();
  const inForce = decisionsFor(programme, asked.decisions, parseCompetencia(today.slice(0, 7)), today);
  const decision = inForce.get(question.id);
  const history = historyOf(programme, question, asked.decisions);
  const effects = effectsOf(
    question.id,
    question.options,
    known.flatMap(({ paid }) => paid),
  );
  return {
    programme: { id: programme.id, slug: programme.slug, name: programme.name },
    id: question.id,
    question: question.question,
    cites: (await verifyCitations(context, question.cites)).map(citeAnswer),
    status: decision ? 'decided' : 'to-decide',
    chosen: decision?.option ?? question.options[0].id,
    options: question.options.map(({ id, label, note = null }, index) => ({
      id,
      label,
      note,
      isDefault: index === 0,
      effect: effectAnswer(effects[index]),
    })),
    known: known.map(({ agreement, name, paid }) => ({
      agreement,
      name,
      months: paid.map(({ on }) => on.competencia),
    })),
    decision: decision ? describe(decision, programme) : null,
    history: history.map((each) => describe(each, programme)).reverse(),
    version: history.length,
  };
}

function historyOf(programme: Programme, question: ReadingQuestion, decisions: readonly ReadingDecision[]) {
  return decisions.filter((each) => each.programme === programme.id && each.reading === question.id);
}

function effectAnswer(effect: ReturnType<typeof effectsOf>[number] | undefined) {
  const { months = 0, total = null, difference = null, refusal = null } = effect ?? {};
  return {
    months,
    total: total?.toDecimal(2) ?? null,
    difference: difference?.toDecimal(2) ?? null,
    refusal,
  };
}

/** How decisions are shown, with the names of the people and of the acts. */
export async function decisionWords(
  context: Context,
  decisions: readonly ReadingDecision[],
): Promise<(decision: ReadingDecision, programme: Programme) => DecisionAnswer> {
  const people = await listNames(context, [...new Set(decisions.flatMap(({ by }) => by ?? []))]);
  const acts = new Map<string, string>();
  for (const { act } of decisions) acts.set(act, citationName(await getAct(context, act)));
  return ({ option, reading, from, act, reason, at, by }, programme) => ({
    option,
    label: questionOf(programme, reading)?.options.find(({ id }) => id === option)?.label ?? option,
    from,
    act: { id: act, name: acts.get(act) ?? act },
    reason,
    at,
    by: by === null ? null : (people.get(by) ?? null),
  });
}

/**
 * Answers an open question of a programme from a month on, by an act of the register, as event `decided` of
 * `reading/<programme>/<question>`. Months before it, and what was saved, stay as they were; a correction is another decision.
 * @throws AppError `forbidden`, `not-found`, `refused`, `conflict` where somebody decided meanwhile
 */
export async function decideReading(
  context: Context,
  asked: { readonly programme: string; readonly reading: string },
  said: DecideReading,
): Promise<DecisionAnswer> {
  authorise(context, DECIDE);
  const programme = await getProgramme(context, asked.programme);
  const question = openQuestion(programme, asked.reading, said);
  const act = await getAct(context, said.act);
  return once(context, 'cofinancing.decide-reading', async (tx) => {
    const { option, from, reason, version } = said;
    const at = tx.clock.now();
    const decision: ReadingDecision = {
      programme: programme.id,
      reading: question.id,
      option,
      from: parseCompetencia(from),
      act: act.id,
      reason,
      knownOn: tx.clock.today(),
      at: at.toISOString(),
      by: tx.actor.id,
    };
    await append(tx, {
      stream: `reading/${programme.id}/${question.id}`,
      type: 'decided',
      reason,
      expected: version,
      data: { option, from, act: act.id },
    });
    await insertReadingDecision(tx, newId(at), decision);
    const describe = await decisionWords(tx, [decision]);
    return describe(decision, programme);
  });
}

function openQuestion(programme: Programme, reading: string, said: DecideReading): ReadingQuestion {
  if (programme.example) throw new AppError('refused', `Nada se decide num exemplo. ${programme.example}`);
  const question = questionOf(programme, reading);
  if (question === undefined)
    throw new AppError('not-found', `O programa "${programme.name}" não tem a questão "${reading}".`);
  if (!question.options.some(({ id }) => id === said.option)) {
    const answers = question.options.map(({ id }) => id).join(', ');
    throw new AppError('refused', `"${said.option}" não responde a "${question.question}". Use: ${answers}.`);
  }
  const first = programme.effect[0].slice(0, 7);
  if (said.from < first)
    throw new AppError('refused', `O programa começa em ${first}: escolha esse mês ou um mês depois.`);
  return question;
}
