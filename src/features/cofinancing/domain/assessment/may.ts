import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { type Assessment, type AssessmentState, PARTIES, type Party } from './assessment.ts';
import { type AssessmentPeriod, assessmentInWords, firstMonthOf, turnBefore } from './period.ts';

export const ASSESSMENT_ACTIONS = [
  'open',
  'freeze',
  'score',
  'sign',
  'reopen',
  'ratify',
  'order',
  'publish',
] as const;
export type AssessmentAction = (typeof ASSESSMENT_ACTIONS)[number];

/** What the rules ask of the world around an assessment. */
export interface AssessmentFacts {
  readonly period: AssessmentPeriod;
  readonly today: string;
  /** ISO 8601 instant. */
  readonly now: string;
  readonly actor: string | null;
  readonly effectFrom: string;
  readonly others: readonly { readonly period: AssessmentPeriod; readonly state: AssessmentState }[];
  /** Payment months that somebody authorised. */
  readonly authorised: readonly string[];
  /** Months from which an ordinance of base values stands. */
  readonly ordered: readonly string[];
  /** Those who sit in the commission; empty where it has no members yet. */
  readonly seats: readonly string[];
}

/** What is said with an action, where the rules look at it. */
export interface AssessmentSaid {
  readonly competencia?: string;
  readonly party?: Party;
  readonly factor?: string;
  readonly reason?: string | null;
  readonly day?: string;
}

export const PARTY_WORDS: Readonly<Record<Party, string>> = {
  cac: 'Comissão de acompanhamento (CAC)',
  regional: 'Escritório Regional de Saúde',
  central: 'Nível central (SPCA)',
};

export const ASSESSMENT_WORDS: Readonly<Record<AssessmentState, string>> = {
  OPEN: 'aberta, à espera da evidência',
  EVIDENCE_FROZEN: 'com a evidência congelada',
  SCORED: 'pontuada, à espera da ratificação',
  RATIFIED: 'ratificada, à espera da portaria',
  ORDERED: 'com portaria emitida, à espera da publicação',
  PUBLISHED: 'publicada',
};

const FROM: Readonly<Record<Exclude<AssessmentAction, 'open'>, readonly AssessmentState[]>> = {
  freeze: ['OPEN'],
  score: ['EVIDENCE_FROZEN'],
  sign: ['SCORED'],
  reopen: ['EVIDENCE_FROZEN', 'SCORED'],
  ratify: ['SCORED'],
  order: ['RATIFIED'],
  publish: ['ORDERED'],
};

const when = (fails: boolean, reason: string): string[] => (fails ? [reason] : []);

/** Every reason why an action is refused now (pt-BR); none where it may be done. */
export function refusalsOf(
  action: AssessmentAction,
  assessment: Assessment | null,
  facts: AssessmentFacts,
  said: AssessmentSaid = {},
): string[] {
  if (action === 'open') return opening(assessment, facts, said);
  if (assessment === null)
    return [`A avaliação do ${assessmentInWords(facts.period)} ainda não foi aberta: abra-a antes.`];
  return [
    ...when(
      assessment.lastAt > facts.now,
      `O relógio está atrasado: agora seria ${facts.now}, e o último ato desta avaliação é de ${assessment.lastAt}. Acerte o relógio do servidor.`,
    ),
    ...when(
      !FROM[action].includes(assessment.state),
      `Isto não se faz agora: a avaliação está ${ASSESSMENT_WORDS[assessment.state]}.`,
    ),
    ...(OWN[action]?.(assessment, facts, said) ?? []),
  ];
}

function opening(
  assessment: Assessment | null,
  facts: AssessmentFacts,
  { competencia = '' }: AssessmentSaid,
): string[] {
  const { period, today, effectFrom, others } = facts;
  const words = assessmentInWords(period);
  const before = turnBefore(period);
  const open = others.filter(({ state }) => state !== 'PUBLISHED');
  return [
    ...when(assessment !== null, `A avaliação do ${words} já foi aberta.`),
    ...when(firstMonthOf(period) > today.slice(0, 7), `O ${words} ainda não começou.`),
    ...when(
      before !== null && !others.some((each) => each.period === before),
      `A avaliação a pedido vem depois da primeira do semestre.`,
    ),
    ...open.map(
      (each) =>
        `A avaliação do ${assessmentInWords(each.period)} não terminou: conclua-a antes de abrir outra.`,
    ),
    ...when(
      competencia !== '' && competencia < effectFrom.slice(0, 7),
      `O Termo vale desde ${formatDay(effectFrom)}: a avaliação não alcança competência anterior.`,
    ),
    ...reach(facts, competencia),
  ];
}

/** A score reaches no month that somebody authorised, nor one that another ordinance has already reached. */
function reach({ authorised, ordered }: AssessmentFacts, competencia: string): string[] {
  if (competencia === '') return [];
  const paid = authorised
    .filter((each) => each >= competencia)
    .toSorted()
    .at(-1);
  const standing = ordered.toSorted().at(-1);
  return [
    ...when(
      paid !== undefined,
      `A competência de ${inWords(paid)} já foi autorizada: o valor novo alcança depois dela.`,
    ),
    ...when(
      standing !== undefined && competencia <= standing,
      `Os valores de base de ${inWords(standing)} já valem: a avaliação alcança uma competência depois dela.`,
    ),
  ];
}

const inWords = (month: string | undefined): string =>
  month === undefined ? '' : competenciaInWords(parseCompetencia(month));

type Reasons = (assessment: Assessment, facts: AssessmentFacts, said: AssessmentSaid) => string[];

const OWN: Partial<Record<AssessmentAction, Reasons>> = {
  freeze: ({ competencia }, facts) => reach(facts, competencia),
  sign: ({ signatures }, { actor, seats }, { party }) => [
    ...when(
      signatures.some((each) => each.party === party),
      'Esta assinatura já foi dada.',
    ),
    ...when(
      signatures.some(({ by }) => by === actor),
      'Cada assinatura é de outra pessoa: você já assinou esta avaliação.',
    ),
    ...when(
      party === 'cac' && seats.length > 0 && !seats.includes(actor ?? ''),
      'Pela comissão assina quem tem cadeira nela.',
    ),
  ],
  ratify: (assessment, facts, { factor, reason }) => [
    ...missingSignatures(assessment),
    ...when(
      assessment.signatures.some(({ by }) => by === facts.actor),
      'Quem assinou a pontuação não a ratifica: cabe a outra pessoa.',
    ),
    ...ceiling(assessment, factor, reason),
    ...reach(facts, assessment.competencia),
  ],
  order: ({ competencia }, facts) => reach(facts, competencia),
  publish: ({ competencia }, facts, { day }) => [
    ...when(day !== undefined && day > facts.today, 'A publicação ainda não aconteceu.'),
    ...reach(facts, competencia),
  ],
};

function missingSignatures({ signatures }: Assessment): string[] {
  const missing = PARTIES.filter((party) => !signatures.some((each) => each.party === party));
  if (missing.length === 0) return [];
  return [`Falta assinar: ${missing.map((party) => PARTY_WORDS[party]).join('; ')}.`];
}

/** What is ratified may be the score or less, and less says why. */
function ceiling({ scored }: Assessment, factor: string | undefined, reason?: string | null): string[] {
  if (factor === undefined || scored === null) return [];
  const said = Rational.parse(factor);
  const computed = Rational.parse(scored.score.factor);
  return [
    ...when(said.compare(Rational.zero) < 0, 'O valor ratificado não é negativo.'),
    ...when(
      said.compare(computed) > 0,
      `O valor ratificado não passa da pontuação, ${formatExact(computed, 2, 4)} TabelaSUS.`,
    ),
    ...when(
      said.compare(computed) < 0 && (reason ?? '').trim().length < 10,
      'O valor ratificado é menor que a pontuação: diga o motivo em ao menos 10 letras.',
    ),
  ];
}
