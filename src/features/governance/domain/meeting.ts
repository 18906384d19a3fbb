import { Temporal } from 'temporal-polyfill';
import { formatDay } from '../../../kernel/format.ts';
import type { MinutesTerms } from './body.ts';

/** The days by which the minutes are drafted, and until which they are amended (that day included). */
export interface MinutesDays {
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

const after = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The days of the minutes of a body whose meetings are not those of the monthly cycle. */
export function minutesDays(day: string, terms: MinutesTerms): MinutesDays {
  return { draftBy: after(day, terms.draftDays), amendUntil: after(day, terms.amendmentDays) };
}

/**
 * Why the minutes are not issued on `today`, or null: who came may amend them until the end of their day, and to end that right
 * earlier asks a reason.
 */
export function issueRefusal(
  { amendUntil }: MinutesDays,
  today: string,
  reason: string | null,
): string | null {
  if (today > amendUntil || reason !== null) return null;
  return `Os presentes podem emendar a minuta até ${formatDay(amendUntil)}. Para publicar antes, diga o motivo: por exemplo, que os presentes a aprovaram na própria reunião.`;
}

/** Why an amendment is refused on `today`, or null. */
export function amendmentRefusal(stage: Stage, { amendUntil }: MinutesDays, today: string): string | null {
  if (stage === 'final') return 'A ata foi publicada e não muda mais.';
  if (stage !== 'closed') return 'A ata ainda não está em minuta: a reunião não foi encerrada.';
  if (today > amendUntil) return 'O prazo das emendas acabou.';
  return null;
}
