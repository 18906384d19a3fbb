import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type {
  Commission,
  Evaluation,
  EvaluationState,
  FinalEvaluation,
  IssuedMinutes,
} from './evaluation.ts';
import { type FourMonths, monthAfter, monthsOf, nextPeriod, periodInWords } from './period.ts';
import type { CacTerms } from './terms.ts';

/** What may be done to an evaluation. */
export const CAC_ACTIONS = ['open', 'judge', 'meet', 'notice', 'answer', 'opine', 'reopen', 'sign'] as const;
export type CacAction = (typeof CAC_ACTIONS)[number];

/** What the rules ask of the world around an evaluation. */
export interface CacFacts {
  readonly terms: CacTerms;
  readonly period: FourMonths;
  readonly today: string;
  /** ISO 8601 instant. */
  readonly now: string;
  readonly actor: string | null;
  /** First day from which the Termo is in force. */
  readonly effectFrom: string;
  /** Whether the instrument has the act that constitutes the commission. */
  readonly constituted: boolean;
  readonly commission: Commission | null;
  /** Every other evaluation of the Termo. */
  readonly others: readonly { readonly period: FourMonths; readonly state: EvaluationState }[];
  readonly finals: readonly FinalEvaluation[];
  /** Payment months that somebody authorised. */
  readonly authorised: readonly string[];
  /** The last day to answer, if the notice were of today. */
  readonly answerUntil: string;
}

/** What is said with an action, where the rules look at it. */
export interface CacSaid {
  readonly goal?: string;
  readonly until?: string;
  readonly competencia?: string;
  readonly sha256?: string;
  readonly on?: string;
  /** The minutes cited; null where they were typed. */
  readonly issued?: IssuedMinutes | null;
}

type Reasons = (evaluation: Evaluation, facts: CacFacts, said: CacSaid) => string[];

const when = (fails: boolean, reason: string): string[] => (fails ? [reason] : []);

const STATE_WORDS: Readonly<Record<EvaluationState, string>> = {
  OPEN: 'está em preenchimento',
  NOTICED: 'foi notificada ao hospital e espera a resposta',
  ANSWERED: 'foi respondida e espera o parecer',
  OPINED: 'tem parecer e espera as assinaturas',
  FINAL: 'está assinada: nada mais muda nela',
};

const FROM: Readonly<Record<Exclude<CacAction, 'open'>, readonly EvaluationState[]>> = {
  judge: ['OPEN'],
  meet: ['OPEN'],
  notice: ['OPEN'],
  answer: ['NOTICED'],
  opine: ['NOTICED', 'ANSWERED'],
  reopen: ['NOTICED', 'ANSWERED', 'OPINED'],
  sign: ['OPINED'],
};

/** Every reason why an action is refused now (pt-BR); none where it may be done. */
export function refusalsOf(
  action: CacAction,
  evaluation: Evaluation | null,
  facts: CacFacts,
  said: CacSaid = {},
): string[] {
  if (action === 'open') return opening(evaluation, facts);
  if (evaluation === null)
    return [`A avaliação do ${periodInWords(facts.period)} ainda não foi aberta: abra-a antes.`];
  return [
    ...when(
      evaluation.lastAt > facts.now,
      `O relógio está atrasado: agora seria ${facts.now}, e o último ato desta avaliação é de ${evaluation.lastAt}. Acerte o relógio do servidor.`,
    ),
    ...when(
      !FROM[action].includes(evaluation.state),
      `Isto não se faz agora: a avaliação ${STATE_WORDS[evaluation.state]}.`,
    ),
    ...OWN[action](evaluation, facts, said),
  ];
}

function opening(evaluation: Evaluation | null, facts: CacFacts): string[] {
  const { period, today, constituted, commission, effectFrom } = facts;
  const [first] = monthsOf(period);
  const words = periodInWords(period);
  return [
    ...when(evaluation !== null, `A avaliação do ${words} já foi aberta.`),
    ...when(!constituted, 'A CAC não está constituída: registre o ato (E10) no instrumento.'),
    ...when(
      commission === null,
      'A composição da CAC não foi registrada: diga o ato e os membros que assinam.',
    ),
    ...when(
      monthAfter(period) > today.slice(0, 7),
      `O ${words} ainda não terminou: avalia-se depois do último mês.`,
    ),
    ...when(
      (first ?? '') < effectFrom.slice(0, 7),
      `O ${words} começa antes do Termo, que vale desde ${formatDay(effectFrom)}.`,
    ),
    ...consecutive(facts),
  ];
}

/** One follows the other without a hole: what the act calls consecutive. */
function consecutive({ period, others }: CacFacts): string[] {
  const last = others
    .map((each) => each.period)
    .toSorted()
    .at(-1);
  if (last === undefined) return [];
  const expected = nextPeriod(last);
  if (period !== expected)
    return [
      `As avaliações são consecutivas: depois do ${periodInWords(last)} vem o ${periodInWords(expected)}, e não o ${periodInWords(period)}. Nenhum quadrimestre se pula.`,
    ];
  return when(
    others.some((each) => each.period === last && each.state !== 'FINAL'),
    `O ${periodInWords(last)} ainda não foi assinado: conclua-o antes de abrir o seguinte.`,
  );
}

const OWN: Readonly<Record<Exclude<CacAction, 'open'>, Reasons>> = {
  judge: (_, { terms }, { goal }) =>
    when(
      !terms.goals.some(({ id, kind }) => id === goal && kind === 'qualitative'),
      'Só as metas qualitativas se julgam: as quantitativas são calculadas da produção e das declarações.',
    ),
  meet: (_, { today, period, commission }, { on = '', issued = null }) => [
    ...uncited(commission, issued),
    ...when(on > today, 'A reunião ainda não aconteceu.'),
    ...when(
      on.slice(0, 7) < monthAfter(period),
      'A reunião que avalia o quadrimestre é depois do seu último mês.',
    ),
  ],
  notice: ({ judged, meeting }, { terms, answerUntil }, { until = '' }) => [
    ...unjudged(terms, judged),
    ...when(meeting === null, 'Falta a reunião da CAC com a ata: registre o dia e o número.'),
    ...when(
      until < answerUntil,
      `O hospital tem ao menos ${terms.answer.days} dias para responder: até ${formatDay(answerUntil)}.`,
    ),
  ],
  answer: ({ notice }, { today }) =>
    when(
      notice !== null && today > notice.until,
      `O prazo de resposta terminou em ${formatDay(notice?.until ?? today)}.`,
    ),
  opine: ({ notice, state }, { today, period, finals, authorised }, { competencia = '' }) => [
    ...when(
      state === 'NOTICED' && notice !== null && today <= notice.until,
      `O hospital ainda pode responder, até ${formatDay(notice?.until ?? today)}.`,
    ),
    ...when(
      competencia < monthAfter(period),
      `A avaliação alcança pagamentos a partir de ${competenciaInWords(monthAfter(period))}, o mês seguinte ao quadrimestre.`,
    ),
    ...finals
      .filter((each) => each.competencia > competencia)
      .map((each) => `A avaliação anterior alcança de ${words(each.competencia)}: esta não vem antes dela.`),
    ...paid(authorised, competencia),
  ],
  reopen: () => [],
  sign: ({ opinion, signatures }, { actor }) => {
    const own = opinion?.seats.find(({ person }) => person === actor);
    if (own === undefined)
      return ['Assina quem é membro da CAC nesta avaliação: a sua conta não está entre eles.'];
    return when(
      signatures.some(({ seat }) => seat === own.id),
      'Você já assinou esta avaliação.',
    );
  },
};

/** A commission that meets in a collegiate body cites the minutes issued there: what is typed proves nothing. */
function uncited(commission: Commission | null, issued: IssuedMinutes | null): string[] {
  const body = commission?.body ?? null;
  if (body === null || issued?.body === body) return [];
  return [
    `A CAC se reúne no colegiado “${body}”: cite a ata que ele emitiu. Sem ata emitida, a reunião se conclui antes em Colegiados.`,
  ];
}

function unjudged(terms: CacTerms, judged: Evaluation['judged']): string[] {
  const missing = terms.goals.filter(({ id, kind }) => kind === 'qualitative' && judged[id] === undefined);
  return when(
    missing.length > 0,
    `Faltam julgar ${missing.length} metas qualitativas: ${missing.map(({ id }) => id).join(', ')}.`,
  );
}

const words = (competencia: string): string => competenciaInWords(parseCompetencia(competencia));

/** What was authorised by the evaluations of then is not calculated by others without saying so. */
function paid(authorised: readonly string[], competencia: string): string[] {
  const reached = authorised.filter((each) => each >= competencia).toSorted();
  return when(
    reached.length > 0,
    `Já foram autorizadas competências que ela alcançaria (${reached.join(', ')}): escolha a seguinte a ${reached.at(-1) ?? ''}.`,
  );
}
