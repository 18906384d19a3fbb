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
/** The noun with what it is of, not the name of an office ("avaliação das metas"), or the verb with its subject ("metas serão avaliadas"). */
const EVALUATION =
  /(?<!controle e )\b(?:(?<noun>avalia[cg]\S{1,3}|reavalia[cg]\S{1,3}|revis\S{1,2}o)(?=[ .,;])(?: d[aeo]s? (?<of>[a-z]{4,}))?|(?<subject>[a-z]{4,}) (?:ser(?:a|ao)|sao|deve\S* ser) (?<verb>reavaliad|avaliad|revisad)[ao]s?)/gu;
/** How far the rate may stand from what is evaluated. */
const REACH = 100;
/** Things whose own rate stands beside them: "relatório anual", "e o repasse é mensal". */
const OF_ANOTHER =
  /\b(?:relatorios?|repasses?|pagamentos?|planos?|programac(?:ao|oes)|parcelas?|prestac(?:ao|oes) de contas|reuni(?:ao|oes)|incentivos?|cronogramas?|monitoramento)\s+(?:(?:e|sera|sao|serao)\s+)?$/u;

interface Stated extends Hit {
  readonly times: number;
  /** "avalia", "reavalia", "revis", and of what; empty where the text does not say. */
  readonly stem: string;
  readonly of: string;
  readonly isVerb: boolean;
}

/** L016: one evaluation that the act makes at two rates, counted by year. */
export function frequenciesTwice(text: LegalText): Mark[] {
  const stated = hitsOf(text, FREQUENCY).flatMap((hit) => statedBy(text, hit) ?? []);
  const told: Stated[] = [];
  return stated.flatMap((other, index): Mark[] => {
    const first = stated.slice(0, index).find((before) => isOfOne(before, other));
    if (first === undefined || first.times === other.times) return [];
    if (told.some((before) => before.times === other.times && isOfOne(before, other))) return [];
    told.push(other);
    return [
      {
        rule: 'L016',
        severity: 'warning',
        start: other.start,
        end: other.end,
        message: `A avaliação é “${quoted(text, other)}” (${perYear(other.times)}) aqui e “${quoted(text, first)}” (${perYear(first.times)}) em outro ponto.`,
        suggestion: 'Dizer uma só periodicidade, ou o que cada avaliação avalia.',
      },
    ];
  });
}

/** The evaluation that a rate is of: the last before it, with no other rate and no other thing between. */
function statedBy(text: LegalText, hit: Hit): Stated | null {
  const times = timesAYear(hit);
  const from = Math.max(sentenceAround(text, hit.start).start, hit.end - REACH);
  const evaluation = hitsOf(text, EVALUATION, from, hit.end).at(-1);
  if (times === null || evaluation === undefined) return null;
  const between = text.folded.slice(evaluation.end, hit.start);
  if (hitsOf(text, FREQUENCY, evaluation.end, hit.start).length > 0 || OF_ANOTHER.test(between)) return null;
  const { noun, of = '', subject = '', verb } = evaluation.groups;
  const stem = /^(?:re)?avalia|^revis/u.exec(verb ?? noun ?? '')?.[0] ?? '';
  return { ...hit, times, stem, of: verb ? subject : of, isVerb: verb !== undefined };
}

/** Evaluations named alike are of one thing unless both say of what and differ; a verb has to say the same thing. */
function isOfOne(one: Stated, other: Stated): boolean {
  if (one.isVerb || other.isVerb) return one.stem === other.stem && one.of === other.of;
  return one.stem !== other.stem || one.of === '' || other.of === '' || one.of === other.of;
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
