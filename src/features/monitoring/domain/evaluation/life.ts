/** How who signed showed that it was them. */
export const CONFIRMATIONS = ['password', 'password-and-code', 'demonstration'] as const;
export type ConfirmedBy = (typeof CONFIRMATIONS)[number];

/** A signature that stands. */
export interface Signature {
  readonly unit: string;
  readonly person: string;
  readonly at: string;
  /** Of what was signed: the snapshot and the judgements. */
  readonly sha256: string;
  readonly by: ConfirmedBy;
}

/** An evaluation as its events tell it. */
export interface Evaluation {
  readonly version: number;
  /** The snapshot in force; null before one, and after it was cancelled. */
  readonly snapshot: string | null;
  readonly sha256: string | null;
  /** How many were ever frozen. */
  readonly attempts: number;
  readonly signatures: readonly Signature[];
  /** Whether anybody ever signed on this snapshot, also where the signature fell. */
  readonly wasSigned: boolean;
  /** The report that was issued; from then on nothing changes. */
  readonly paper: string | null;
}

export const NO_EVALUATION: Evaluation = {
  version: 0,
  snapshot: null,
  sha256: null,
  attempts: 0,
  signatures: [],
  wasSigned: false,
  paper: null,
};

/** What can happen to an evaluation; what is written in a judgement has a stream of its own. */
export type EvaluationEvent =
  | { readonly type: 'frozen'; readonly data: { readonly snapshot: string; readonly sha256: string } }
  | { readonly type: 'cancelled'; readonly data: { readonly snapshot: string } }
  | { readonly type: 'signed'; readonly data: Signature }
  | { readonly type: 'signatures-voided'; readonly data: { readonly objective: string } }
  | { readonly type: 'issued'; readonly data: { readonly paper: string; readonly sha256: string } };

/** The evaluation after one more event. */
export function applyEvaluationEvent(before: Evaluation, event: EvaluationEvent): Evaluation {
  const now = { ...before, version: before.version + 1 };
  switch (event.type) {
    case 'frozen':
      return {
        ...now,
        snapshot: event.data.snapshot,
        sha256: event.data.sha256,
        attempts: before.attempts + 1,
      };
    case 'cancelled':
      return { ...now, snapshot: null, sha256: null };
    case 'signed':
      return { ...now, signatures: [...before.signatures, event.data], wasSigned: true };
    case 'signatures-voided':
      return { ...now, signatures: [] };
    case 'issued':
      return { ...now, paper: event.data.paper };
  }
}

export const foldEvaluation = (events: readonly EvaluationEvent[]): Evaluation =>
  events.reduce(applyEvaluationEvent, NO_EVALUATION);

export const EVALUATION_STEPS = ['freeze', 'judge', 'sign', 'publish'] as const;
export type EvaluationStep = (typeof EVALUATION_STEPS)[number];

/** Where an evaluation stands: the step that waits, or null once it is published. */
export function stepOf(evaluation: Evaluation, allJudged: boolean): EvaluationStep | null {
  if (evaluation.paper !== null) return null;
  if (evaluation.snapshot === null) return 'freeze';
  return allJudged ? 'sign' : 'judge';
}

/** Why a snapshot may not be cancelled, or null. */
export function cancelRefusal({ snapshot, wasSigned, paper }: Evaluation): string | null {
  if (snapshot === null) return 'Este semestre não está congelado: não há o que cancelar.';
  if (paper !== null) return 'A avaliação já foi publicada: o que foi congelado não muda mais.';
  return wasSigned
    ? 'Alguém já assinou sobre estes dados: o congelamento não pode mais ser cancelado.'
    : null;
}
