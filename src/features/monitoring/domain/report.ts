import { formatDay } from '../../../kernel/format.ts';
import type { CycleCalendar } from './calendar.ts';
import type { Review } from './cell.ts';
import type { Phase } from './phase.ts';

/**
 * What becomes of a unit's report of a month: written, handed to its coordination, sent to who approves, and given back or approved.
 * Null (no row) is a month of which the unit said nothing in a report.
 */
export const REPORT_STATES = ['draft', 'submitted', 'sent', 'returned', 'approved'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_WORDS: Readonly<Record<ReportState, string>> = {
  draft: 'Rascunho',
  submitted: 'Com a coordenação',
  sent: 'Enviado',
  returned: 'Devolvido',
  approved: 'Aprovado',
};

/** Whether a report is in the hands of who decides, or decided. */
export const isSent = (state: ReportState | null): boolean =>
  state === 'submitted' || state === 'sent' || state === 'approved';

/** The meeting that a unit holds before the conduction meeting (action 1.3.1): held on a day, or not, and why. */
interface OwnMeeting {
  readonly held: boolean;
  readonly day: string | null;
  readonly note: string | null;
}

/** A unit's report as its events tell it. */
export interface Report {
  readonly state: ReportState;
  /** Of the first sending to who approves. */
  readonly firstSentOn: string | null;
  /** Why it was given back. */
  readonly reason: string | null;
  readonly meeting: OwnMeeting | null;
  /** Whether the last return gave back all of it, or lines by themselves. */
  readonly wholeReturned: boolean;
  readonly version: number;
}

export const NO_REPORT: Report = {
  state: 'draft',
  firstSentOn: null,
  reason: null,
  meeting: null,
  wholeReturned: false,
  version: 0,
};

/** What can happen to a report. `on` is the day in the zone of the installation. */
export type ReportEvent =
  | { readonly type: 'submitted'; readonly data: { on: string; blanks: number } }
  | { readonly type: 'sent'; readonly data: { on: string; blanks: number } }
  | { readonly type: 'recalled'; readonly data: Record<string, never> }
  | { readonly type: 'returned'; readonly data: { reason: string; cells: readonly string[] } }
  | { readonly type: 'approved'; readonly data: { on: string } }
  /** Who decided takes the decision back: the report stands as it did before. */
  | {
      readonly type: 'decision-undone';
      readonly data: { undoes: number } & Pick<Report, 'state' | 'reason' | 'wholeReturned'>;
    }
  | { readonly type: 'meeting-told'; readonly data: { meeting: OwnMeeting } };

/** The report after one more event. */
export function applyReportEvent(report: Report, event: ReportEvent): Report {
  const version = report.version + 1;
  switch (event.type) {
    case 'submitted':
      return { ...report, state: 'submitted', reason: null, version };
    case 'sent':
      return {
        ...report,
        ...{ state: 'sent', reason: null, firstSentOn: report.firstSentOn ?? event.data.on, version },
      };
    case 'recalled':
      return { ...report, state: 'draft', version };
    case 'returned':
      return {
        ...report,
        state: 'returned',
        reason: event.data.reason,
        wholeReturned: event.data.cells.length === 0,
        version,
      };
    case 'approved':
      return {
        ...report,
        ...{ state: 'approved', reason: null, firstSentOn: report.firstSentOn ?? event.data.on, version },
      };
    case 'decision-undone': {
      const { state, reason, wholeReturned } = event.data;
      return { ...report, state, reason, wholeReturned, version };
    }
    case 'meeting-told':
      return { ...report, meeting: event.data.meeting, version };
  }
}

export const foldReport = (events: readonly ReportEvent[]): Report =>
  events.reduce(applyReportEvent, NO_REPORT);

interface Writing {
  readonly phase: Phase;
  readonly state: ReportState;
  readonly review: Review | null;
  readonly wholeReturned: boolean;
  /** Whether who writes sends for the unit: a coordination corrects what was handed to it. */
  readonly maySend: boolean;
}

const given = (review: Review | null): boolean => review === 'returned' || review === 'answered';

/** Why a cell may not be written now, or null. */
export function writeRefusal({ phase, state, review, wholeReturned, maySend }: Writing): string | null {
  if (phase === 'ahead') return 'O mês ainda não abriu: lança-se a partir do dia em que abre.';
  if (state === 'returned' && !wholeReturned && given(review)) return null;
  if (phase === 'locked')
    return 'O mês fechou: só muda a linha que for devolvida. Peça a devolução a quem aprova, com o motivo.';
  if (state === 'returned' && !wholeReturned)
    return 'Só as linhas devolvidas se mudam agora; as outras já foram vistas.';
  if (state === 'submitted' && !maySend)
    return 'O lançamento está com a coordenação. Recolha-o para mudá-lo.';
  if (state === 'sent') return 'O lançamento foi enviado e espera a decisão. Recolha-o para mudá-lo.';
  if (state === 'approved') return 'O lançamento foi aprovado. Peça a devolução da linha a quem aprova.';
  return null;
}

/** What sending becomes, by what the sender may do for the unit: who approves need not approve what they send themselves. */
export function sentAs(may: { send: boolean; approve: boolean }): 'submitted' | 'sent' | 'approved' {
  if (may.approve) return 'approved';
  return may.send ? 'sent' : 'submitted';
}

/** Why a report may not be sent now, or null. `answers`: it has lines that were given back and written again. */
export function sendRefusal(
  phase: Phase,
  state: ReportState,
  maySend: boolean,
  answers: boolean,
): string | null {
  if (phase === 'ahead') return 'O mês ainda não abriu.';
  if (state === 'sent') return 'O lançamento já foi enviado e espera a decisão.';
  if (state === 'approved') return 'O lançamento já foi aprovado.';
  if (state === 'submitted' && !maySend) return 'O lançamento já está com a coordenação.';
  if (phase === 'locked' && state !== 'returned' && !(state === 'submitted' && answers))
    return 'O mês fechou: só se envia a linha que for devolvida e respondida.';
  return null;
}

/** Why a report may not be taken back by its unit, or null. */
export function recallRefusal(phase: Phase, state: ReportState, maySend: boolean): string | null {
  if (phase === 'locked') return 'O mês fechou: o que foi enviado fica como está.';
  if (state === 'submitted' || (state === 'sent' && maySend)) return null;
  return 'Só se recolhe o que foi enviado e ainda espera a decisão.';
}

/**
 * Why a report or a cell of it may not be given back, or null: by who approves once it was sent, by the coordination while it holds it.
 * In a locked month who approves opens any line, also of a report that was never sent: there is no other way to correct it.
 */
export function returnRefusal(
  phase: Phase,
  state: ReportState,
  may: { send: boolean; approve: boolean },
): string | null {
  if (phase === 'locked' && may.approve) return null;
  if (state === 'submitted' && (may.send || may.approve)) return null;
  if ((state === 'sent' || state === 'approved') && may.approve) return null;
  if (state === 'returned') return 'O lançamento já foi devolvido: a unidade ainda não o reenviou.';
  if (state === 'draft') return 'A unidade ainda não enviou este lançamento.';
  return 'Devolve um lançamento quem o recebeu: a coordenação, ou depois dela quem aprova.';
}

/** Why the meeting of a unit may not be told so, or null: it was held in this month's time, not after the conduction meeting that it prepares. */
export function meetingRefusal(
  { held, day }: Pick<OwnMeeting, 'held' | 'day'>,
  { opensOn, meeting }: Pick<CycleCalendar, 'opensOn' | 'meeting'>,
  today: string,
): string | null {
  if (!held || day === null) return null;
  const named = formatDay(day);
  if (day > today) return `${named} ainda não chegou: registra-se a reunião já feita.`;
  if (day < opensOn)
    return `${named} é antes de o mês abrir, em ${formatDay(opensOn)}: registre a reunião em que a unidade viu este mês.`;
  if (day > meeting)
    return `${named} é depois da reunião de condução, de ${formatDay(meeting)}, e a da unidade vem antes dela. Se antes não houve, registre que não foi feita, e por quê.`;
  return null;
}
