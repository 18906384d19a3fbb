import type { Mark } from './finding.ts';
import { type Hit, hitsOf, type LegalText, quoted, sentenceAround, tolerant } from './legal-text.ts';

const TIMES: Readonly<Record<string, number>> = {
  uma: 1,
  um: 1,
  duas: 2,
  dois: 2,
  tres: 3,
  quatro: 4,
  seis: 6,
};
const EVERY: readonly [RegExp, number][] = [
  [/^anual/u, 1],
  [/^semestral/u, 2],
  [/^quadrimestral/u, 3],
  [/^trimestral/u, 4],
  [/^bimestral/u, 6],
  [/^mensal/u, 12],
];
const FREQUENCY = tolerant(
  String.raw`\b(?:(?<times>\d{1,2}|uma|duas|três|quatro|seis) ?(?:\([^()]{2,20}\) ?)?vez(?:es)? (?:ao|por) ano|(?<every>(?:anual|semestral|quadrimestral|trimestral|bimestral|mensal)(?:mente)?))\b`,
);
/** The noun, not the verb, and not the name of an office: "avaliação", "revisão". */
const EVALUATION = /(?<!controle e )\b(?:avalia[cg]\S{1,3}|reavalia[cg]\S{1,3}|revis\S{1,2}o)(?=[ .,;])/u;
/** How far the rate may stand from what is evaluated. */
const REACH = 100;

/** L016: one evaluation that the act makes at two rates, counted by year. */
export function frequenciesTwice(text: LegalText): Mark[] {
  const stated = hitsOf(text, FREQUENCY).flatMap((hit) => {
    const sentence = sentenceAround(text, hit.start);
    const said = text.folded.slice(sentence.start, sentence.end);
    const times = timesAYear(hit);
    const upTo = hit.end - sentence.start;
    const isOfEvaluation = EVALUATION.test(said.slice(Math.max(0, upTo - REACH), upTo));
    return times !== null && isOfEvaluation ? [{ ...hit, times }] : [];
  });
  const [first] = stated;
  return stated
    .filter(
      ({ times }, index) =>
        stated.findIndex((other) => other.times === times) === index && times !== first?.times,
    )
    .map((other) => ({
      rule: 'L016',
      severity: 'warning',
      start: other.start,
      end: other.end,
      message: `A avaliação é “${quoted(text, other)}” (${perYear(other.times)}) aqui e “${quoted(text, first as Hit)}” (${perYear(first?.times ?? 0)}) em outro ponto.`,
      suggestion: 'Dizer uma só periodicidade, ou o que cada avaliação avalia.',
    }));
}

const perYear = (times: number) => `${times} ${times === 1 ? 'vez' : 'vezes'} por ano`;

function timesAYear({ groups: { times, every } }: Hit): number | null {
  if (times !== undefined) return Number(times) || (TIMES[times] ?? 3);
  return EVERY.find(([name]) => name.test(every ?? ''))?.[1] ?? null;
}

const FORMULA = tolerant(
  '(?:(?:percentual|média|proporção|%) d[eao] (?:cumprimento|alcance) d[eao]s? metas [^.;=]{0,40}?=|= ?(?:média|percentual) d[eao] (?:cumprimento|alcance) d[eao]s? metas)',
);

/** L015: a percentage of goals met that a formula uses where the act weighs no goal. */
export function undefinedQuantities(text: LegalText): Mark[] {
  if (/\bpesos?\b|ponder|pontua[cg]/u.test(text.folded)) return [];
  return hitsOf(text, FORMULA)
    .slice(0, 1)
    .map(({ start, end }) => ({
      rule: 'L015',
      severity: 'info',
      start,
      end,
      message:
        'O cálculo usa o percentual de cumprimento de metas, e o ato não diz o peso de cada meta nem como se mede a que é qualitativa.',
      suggestion: 'Dizer o peso de cada meta, ou que todas pesam o mesmo, e quando cada uma está cumprida.',
    }));
}
