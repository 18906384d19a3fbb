import { formatDay } from '../../../../kernel/format.ts';

/** Where an instrument stands in its life, in the order of a life without setbacks. */
export const STAGES = ['drafting', 'validation', 'approved', 'inForce', 'underReview', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  drafting: 'Em elaboração',
  validation: 'Em validação',
  approved: 'Aprovado ou pactuado',
  inForce: 'Vigente',
  underReview: 'Em revisão',
  closed: 'Encerrado',
};

/** The act that a step rests on: one of the register of acts, or as somebody writes it. */
export interface StepAct {
  /** Id in the register; null where it was typed. */
  readonly id: string | null;
  readonly name: string;
}

export interface Step {
  readonly stage: Stage;
  /** Day on which it came to this stage, YYYY-MM-DD. */
  readonly on: string;
  readonly act: StepAct | null;
  readonly reason: string | null;
}

/** Which stage may follow which. A draft may be given up, a validation sent back, a revision approved anew. */
const NEXT: Readonly<Record<Stage | 'none', readonly Stage[]>> = {
  none: ['drafting'],
  drafting: ['validation', 'closed'],
  validation: ['approved', 'drafting', 'closed'],
  approved: ['inForce', 'closed'],
  inForce: ['underReview', 'closed'],
  underReview: ['validation', 'approved', 'inForce', 'closed'],
  closed: [],
};

export const stageOf = (steps: readonly Step[]): Stage | null => steps.at(-1)?.stage ?? null;

export const nextStages = (steps: readonly Step[]): readonly Stage[] => NEXT[stageOf(steps) ?? 'none'];

/** Only an act approves: a resolution of CIB or of the council, or the office's own ordinance. */
export const asksForAct = (stage: Stage): boolean => stage === 'approved';

/** To send back, to revise and to close are decisions that somebody will ask about. */
export function asksForReason(steps: readonly Step[], stage: Stage): boolean {
  const from = stageOf(steps);
  return stage === 'closed' || stage === 'underReview' || (from === 'validation' && stage === 'drafting');
}

const blank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/** Why a step cannot be taken, each reason by itself; none when it can. */
export function stepRefusals(steps: readonly Step[], step: Step, today: string): string[] {
  const from = stageOf(steps);
  const last = steps.at(-1)?.on ?? null;
  const reasons: string[] = [];
  if (!nextStages(steps).includes(step.stage))
    reasons.push(
      `${from === null ? 'Sem etapa registrada' : `De “${STAGE_WORDS[from]}”`} não se passa a “${STAGE_WORDS[step.stage]}”. ${nextWords(steps)}`,
    );
  if (step.on > today)
    reasons.push(`O dia ${formatDay(step.on)} ainda não chegou: registre a etapa quando acontecer.`);
  if (last !== null && step.on < last)
    reasons.push(`A etapa anterior é de ${formatDay(last)}: esta não pode ser de antes dela.`);
  if (asksForAct(step.stage) && blank(step.act?.name))
    reasons.push('Diga o ato que aprovou ou pactuou (resolução da CIB ou do CES, portaria).');
  if (asksForReason(steps, step.stage) && blank(step.reason))
    reasons.push('Escreva o motivo: ele fica na história do instrumento.');
  return reasons;
}

function nextWords(steps: readonly Step[]): string {
  const next = nextStages(steps).map((stage) => `“${STAGE_WORDS[stage]}”`);
  return next.length === 0 ? 'O instrumento está encerrado.' : `A seguir pode vir ${next.join(' ou ')}.`;
}
