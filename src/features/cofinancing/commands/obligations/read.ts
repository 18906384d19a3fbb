import { AppError } from '../../../../kernel/app-error.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { ObligationLine, ObligationList } from '../../contract.ts';
import { daysBetween } from '../../domain/instrument/term.ts';
import { UNTIL_ACCEPTED } from '../../domain/obligations/due.ts';
import {
  ANSWERS,
  refusalsOfAnswer,
  refusalsToSubmit,
  type SubmissionFacts,
} from '../../domain/obligations/may.ts';
import { type Obligation, PARTIES, type Party } from '../../domain/obligations/obligation.ts';
import { inOrder, type Standed, standingOf } from '../../domain/obligations/standing.ts';
import { NOTHING_SENT, type ObligationRecord, type Submission } from '../../domain/obligations/submission.ts';
import { listObligationRecords } from '../../store/obligations.ts';
import { getAgreement } from '../../store.ts';
import { cited } from '../cac/words.ts';
import { SUBMIT_VERBS } from '../instrument/verbs.ts';
import { scopeOfAgreement } from '../save.ts';
import { REVIEW, scopeOfParty } from './open.ts';
import { proveAll } from './prove.ts';
import { obligationTermsOf } from './terms.ts';

/** What the reader may do here, and who the people are whose acts are shown. */
interface Reader {
  readonly submits: ReadonlySet<Party>;
  readonly reviews: boolean;
  readonly names: ReadonlyMap<string, string>;
}

/** The 28 obligations of a Termo: what is recorded proves some by itself, and the rest by what was submitted and accepted. */
export async function readObligations(context: Context, id: string): Promise<ObligationList> {
  const agreement = await getAgreement(context, id);
  const terms = obligationTermsOf(agreement.programme);
  const today = context.clock.today();
  const found = await proveAll(context, agreement, terms.obligations);
  const records = await listObligationRecords(context, id);
  const reader = await readerOf(context, id, records);
  const cites = await cited(
    context,
    terms.obligations.map(({ cite }) => cite),
  );
  const facts = {
    today,
    now: context.clock.now().toISOString(),
    actor: context.actor.id,
    effectFrom: agreement.effect[0],
  };
  const items = terms.obligations.map((obligation, index): ObligationLine => {
    const record = records.get(obligation.id) ?? NOTHING_SENT;
    const expiring = terms.expiring.find((each) => each.obligation === obligation.id);
    const { id: at, party, often, label } = obligation;
    return {
      ...{ id: at, party, often, label, version: record.version },
      ...counted(
        standingOf(obligation, found.get(at) ?? { reason: '', due: UNTIL_ACCEPTED }, record, today),
        today,
      ),
      cite: cites[index] as ObligationLine['cite'],
      expiring:
        expiring === undefined
          ? null
          : { label: expiring.label, to: expiring.to, ended: expiring.to < today, note: expiring.note },
      ...submittedOf(obligation, record, { ...facts, obligation }, reader),
    };
  });
  const municipality = (await getTerritory(context)).get(agreement.municipality, today).name;
  return { agreement: { id, name: agreement.name, municipality }, items: inOrder(items), next: null };
}

/** The same with the days that are left to its next date. */
const counted = ({ next, ...standed }: Standed, today: string) => ({
  ...standed,
  next: next && { ...next, daysLeft: daysBetween(today, next.by) },
});

async function readerOf(
  context: Context,
  agreement: string,
  records: ReadonlyMap<string, ObligationRecord>,
): Promise<Reader> {
  const submits = new Set<Party>();
  for (const party of PARTIES) {
    const scope = await scopeOfParty(context, agreement, party);
    if (refusalOf(context, SUBMIT_VERBS[party], scope) === null) submits.add(party);
  }
  const people = [...records.values()].flatMap(({ submissions }) =>
    submissions.flatMap(({ by, answer }) => [by, answer?.by ?? null]),
  );
  return {
    submits,
    reviews: refusalOf(context, REVIEW, await scopeOfAgreement(context, agreement)) === null,
    names: await listNames(context, [...new Set(people.filter((each) => each !== null))]),
  };
}

function submittedOf(
  { party }: Obligation,
  record: ObligationRecord,
  facts: SubmissionFacts,
  reader: Reader,
): Pick<ObligationLine, 'maySubmit' | 'submissions'> {
  const nameOf = (person: string | null) => (person === null ? null : (reader.names.get(person) ?? null));
  const answersOf = (submission: Submission) =>
    ANSWERS.filter(
      (answer) =>
        (answer === 'withdraw' ? reader.submits.has(party) : reader.reviews) &&
        refusalsOfAnswer(answer, record, submission, facts).length === 0,
    );
  return {
    maySubmit: reader.submits.has(party) && refusalsToSubmit(record, facts).length === 0,
    submissions: record.submissions.toReversed().map((each) => ({
      ...each,
      by: nameOf(each.by),
      answer: each.answer && { ...each.answer, by: nameOf(each.answer.by) },
      offers: answersOf(each),
    })),
  };
}

/** @throws AppError `not-found` for a paper that is no protocol of this Termo */
export async function hasSubmission(context: Context, agreement: string, paper: string): Promise<void> {
  const records = [...(await listObligationRecords(context, agreement)).values()];
  if (records.some(({ submissions }) => submissions.some((each) => each.paper === paper))) return;
  throw new AppError('not-found', 'Não há este protocolo nas obrigações deste Termo.');
}
