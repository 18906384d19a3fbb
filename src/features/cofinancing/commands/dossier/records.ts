import { AppError } from '../../../../kernel/app-error.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { parseCompetencia } from '../../../../kernel/competencia.ts';
import { citationsOf, type ExplainedJson } from '../../../../kernel/explained.ts';
import type { Context } from '../../../../platform/context.ts';
import { brokenAt, listEvents, type StoredEvent } from '../../../../platform/events.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { listNames } from '../../../accounts/index.ts';
import { citationName, getAct, type VerifiedCitation, verifyCitations } from '../../../acts/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { Accounts } from '../../domain/accountability/accounts.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { AssessmentPeriod } from '../../domain/assessment/period.ts';
import { type Evaluation, type FinalEvaluation, finalOf } from '../../domain/cac/evaluation.ts';
import { versionAt } from '../../domain/dated.ts';
import type { Month } from '../../domain/month/month.ts';
import { type ProductionRecord, productionMonthOf } from '../../domain/month/production.ts';
import type { Agreement, Fact } from '../../domain/programme.ts';
import { RATIFIED_FACT } from '../../domain/ratified.ts';
import { findAccounts } from '../../store/accountability.ts';
import { listAssessments } from '../../store/assessments.ts';
import { listEvaluations } from '../../store/cac.ts';
import { instrumentStream } from '../../store/instrument/life.ts';
import { findLedgerAccount } from '../../store/ledger.ts';
import { listAccountEntries } from '../../store/ledger-reading.ts';
import { findMonth, listProduction } from '../../store/month.ts';
import { getAgreement, getCalculationTree, getProgramme } from '../../store.ts';
import { accountsStream } from '../accountability/open.ts';
import { assessmentStream } from '../assessment/open.ts';
import { evaluationStream } from '../cac/open.ts';
import { ledgerOf, partyOfAgreement } from '../ledger/terms.ts';
import { type MonthOf, monthStream } from '../month/open.ts';

/** A chain of events, and the first place where it is not whole. */
interface Chain {
  readonly events: readonly StoredEvent[];
  readonly brokenAt: number | null;
}

/** The calculation that stands, as it was kept; `holds` is whether it still gives its own hash. */
interface KeptCalculation {
  readonly trace: ExplainedJson;
  readonly citations: readonly VerifiedCitation[];
  readonly sha256: string;
  readonly holds: boolean;
}

interface ReachingEvaluation {
  readonly final: FinalEvaluation;
  readonly evaluation: Evaluation;
  readonly chain: Chain;
}

type Whole<T, K extends keyof T> = T & { readonly [P in K]-?: NonNullable<T[P]> };

/** The published assessment whose factor binds the competência; `holds` is whether evidence and score still give their own hashes. */
interface BindingAssessment
  extends Whole<Assessment, 'frozen' | 'scored' | 'ratified' | 'ordinance' | 'published'> {
  readonly period: AssessmentPeriod;
  readonly holds: boolean;
  readonly chain: Chain;
}

/** Everything that was recorded of one payment. */
export interface PaymentRecords {
  readonly on: MonthOf;
  /** Without its facts: those of other months are none of its records. */
  readonly agreement: Omit<Agreement, 'facts'>;
  readonly municipality: string;
  readonly programme: string;
  readonly act: {
    readonly name: string;
    readonly source: { readonly file: string; readonly sha256: string } | null;
  };
  readonly month: Month;
  readonly productionMonth: string | null;
  readonly production: readonly ProductionRecord[];
  readonly calculation: KeptCalculation | null;
  readonly instrument: Chain;
  readonly transfer: Chain;
  /** Those that reach the competência, as the members signed them. */
  readonly evaluations: readonly ReachingEvaluation[];
  readonly assessment: BindingAssessment | null;
  readonly accounts: { readonly standing: Accounts; readonly chain: Chain } | null;
  readonly entries: Awaited<ReturnType<typeof listAccountEntries>>;
  readonly names: ReadonlyMap<string, string>;
}

/** Reads what was recorded of a payment. @throws AppError `not-found` where nothing happened to the competência yet */
export async function readRecords(context: Context, on: MonthOf): Promise<PaymentRecords> {
  const competencia = parseCompetencia(on.competencia);
  const { facts, ...agreement } = await getAgreement(context, on.agreement);
  const programme = await getProgramme(context, agreement.programme);
  const month = await findMonth(context, on.agreement, on.competencia);
  if (month === null)
    throw new AppError(
      'not-found',
      'Nada foi registrado nesta competência: o dossiê reúne o que houve desde o fechamento da produção.',
    );
  const instrument = await chainOf(context, instrumentStream(on.agreement));
  const transfer = await chainOf(context, monthStream(on));
  const productionMonth = productionMonthOf(programme, competencia);
  const production =
    productionMonth === null ? [] : await listProduction(context, on.agreement, productionMonth);
  const evaluations = await evaluationsReaching(context, on);
  const assessment = await assessmentBinding(context, on, fixedFactor(facts, on, month));
  const accounts = await accountsOf(context, on);
  const people = [
    ...[
      ...instrument.events,
      ...transfer.events,
      ...(accounts?.chain.events ?? []),
      ...evaluations.flatMap(({ chain }) => chain.events),
      ...(assessment?.chain.events ?? []),
    ].map(({ actorId }) => actorId),
    ...production.flatMap(({ by, countersigned }) => [by, countersigned?.by ?? null]),
  ];
  const act = await getAct(context, agreement.act);
  return {
    on,
    agreement,
    municipality: await nameOfMunicipality(context, agreement.municipality),
    programme: programme.name,
    act: {
      name: citationName(act),
      source: act.source && { file: act.source.file, sha256: act.source.sha256 },
    },
    month,
    productionMonth,
    production,
    calculation: await calculationOf(context, on, month),
    instrument,
    transfer,
    evaluations,
    assessment,
    accounts,
    entries: await entriesOf(context, on),
    names: await listNames(context, [...new Set(people.filter((id) => id !== null))]),
  };
}

async function nameOfMunicipality(context: Context, code: string): Promise<string> {
  return (await getTerritory(context)).get(code, context.clock.today()).name;
}

async function chainOf(context: Context, stream: string): Promise<Chain> {
  const events: StoredEvent[] = [];
  for (let page = await listEvents(context, stream); page.length > 0; ) {
    events.push(...page);
    page = await listEvents(context, stream, events.at(-1)?.sequence ?? 0);
  }
  return { events, brokenAt: brokenAt(events) };
}

async function calculationOf(
  context: Context,
  on: MonthOf,
  { calculation }: Month,
): Promise<KeptCalculation | null> {
  if (calculation === null) return null;
  const { trace, readings, sha256: kept } = await getCalculationTree(context, calculation.id);
  const again = sha256(canonicalJson({ ...on, readings, stated: {}, trace }));
  return {
    trace,
    citations: await verifyCitations(context, citationsOf(trace)),
    sha256: kept,
    holds: again === kept,
  };
}

async function evaluationsReaching(
  context: Context,
  { agreement, competencia }: MonthOf,
): Promise<ReachingEvaluation[]> {
  const reaching: ReachingEvaluation[] = [];
  for (const { period, evaluation } of await listEvaluations(context, agreement)) {
    const final = finalOf(period, evaluation);
    if (final === null || final.competencia > competencia) continue;
    const chain = await chainOf(context, evaluationStream({ agreement, period }));
    reaching.push({ final, evaluation, chain });
  }
  return reaching;
}

/** The factor that an ordinance had fixed for the competência, as its calculation knew it; null where the table gave it. */
function fixedFactor(facts: readonly Fact[], { competencia }: MonthOf, { calculation }: Month): Fact | null {
  if (calculation === null) return null;
  const ratified = facts.filter(({ id }) => id === RATIFIED_FACT);
  return versionAt(ratified, `${competencia}-01`, calculation.at.slice(0, 'YYYY-MM-DD'.length));
}

/** The assessment that ratified the factor; null where the ordinance was recorded without one. */
async function assessmentBinding(
  context: Context,
  { agreement }: MonthOf,
  fixed: Fact | null,
): Promise<BindingAssessment | null> {
  const binding = (await listAssessments(context, agreement)).findLast(
    ({ assessment: { state, competencia, ratified } }) =>
      state === 'PUBLISHED' && fixed?.effect[0] === `${competencia}-01` && fixed.value === ratified?.factor,
  );
  if (binding === undefined) return null;
  const { period } = binding;
  const assessment = binding.assessment as Omit<BindingAssessment, 'period' | 'holds' | 'chain'>;
  const { frozen, scored } = assessment;
  const holds =
    sha256(canonicalJson(frozen.evidence)) === frozen.sha256 &&
    sha256(canonicalJson({ evidence: frozen.sha256, score: scored.score })) === scored.sha256;
  const chain = await chainOf(context, assessmentStream({ agreement, period }));
  return { ...assessment, period, holds, chain };
}

async function accountsOf(context: Context, on: MonthOf): Promise<PaymentRecords['accounts']> {
  const standing = await findAccounts(context, on.agreement, on.competencia);
  return standing && { standing, chain: await chainOf(context, accountsStream(on)) };
}

/** The entries of the ledger that touch the competência, in the order of the chain. */
async function entriesOf(context: Context, { agreement, competencia }: MonthOf) {
  const account = await findLedgerAccount(
    context,
    ledgerOf(context),
    await partyOfAgreement(context, agreement),
  );
  const entries = account === null ? [] : await listAccountEntries(context, account.id);
  return entries.filter(
    ({ competencia: own, lines }) =>
      own === competencia || lines.some((line) => line.competencia === competencia),
  );
}
