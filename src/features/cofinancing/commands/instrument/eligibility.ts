import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { type VerifiedCitation, verifyCitations } from '../../../acts/index.ts';
import { getPopulation, listVintages } from '../../../territory/index.ts';
import type { Criterion, Eligibility, Step } from '../../contract.ts';
import {
  type Criterion as CriterionTerms,
  classOf,
  classWords,
  type Judged,
  judge,
  type PopulationSaid,
  readingsOf,
  refusalsOfEligibility,
} from '../../domain/instrument/eligibility.ts';
import type { InstrumentEvent, LifecycleTerms } from '../../domain/instrument/instrument.ts';
import type { Around } from '../../domain/instrument/may.ts';
import type { InstrumentRecord } from '../../store/instrument/instruments.ts';
import { listInstrumentFiles } from '../../store/instrument/papers.ts';
import { citeAnswer } from '../words.ts';

const PUBLISHER = 'IBGE';

/** People of a municipality by the newest figure of IBGE that was published for a year until this day; null where there is none. */
export async function populationOn(
  context: Context,
  municipality: string,
  day: string,
): Promise<PopulationSaid | null> {
  const last = Number(day.slice(0, 4));
  const published = (await listVintages(context))
    .filter(({ publisher }) => publisher === PUBLISHER)
    .flatMap(({ id, years }) => years.filter((year) => year <= last).map((year) => ({ id, year })))
    .sort((a, b) => b.year - a.year);
  for (const { id, year } of published) {
    const found = await getPopulation(context, municipality, year, id);
    if (found.status === 'known')
      return { people: Number(found.people), year: found.year, vintage: found.vintage.label };
  }
  return null;
}

const LOOKED_AT: readonly InstrumentEvent['type'][] = ['eligibility-presented', 'eligibility-checked'];

/** The criteria as they were last looked at: what the analysis checked, or what the municipality presented since. */
export async function eligibilityOf(
  context: Context,
  record: InstrumentRecord,
  { instrument, terms, today }: Around,
  steps: readonly Step[],
): Promise<Eligibility> {
  const latest = steps.findLast(({ type }) => LOOKED_AT.includes(type));
  const last = latest === undefined ? null : (instrument.last[latest.type] ?? null);
  const { items = [], readings = {}, population } = last?.details ?? {};
  const said = {
    items,
    readings,
    population: population ?? (await populationOn(context, record.municipality, today)),
  };
  const judged = judge(terms.eligibility, said);
  return {
    by: last === null ? 'nobody' : last.type === 'eligibility-checked' ? 'analysis' : 'municipality',
    on: last?.on ?? null,
    criteria: await criteriaOf(context, terms, judged, said.population),
    population: said.population,
    readings: readingsOf(terms.eligibility, said).map((each) => ({
      ...each,
      options: each.options.map((option) => ({ ...option })),
    })),
    reasons: refusalsOfEligibility(judged),
  };
}

async function criteriaOf(
  context: Context,
  terms: LifecycleTerms,
  judged: readonly Judged[],
  population: PopulationSaid | null,
): Promise<Criterion[]> {
  const cites = await verifyCitations(
    context,
    judged.flatMap(({ criterion: { cite, plan } }) => (plan ? [cite, plan] : [cite])),
  );
  const citeOf = (cite: CriterionTerms['cite']) =>
    citeAnswer(cites.find(({ at, quote }) => at === cite.at && quote === cite.quote) as VerifiedCitation);
  const hashes = judged.flatMap(({ said }) => said?.file ?? []);
  const files = await listInstrumentFiles(context, hashes);
  return judged.map(({ criterion, said, verdict, reasons }) => {
    const file = files.find(({ sha256 }) => sha256 === said?.file);
    return {
      id: criterion.id,
      label: criterion.label,
      cite: citeOf(criterion.cite),
      plan: criterion.plan ? citeOf(criterion.plan) : null,
      asks: asksOf(terms, criterion, population),
      answer: said?.answer ?? null,
      evidence: said?.evidence ?? '',
      file: file ? { sha256: file.sha256, fileName: file.fileName } : null,
      value: said?.value ?? null,
      verdict,
      reasons: [...reasons],
    };
  });
}

const percent = (text: string): string => `${formatExact(Rational.parse(text), 0, 2)}%`;

function asksOf(terms: LifecycleTerms, criterion: CriterionTerms, population: PopulationSaid | null) {
  if (criterion.least !== undefined) return `${percent(criterion.least)} ou mais`;
  if (!criterion.byPopulation) return null;
  if (population === null) return 'Sem população publicada: a faixa não se conhece';
  const asked = classOf(terms.eligibility.coverage, population.people);
  if (asked === null) return 'O ato não fixou cobertura para esta faixa de população';
  return `${percent(asked.figures)} pelos números, ${percent(asked.words)} por extenso (${classWords(asked)})`;
}
