import { Temporal } from 'temporal-polyfill';
import { formatDay } from '../../../kernel/format.ts';
import type { BodyTerms } from './body.ts';

/**
 * The days around a meeting: on which its agenda closes by itself and goes out to who has a seat; on which the draft of its minutes goes to
 * who came; until which they amend it (that day included).
 */
export interface MeetingDays {
  readonly agendaOn: string;
  readonly draftBy: string;
  readonly amendUntil: string;
}

/** `planned` until the agenda is closed; `final` once the minutes are issued. */
export const STAGES = ['planned', 'agenda', 'open', 'closed', 'final', 'cancelled'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  planned: 'Prevista',
  agenda: 'Pauta fechada',
  open: 'Em andamento',
  closed: 'Ata em minuta',
  final: 'Ata publicada',
  cancelled: 'Cancelada',
};

/** What people may do of a meeting, and the stage that it leads to. */
export const MOVES = {
  freezeAgenda: { from: ['planned'], to: 'agenda', verb: 'fechar a pauta' },
  open: { from: ['planned', 'agenda'], to: 'open', verb: 'abrir a reunião' },
  close: { from: ['open'], to: 'closed', verb: 'encerrar a reunião' },
  issue: { from: ['closed'], to: 'final', verb: 'publicar a ata' },
  cancel: { from: ['planned', 'agenda'], to: 'cancelled', verb: 'cancelar a reunião' },
  reschedule: { from: ['planned', 'agenda', 'cancelled'], to: 'planned', verb: 'mudar o dia da reunião' },
} as const satisfies Record<string, { from: readonly Stage[]; to: Stage; verb: string }>;

export type Move = keyof typeof MOVES;

/** Why a move is refused in this stage, or null. */
export function moveRefusal(move: Move, stage: Stage): string | null {
  const { from, verb } = MOVES[move];
  if ((from as readonly Stage[]).includes(stage)) return null;
  return `Não dá para ${verb}: a reunião está “${STAGE_WORDS[stage]}”.`;
}

/** What may be written of the items and the attendance: only while the meeting goes on. */
export const liveRefusal = (stage: Stage): string | null =>
  stage === 'open'
    ? null
    : `Só se registra decisão e presença com a reunião em andamento; ela está “${STAGE_WORDS[stage]}”.`;

/** Who came is written while the meeting goes on, and corrected until its minutes are issued: those who came are who amends them. */
export const presenceRefusal = (stage: Stage): string | null =>
  stage === 'closed' ? null : liveRefusal(stage);

/** Why what the agenda does not have may not enter it now, or null: once it is closed, only with a reason. */
export function raiseRefusal(stage: Stage, note: string | null): string | null {
  if (stage !== 'agenda') return liveRefusal(stage);
  return note === null
    ? 'A pauta já foi fechada e enviada: escreva por que este assunto não espera a reunião seguinte.'
    : null;
}

const after = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The days of a body whose meetings are not those of the monthly cycle. */
export function daysByTerms(day: string, terms: BodyTerms): MeetingDays {
  return {
    agendaOn: after(day, -terms.agendaDays),
    draftBy: after(day, terms.draftDays),
    amendUntil: after(day, terms.amendmentDays),
  };
}

/**
 * The same of a meeting that was marked, or moved, late: its agenda stays open the whole of that day; and of one that was closed late: who
 * came has as many days from then as they would have had.
 */
export function daysAsHeld(
  { agendaOn, draftBy, amendUntil }: MeetingDays,
  { markedOn, closedOn }: { readonly markedOn: string | null; readonly closedOn: string | null },
): MeetingDays {
  const late = closedOn !== null && closedOn > draftBy;
  const amendDays = Temporal.PlainDate.from(draftBy).until(amendUntil, { largestUnit: 'days' }).days;
  return {
    agendaOn: markedOn !== null && agendaOn <= markedOn ? after(markedOn, 1) : agendaOn,
    draftBy: late ? closedOn : draftBy,
    amendUntil: late ? after(closedOn, amendDays) : amendUntil,
  };
}

/** What went out by itself, so that it goes once. */
interface Told {
  readonly stage: Stage;
  readonly day: string;
  readonly packSent: object | null;
  readonly draftSent: object | null;
}

/** What the clock does of a meeting on `today`, if anything; after an absence it is done when it comes back, while it still serves. */
export function dueOf(
  { stage, day, packSent, draftSent }: Told,
  { agendaOn, draftBy, amendUntil }: MeetingDays,
  today: string,
): 'freezeAgenda' | 'sendPack' | 'sendDraft' | null {
  if (stage === 'planned') return agendaOn <= today && today <= day ? 'freezeAgenda' : null;
  if (stage === 'agenda') return packSent === null && today <= day ? 'sendPack' : null;
  if (stage !== 'closed' || draftSent !== null) return null;
  return draftBy <= today && today <= amendUntil ? 'sendDraft' : null;
}

/**
 * Why the minutes are not issued on `today`, or null: who came may amend them until the end of their day, and to end that right
 * earlier asks a reason.
 */
export function issueRefusal(
  { amendUntil }: MeetingDays,
  today: string,
  reason: string | null,
): string | null {
  if (today > amendUntil || reason !== null) return null;
  return `Os presentes podem emendar a minuta até ${formatDay(amendUntil)}. Para publicar antes, diga o motivo: por exemplo, que os presentes a aprovaram na própria reunião.`;
}

/** Why an amendment is refused on `today`, or null: those who came amend, by the record of who did. */
export function amendmentRefusal(
  stage: Stage,
  { amendUntil }: MeetingDays,
  today: string,
  hasCome: boolean,
): string | null {
  if (stage === 'final') return 'A ata foi publicada e não muda mais.';
  if (stage !== 'closed') return 'A ata ainda não está em minuta: a reunião não foi encerrada.';
  if (today > amendUntil) return `O prazo das emendas acabou em ${formatDay(amendUntil)}.`;
  if (!hasCome)
    return 'Só quem veio à reunião emenda a minuta, e o registro de presença não traz o seu nome. Se você veio, peça a quem conduz que corrija a presença; se não veio, fale com quem representou a sua unidade.';
  return null;
}
