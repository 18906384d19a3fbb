import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { Obligation } from './obligation.ts';
import type { ObligationRecord, Submission } from './submission.ts';

export const ANSWERS = ['withdraw', 'accept', 'return'] as const;
/** What may be done to what was submitted. */
export type Answer = (typeof ANSWERS)[number];

export interface SubmissionFacts {
  readonly obligation: Obligation;
  readonly today: string;
  /** ISO 8601 instant. */
  readonly now: string;
  readonly actor: string | null;
  /** First day from which the Termo is in force. */
  readonly effectFrom: string;
}

const when = (fails: boolean, reason: string): string[] => (fails ? [reason] : []);
const words = (month: string): string => competenciaInWords(parseCompetencia(month));

const clockBack = ({ lastAt }: ObligationRecord, { now }: SubmissionFacts): string[] =>
  when(
    lastAt > now,
    `O relógio está atrasado: agora seria ${now}, e o último ato desta obrigação é de ${lastAt}. Acerte o relógio do servidor.`,
  );

/** Every reason why nothing may be submitted for the obligation, whatever it is. */
export function refusalsToSubmit(record: ObligationRecord, facts: SubmissionFacts): string[] {
  return [
    ...clockBack(record, facts),
    ...when(
      facts.obligation.proof.kind !== 'document',
      'Esta obrigação se comprova pelo que está registrado aqui: nada se apresenta por ela. Registre a etapa, o arquivo ou a declaração que falta.',
    ),
    ...when(
      facts.obligation.often === 'once' && record.submissions.some(({ state }) => state === 'ACCEPTED'),
      'Esta obrigação é cumprida uma vez, e já foi aceita.',
    ),
  ];
}

/** The same, of one month where the obligation is monthly. */
export function refusalsOfSubmission(
  record: ObligationRecord,
  facts: SubmissionFacts,
  month: string | null,
): string[] {
  const open = record.submissions.find((each) => each.state === 'REVIEW' && each.month === month);
  return [
    ...refusalsToSubmit(record, facts),
    ...(facts.obligation.often === 'monthly' ? ofMonth(record, facts, month) : []),
    ...when(
      open !== undefined,
      `Já há um envio em análise (${open?.number ?? ''}): espere a resposta, ou quem o enviou o desfaz.`,
    ),
  ];
}

function ofMonth({ submissions }: ObligationRecord, facts: SubmissionFacts, month: string | null): string[] {
  if (month === null) return ['Diga o mês que o arquivo comprova.'];
  const accepted = submissions.find((each) => each.state === 'ACCEPTED' && each.month === month);
  return [
    ...when(
      month >= facts.today.slice(0, 7),
      `${words(month)} ainda não terminou: comprova-se depois do último dia do mês.`,
    ),
    ...when(
      month < facts.effectFrom.slice(0, 7),
      `${words(month)} é antes do Termo, que vale desde ${formatDay(facts.effectFrom)}.`,
    ),
    ...when(accepted !== undefined, `${words(month)} já está comprovado (${accepted?.number ?? ''}).`),
  ];
}

export interface AnswerSaid {
  readonly reason?: string;
  readonly until?: string | null;
}

/** Every reason why what was submitted may not be answered so. `said` is left out where only the turn is asked. */
export function refusalsOfAnswer(
  answer: Answer,
  record: ObligationRecord,
  submission: Submission | undefined,
  facts: SubmissionFacts,
  said?: AnswerSaid,
): string[] {
  if (submission === undefined) return ['Não há envio com este protocolo nesta obrigação.'];
  const own = submission.by === facts.actor;
  return [
    ...clockBack(record, facts),
    ...when(submission.state !== 'REVIEW', `O envio ${submission.number} ${DONE_WORDS[submission.state]}.`),
    ...when(answer === 'withdraw' && !own, 'Só quem enviou desfaz o envio, antes da análise.'),
    ...when(
      answer !== 'withdraw' && own,
      'Quem enviou não analisa o próprio envio: outra pessoa o aceita ou devolve.',
    ),
    ...(said === undefined ? [] : OWN[answer](facts, said)),
  ];
}

const DONE_WORDS: Readonly<Record<Submission['state'], string>> = {
  REVIEW: 'está em análise',
  ACCEPTED: 'já foi aceito',
  RETURNED: 'já foi devolvido',
  WITHDRAWN: 'foi desfeito por quem o enviou',
};

const OWN: Readonly<Record<Answer, (facts: SubmissionFacts, said: AnswerSaid) => string[]>> = {
  withdraw: () => [],
  accept: ({ obligation, today }, { until = null }) => {
    if (obligation.often !== 'standing') return [];
    if (until === null) return ['Diga até que dia a comprovação vale: a obrigação é permanente.'];
    return when(until <= today, `A validade vai além de hoje, ${formatDay(today)}.`);
  },
  return: (_, { reason = '' }) =>
    when(reason.trim() === '', 'Diga o motivo da devolução: quem enviou precisa saber o que corrigir.'),
};
