import { addMonths, type Competencia, parseCompetencia } from '../../../kernel/competencia.ts';
import type { Unit } from '../../../kernel/explained.ts';
import { parseMoney } from '../../../kernel/money.ts';
import { amountInWords } from '../../../kernel/number-words.ts';
import type { Context } from '../../../platform/context.ts';
import { citationName, getAct, type VerifiedCitation, verifyCitations } from '../../acts/index.ts';
import { getTerritory } from '../../territory/index.ts';
import type { AgreementAnswer, AgreementList, FactAnswer } from '../contract.ts';
import { caseFor, type Law } from '../domain/case.ts';
import { calculateMany } from '../domain/compiled/many.ts';
import { covers } from '../domain/dated.ts';
import { endOf, regimeOf } from '../domain/period.ts';
import type { Agreement, Fact, Programme } from '../domain/programme.ts';
import { getAgreement, getProgramme, listAgreements, listReadingDecisions } from '../store.ts';
import { citeAnswer, factInWords } from './words.ts';

type Head = AgreementList['items'][number];

/** What every answer says of an agreement, its approved value quoted from the act. */
export async function agreementHead(
  context: Context,
  agreement: Omit<Agreement, 'facts'>,
  programme: Pick<Programme, 'id' | 'slug' | 'name'>,
): Promise<Head> {
  const territory = await getTerritory(context);
  const municipality = territory.get(agreement.municipality, context.clock.today()).name;
  const act = await getAct(context, agreement.act);
  const [cite] = await verifyCitations(context, agreement.approved.cite ? [agreement.approved.cite] : []);
  const { id, name, establishment, fund, effect } = agreement;
  return {
    id,
    name,
    establishment,
    fund,
    municipality,
    effect: [...effect],
    programme: { id: programme.id, slug: programme.slug, name: programme.name },
    act: { id: act.id, name: citationName(act) },
    approved: {
      value: agreement.approved.value,
      words: amountInWords(parseMoney(agreement.approved.value.replace('.', ','))),
      cite: cite ? citeAnswer(cite) : null,
    },
  };
}

/** Every agreement of the state, by name. */
export async function readAgreements(context: Context): Promise<AgreementList> {
  const agreements = await listAgreements(context);
  const items: Head[] = [];
  for (const agreement of agreements) {
    items.push(await agreementHead(context, agreement, await getProgramme(context, agreement.programme)));
  }
  return { items, next: null };
}

/** One agreement with its recorded facts and what its first months pay. */
export async function readAgreement(context: Context, id: string): Promise<AgreementAnswer> {
  const agreement = await getAgreement(context, id);
  const programme = await getProgramme(context, agreement.programme);
  const territory = await getTerritory(context);
  const decisions = await listReadingDecisions(context, programme.id);
  const today = context.clock.today();
  const path = territory.path(agreement.municipality, today).map((code) => territory.get(code, today).name);
  return {
    ...(await agreementHead(context, agreement, programme)),
    territory: path,
    facts: await factAnswers(context, agreement, programme),
    months: monthSummaries({ programme, agreement, decisions }, firstMonths(programme, agreement), today),
    notes: [...agreement.notes],
  };
}

async function factAnswers(
  context: Context,
  agreement: Agreement,
  programme: Programme,
): Promise<FactAnswer[]> {
  const today = context.clock.today();
  const known = agreement.facts.filter((fact) => covers(fact.known, today));
  const cites = known.flatMap((fact) => (fact.cite ? [fact.cite] : []));
  const verified = await verifyCitations(context, cites);
  const found = new Map(cites.map((cite, i) => [cite, verified[i] as VerifiedCitation]));
  const territory = await getTerritory(context);
  return known.map((fact) => {
    const cite = fact.cite && found.get(fact.cite);
    const place = fact.id === 'health-region' ? territory.find(String(fact.value), today) : null;
    return {
      id: fact.id,
      label: fact.label,
      month: fact.month ?? null,
      from: fact.effect[0],
      text: place?.name ?? factInWords(fact.value, unitOf(programme, fact)),
      known: fact.value !== null,
      items: [...(fact.items ?? [])],
      status: fact.status,
      note: fact.note ?? null,
      cite: cite ? citeAnswer(cite) : null,
    };
  });
}

function unitOf(programme: Programme, fact: Fact): Unit {
  for (const rule of Object.values(programme.rules)) {
    if ('fact' in rule && rule.fact === fact.id) return 'unit' in rule ? rule.unit : 'text';
  }
  return 'text';
}

const MONTHS_AFTER = 2;

/** From the first month in force to two months after the exceptional period, or the first twelve where there is none. */
function firstMonths(programme: Programme, agreement: Agreement): Competencia[] {
  const first = parseCompetencia(agreement.effect[0].slice(0, 7));
  const last =
    programme.exceptional === null
      ? addMonths(first, 11)
      : addMonths(parseCompetencia(endOf(programme.exceptional).slice(0, 7)), MONTHS_AFTER);
  const months: Competencia[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** What each month pays, or why it pays nothing. */
function monthSummaries(
  law: Law,
  months: readonly Competencia[],
  knownOn: string,
): AgreementAnswer['months'][number][] {
  return calculateMany(months.map((month) => caseFor(law, month, knownOn))).map((outcome, i) => {
    const competencia = months[i] as Competencia;
    const regime = regimeOf(law.programme.exceptional, competencia);
    if ('refusal' in outcome)
      return { competencia, regime, amount: null, factor: null, refusal: outcome.refusal.message };
    const [amount, factor] = [outcome.amount.toDecimal(2), outcome.factor.toDecimal(2)];
    return { competencia, regime, amount, factor, refusal: null };
  });
}
