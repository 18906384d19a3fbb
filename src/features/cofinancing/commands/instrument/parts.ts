import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import { type VerifiedCitation, verifyCitations } from '../../../acts/index.ts';
import { territoryPath } from '../../../territory/index.ts';
import type { InstrumentAnswer, Licence } from '../../contract.ts';
import { totalsOf } from '../../domain/accountability/report.ts';
import { adequacyPlanOf } from '../../domain/instrument/adequacy-plan.ts';
import type { Around } from '../../domain/instrument/may.ts';
import { alertOf, daysBetween, termFrom } from '../../domain/instrument/term.ts';
import { decimalOf } from '../../domain/ledger/entry.ts';
import { licenceLoss } from '../../domain/licence-loss.ts';
import { listAccounts } from '../../store/accountability.ts';
import type { InstrumentRecord } from '../../store/instrument/instruments.ts';
import { listSignatoriesSaid } from '../../store/instrument/papers.ts';
import { findAgreement, getAgreement, getProgramme, listReadingDecisions } from '../../store.ts';
import { ledgerTerms } from '../ledger/terms.ts';
import { citeAnswer } from '../words.ts';
import { eligibilityOf } from './eligibility.ts';
import { OFFICE_VERBS } from './verbs.ts';

type Parts = Pick<
  InstrumentAnswer,
  | 'isAgreement'
  | 'eligibility'
  | 'technicalFile'
  | 'team'
  | 'licence'
  | 'signatories'
  | 'termo'
  | 'suspension'
>;

/** What an instrument holds besides its events: criteria, technical file, team, licence and the document itself. */
export async function partsOf(
  context: Context,
  record: InstrumentRecord,
  around: Around,
  steps: InstrumentAnswer['steps'],
): Promise<Parts> {
  return {
    isAgreement: (await findAgreement(context, record.id)) !== null,
    eligibility: await eligibilityOf(context, record, around, steps),
    technicalFile: await technicalFileOf(context, around),
    team: await teamOf(context, around),
    licence: await licenceOf(context, record, around),
    signatories: await signatoriesOf(context, record.id),
    termo: await termoOf(context, record),
    suspension: suspensionOf(around),
  };
}

/** How a suspension comes to be, and how far the open procedure is. */
function suspensionOf({ instrument: { procedure }, terms, today, days }: Around): Parts['suspension'] {
  const { note, answerDays } = terms.suspension;
  return {
    note,
    answerBy: termFrom(today, answerDays, days).lastDay,
    open: procedure.suspension.map(({ type, on, document, details }) => ({
      type,
      on,
      document,
      until: details.until ?? null,
      reason: details.reason ?? '',
    })),
  };
}

/** Who signs for each party, and who did before, each since when and by whose word. */
async function signatoriesOf(context: Context, id: string): Promise<InstrumentAnswer['signatories']> {
  const said = await listSignatoriesSaid(context, id);
  const names = await listNames(context, [...new Set(said.flatMap(({ by }) => by ?? []))]);
  return [...Map.groupBy(said, ({ party }) => party)].map(([party, all]) => {
    const history = all.map(({ name, at, by }) => ({ name, at, by: by && (names.get(by) ?? null) }));
    return { party, name: all.at(-1)?.name ?? '', before: history.slice(0, -1).toReversed() };
  });
}

async function technicalFileOf(context: Context, { instrument: { last }, terms }: Around) {
  const said = new Map(
    (last['technical-file-presented']?.details.parameters ?? []).map((each) => [each.id, each]),
  );
  const cites = await verifyCitations(
    context,
    terms.technicalFile.map(({ cite }) => cite),
  );
  return terms.technicalFile.map(({ id, label, measures = [] }, i) => ({
    id,
    label,
    cite: citeAnswer(cites[i] as VerifiedCitation),
    value: said.get(id)?.value ?? null,
    source: said.get(id)?.source ?? null,
    on: said.get(id)?.on ?? null,
    measures: measures.map(({ byPlace = false, optional = false, ...measure }) => {
      const { values = [], items = [] } =
        said.get(id)?.measures?.find(({ fact }) => fact === measure.fact) ?? {};
      return { ...measure, byPlace, optional, values: [...values], items: [...items] };
    }),
  }));
}

async function teamOf(context: Context, { instrument: { last, counts }, terms, today }: Around) {
  const [cite] = await verifyCitations(context, [terms.team]);
  const { team = [], until = null } = last['team-designated']?.details ?? {};
  return {
    cite: citeAnswer(cite as VerifiedCitation),
    members: team.map((each) => ({ ...each })),
    until,
    stands: until !== null && today <= until,
    visits: counts['visit-recorded'] ?? 0,
    lastVisit: last['visit-recorded']?.on ?? null,
  };
}

/** Licence or TAC with its end, what a month loses without it, and what the adequacy plan spent of what it may. */
export async function licenceOf(
  context: Context,
  record: InstrumentRecord,
  around: Around,
): Promise<Licence> {
  const { instrument, terms, today } = around;
  const cap = ledgerTerms.sanitaryCaps[record.programme];
  const cites = await verifyCitations(context, [
    terms.licence.cite,
    terms.licence.tac,
    ...(cap ? [cap.cite] : []),
  ]);
  const [cite, tac, capCite] = cites.map(citeAnswer);
  const said = instrument.last['licence-recorded'];
  const until = said?.details.until ?? null;
  const daysLeft = until === null ? null : daysBetween(today, until);
  return {
    cite: cite as Licence['cite'],
    tac: tac as Licence['tac'],
    kind: said?.details.licence ?? null,
    document: said?.document ?? null,
    until,
    daysLeft,
    alert: alertOf(daysLeft, terms.licence.alerts),
    loss: await lossWithout(context, record, around),
    cap: cap && capCite ? { value: cap.value, cite: capCite } : null,
    plan: cap === undefined ? null : await planOf(context, record, cap.value),
  };
}

/** The adequacy plan against the accounts that were presented: what it spent, of the part of what was received that it may spend. */
async function planOf(
  context: Context,
  { id, content }: InstrumentRecord,
  cap: string,
): Promise<Licence['plan']> {
  const plan = adequacyPlanOf(content);
  if (plan === null) return null;
  const planFrom = plan.approved?.on ?? null;
  const today = context.clock.today();
  const totals = (await listAccounts(context, id)).flatMap(({ accounts }) => {
    const { report, submission, analysis } = accounts;
    if (report === null || submission === null) return [];
    const { received } = submission;
    const around = { received, openingDue: '0.00', sanitaryCap: cap, planFrom, today };
    return totalsOf(report, around, analysis?.ineligible);
  });
  const sum = (cents: readonly bigint[]) => decimalOf(cents.reduce((all, each) => all + each, 0n));
  return {
    document: plan.document,
    until: plan.until,
    approvedOn: planFrom,
    spent: sum(totals.map(({ sanitary }) => sanitary)),
    limit: sum(totals.map(({ sanitaryLimit }) => sanitaryLimit)),
  };
}

/** What a month loses without it, by the programme; null where there is no month to tell it of. */
async function lossWithout(
  context: Context,
  record: InstrumentRecord,
  { terms, today }: Around,
): Promise<Licence['loss']> {
  if ((await findAgreement(context, record.id)) === null) return null;
  const agreement = await getAgreement(context, record.id);
  const programme = await getProgramme(context, agreement.programme);
  const law = { programme, agreement, decisions: await listReadingDecisions(context, programme.id) };
  const loss = licenceLoss(law, today, terms.licence);
  return loss && { ...loss, amount: loss.amount.toDecimal(2) };
}

async function termoOf(context: Context, record: InstrumentRecord): Promise<InstrumentAnswer['termo']> {
  const issued = record.content.last['term-issued'];
  const paper = issued?.details.paper;
  if (issued === undefined || paper === undefined) return null;
  return { paper, number: issued.document, on: issued.on, mayUncover: await mayUncover(context, record) };
}

/** Those who sign, and who prepares it for them, see what identifies them; nobody else does. */
export async function mayUncover(context: Context, { municipality }: InstrumentRecord): Promise<boolean> {
  const scope = { territoryPath: await territoryPath(context, municipality, context.clock.today()) };
  return [OFFICE_VERBS.decision, OFFICE_VERBS.municipality].some(
    (verb) => refusalOf(context, verb, scope) === null,
  );
}
