import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { Evaluation } from '../cac/evaluation.ts';
import { type FourMonths, periodInWords } from '../cac/period.ts';
import type { DocumentDue } from '../instrument/fold.ts';
import type { Instrument } from '../instrument/instrument.ts';
import { daysBetween } from '../instrument/term.ts';
import { unansweredNotice } from '../instrument/unanswered.ts';
import type { DeadlineKind } from './kinds.ts';

/** A term within which somebody of a Termo must act, while nobody did. */
export interface Deadline {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly what: string;
  /** From when it runs and how its days are counted. */
  readonly rule: string;
  readonly lastDay: string;
  /** Below zero once it passed. */
  readonly daysLeft: number;
  /** Where it is answered, below the address of the Termo. */
  readonly at: string;
}

export interface DeadlineFacts {
  readonly today: string;
  /** Whether the instrument still lives: what it must present ends with it, the accounts of its money do not. */
  readonly open: boolean;
  readonly documents: readonly DocumentDue[];
  readonly instrument: Instrument;
  readonly evaluations: readonly { readonly period: FourMonths; readonly evaluation: Evaluation }[];
  /** Accounts of which something is asked now: an answer to a notice, or to be presented at all. */
  readonly accounts: readonly AccountsDue[];
}

interface AccountsDue {
  readonly competencia: string;
  readonly kind: 'notice' | 'accounts';
  /** The day of the notice, or of the last payment. */
  readonly from: string;
  readonly lastDay: string;
}

const COUNTED =
  'dias corridos, sem contar o primeiro; o que vence em dia sem expediente passa ao dia útil seguinte';

/** Every term that runs or ran out, the nearest first. Pure. */
export function deadlinesOf(facts: DeadlineFacts): Deadline[] {
  const { today, open, documents, instrument, evaluations, accounts } = facts;
  const found = [
    ...(open ? documents.flatMap(ofDocument) : []),
    ...(open ? ofSuspension(instrument) : []),
    ...evaluations.flatMap(ofEvaluation),
    ...accounts.map(ofAccounts),
  ];
  return found
    .map((each) => ({ ...each, daysLeft: daysBetween(today, each.lastDay) }))
    .toSorted((a, b) => a.lastDay.localeCompare(b.lastDay) || a.id.localeCompare(b.id));
}

type Found = Omit<Deadline, 'daysLeft'>;

function ofDocument({ document: { event, label }, term, presented }: DocumentDue): Found[] {
  if (presented !== null) return [];
  const { days, from, counted, carried, lastDay } = term;
  const carriedOn = carried === null ? '' : ` (${formatDay(counted)} é ${carried})`;
  const rule = `${days} dias desde a assinatura, em ${formatDay(from)}: ${COUNTED}${carriedOn}.`;
  return [
    { id: `document/${event}`, kind: 'document', what: `Apresentar: ${label}`, rule, lastDay, at: 'vida' },
  ];
}

function ofSuspension(instrument: Instrument): Found[] {
  const notice = unansweredNotice(instrument);
  const lastDay = notice?.details.until;
  if (notice === null || lastDay === undefined) return [];
  const rule = `Notificação de ${formatDay(notice.on)} (${notice.document}), que diz o dia: ${COUNTED}.`;
  const what = 'Responder à notificação que precede a suspensão';
  return [{ id: `suspension/${notice.on}`, kind: 'suspension', what, rule, lastDay, at: 'vida' }];
}

function ofEvaluation({
  period,
  evaluation: { state, notice },
}: DeadlineFacts['evaluations'][number]): Found[] {
  if (state !== 'NOTICED' || notice === null) return [];
  const rule = `Ficha notificada em ${formatDay(notice.at.slice(0, 10))}, que diz o dia: ${COUNTED}.`;
  const what = `Responder à avaliação da CAC do ${periodInWords(period)}`;
  return [
    {
      id: `evaluation/${period}`,
      kind: 'evaluation',
      what,
      rule,
      lastDay: notice.until,
      at: `cac/${period}`,
    },
  ];
}

function ofAccounts({ competencia, kind, from, lastDay }: AccountsDue): Found {
  const month = competenciaInWords(parseCompetencia(competencia));
  const at = `prestacao-de-contas/${competencia}`;
  const id = `${kind}/${competencia}/${from}`;
  if (kind === 'notice') {
    const what = `Responder às inconsistências das contas de ${month}`;
    return { id, kind, what, rule: `Notificadas em ${formatDay(from)}: ${COUNTED}.`, lastDay, at };
  }
  const rule = `Pago em ${formatDay(from)}: até o último dia do mês seguinte, levado ao dia útil seguinte. O art. 9º pede o relatório a cada mês e não fixa o dia, que é desta instalação.`;
  return { id, kind, what: `Prestar contas de ${month}`, rule, lastDay, at };
}
