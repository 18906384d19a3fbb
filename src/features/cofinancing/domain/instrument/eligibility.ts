import type { Citation } from '../../../../kernel/explained.ts';
import { formatCount, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';

/** How the words of the act are taken where it says two things, or nothing; the first of each is used while nobody chose. */
const ELIGIBILITY_READINGS = {
  numbers: ['figures', 'words'],
  below: ['as-printed', 'no-minimum', 'lowest-class'],
} as const;
type ReadingId = keyof typeof ELIGIBILITY_READINGS;
export type ReadingsChosen = { readonly [K in ReadingId]?: (typeof ELIGIBILITY_READINGS)[K][number] };

/** One criterion of eligibility, as an act prints it. */
export interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly cite: Citation;
  /** The least share that it asks, in percent. */
  readonly least?: string;
  /** Asked of the coverage by the class of population. */
  readonly byPopulation?: boolean;
  /** The words that let a plan stand in its place. */
  readonly plan?: Citation;
}

/** Coverage asked of municipalities with [from, to) people: what the figures say, and what the words beside them say. */
export interface CoverageClass {
  readonly from: number;
  readonly to: number | null;
  readonly figures: string;
  readonly words: string;
  readonly cite: Citation;
}

export interface EligibilityTerms {
  readonly criteria: readonly Criterion[];
  readonly coverage: readonly CoverageClass[];
  readonly readings: Readonly<
    Record<ReadingId, { readonly question: string; readonly options: Readonly<Record<string, string>> }>
  >;
}

/** What was said of one criterion. */
export interface ItemSaid {
  readonly id: string;
  /** `plan`: not met, to be met by the plan that the act allows in its place. */
  readonly answer: 'met' | 'not-met' | 'plan';
  /** Number of the document that proves it. */
  readonly evidence: string;
  /** SHA-256 of the file that proves it. */
  readonly file?: string | undefined;
  /** The share measured, in percent, where the criterion has one. */
  readonly value?: string | undefined;
}

/** People of the municipality, and which publication says so. */
export interface PopulationSaid {
  readonly people: number;
  readonly year: number;
  readonly vintage: string;
}

type Verdict = 'met' | 'plan' | 'not-met' | 'undecided' | 'unanswered';

export interface Judged {
  readonly criterion: Criterion;
  readonly said: ItemSaid | null;
  readonly verdict: Verdict;
  /** Why it is not met; empty where it is. */
  readonly reasons: readonly string[];
}

interface Said {
  readonly items: readonly ItemSaid[];
  readonly population: PopulationSaid | null;
  readonly readings: ReadingsChosen;
}

const percent = (value: Rational): string => `${formatExact(value, 0, 2)}%`;

/** Each criterion with its verdict and every reason against it. Pure. */
export function judge(terms: EligibilityTerms, said: Said): Judged[] {
  return terms.criteria.map((criterion) => {
    const item = said.items.find(({ id }) => id === criterion.id) ?? null;
    return { criterion, said: item, ...verdictOf(terms, criterion, item, said) };
  });
}

/** Every reason why a municipality is refused; none where it is eligible. */
export const refusalsOfEligibility = (judged: readonly Judged[]): string[] =>
  judged.flatMap(({ criterion, reasons }) => reasons.map((reason) => `Critério ${criterion.id}: ${reason}`));

type Ruling = Pick<Judged, 'verdict' | 'reasons'>;

const against = (verdict: Verdict, ...reasons: string[]): Ruling => ({ verdict, reasons });

function verdictOf(terms: EligibilityTerms, criterion: Criterion, item: ItemSaid | null, said: Said): Ruling {
  if (item === null) return against('unanswered', `falta a resposta (${criterion.label.toLowerCase()}).`);
  if (item.answer === 'not-met')
    return against('not-met', `não atendido (${criterion.label.toLowerCase()}).`);
  const unproved =
    item.evidence.trim() === '' && !item.file ? ['falta a evidência: o número ou o arquivo.'] : [];
  if (item.answer === 'plan' && criterion.plan === undefined)
    return against('not-met', 'o ato não deixa um plano no lugar deste critério.', ...unproved);
  const measured = item.answer === 'plan' ? MET : measure(terms, criterion, item, said);
  if (measured.verdict !== 'met') return against(measured.verdict, ...measured.reasons, ...unproved);
  if (unproved.length > 0) return against('unanswered', ...unproved);
  return { verdict: item.answer === 'plan' ? 'plan' : 'met', reasons: [] };
}

const MET: Ruling = { verdict: 'met', reasons: [] };

function measure(terms: EligibilityTerms, criterion: Criterion, item: ItemSaid, said: Said): Ruling {
  if (criterion.least === undefined && !criterion.byPopulation) return MET;
  if (item.value === undefined) return against('unanswered', 'falta o percentual medido.');
  const value = Rational.parse(item.value);
  if (criterion.least !== undefined) return atLeast(value, criterion.least, 'o ato');
  return covered(terms, value, said);
}

function atLeast(value: Rational, least: string, who: string): Ruling {
  if (value.compare(Rational.parse(least)) >= 0) return MET;
  return against(
    'not-met',
    `${percent(value)} é menos que o mínimo de ${percent(Rational.parse(least))} (${who}).`,
  );
}

function covered({ coverage }: EligibilityTerms, value: Rational, { population, readings }: Said): Ruling {
  if (population === null)
    return against('undecided', 'não há população publicada do município: a faixa não se conhece.');
  const { people, year } = population;
  const asked = classOf(coverage, people);
  const by = readings.numbers ?? ELIGIBILITY_READINGS.numbers[0];
  if (asked !== null)
    return atLeast(
      value,
      asked[by],
      `faixa de ${classWords(asked)}, ${by === 'figures' ? 'pelos números' : 'por extenso'}`,
    );
  const below = readings.below ?? ELIGIBILITY_READINGS.below[0];
  const lowest = coverage.at(-1);
  if (below === 'no-minimum') return MET;
  if (below === 'lowest-class' && lowest)
    return atLeast(value, lowest[by], `por interpretação, a faixa de ${classWords(lowest)}`);
  return against(
    'undecided',
    `o município tem ${formatCount(people)} habitantes (${year}), e o ato não fixou cobertura para essa faixa: falta decidir a interpretação.`,
  );
}

/** The class that holds a population; null in the one that the act forgot. */
export const classOf = (coverage: readonly CoverageClass[], people: number): CoverageClass | null =>
  coverage.find(({ from, to }) => people >= from && (to === null || people < to)) ?? null;

export const classWords = ({ from, to }: Pick<CoverageClass, 'from' | 'to'>): string =>
  to === null
    ? `${formatCount(from)} habitantes ou mais`
    : `${formatCount(from)} a menos de ${formatCount(to)} habitantes`;

export interface ReadingShown {
  readonly id: ReadingId;
  readonly question: string;
  readonly chosen: string;
  /** What each answer makes of the criterion; its words, and whether the municipality would be eligible. */
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly verdict: Verdict;
    readonly eligible: boolean;
  }[];
}

/** The open questions that this municipality meets, each answer with its effect; none where no answer would change anything. */
export function readingsOf(terms: EligibilityTerms, said: Said): ReadingShown[] {
  return (Object.keys(ELIGIBILITY_READINGS) as ReadingId[]).flatMap((id) => {
    const options = ELIGIBILITY_READINGS[id].map((option) => {
      const judged = judge(terms, { ...said, readings: { ...said.readings, [id]: option } });
      const verdict = judged.find(({ criterion }) => criterion.byPopulation)?.verdict ?? 'unanswered';
      const label = terms.readings[id].options[option] ?? option;
      return { id: option, label, verdict, eligible: refusalsOfEligibility(judged).length === 0 };
    });
    if (new Set(options.map(({ verdict }) => verdict)).size < 2) return [];
    const chosen = said.readings[id] ?? ELIGIBILITY_READINGS[id][0];
    return [{ id, question: terms.readings[id].question, chosen, options }];
  });
}
