import type { FourMonths } from './period.ts';
import type { Judgement, SheetReadings } from './sheet.ts';
import type { GoalValue } from './terms.ts';

/** Who sits in the commission. `person` is their account, with which they sign. */
export interface Seat {
  readonly id: string;
  readonly institution: string;
  readonly name: string;
  readonly person: string;
}

/** The commission as its act constitutes it; `body` is where it meets, among the collegiate bodies. */
export interface Commission {
  readonly act: string;
  readonly on: string;
  readonly body: string | null;
  readonly seats: readonly Seat[];
  readonly version: number;
}

/** The sheet as it was notified: nothing in it changes with the files any more. */
export interface Sheet {
  readonly judged: Readonly<Record<string, Judgement>>;
  readonly values: readonly GoalValue[];
  readonly readings: SheetReadings;
  /** Exact percentage, `n/d`. */
  readonly percent: string;
}

/** Minutes that a collegiate body issued: where it met, their number and the hash of what they say. */
export interface IssuedMinutes {
  readonly body: string;
  readonly meeting: string;
  readonly on: string;
  readonly number: string;
  readonly paper: string;
  readonly sha256: string;
}

export interface Meeting {
  readonly on: string;
  readonly minutes: string;
  /** The minutes that are cited; null (or absent, before they could be) where they were only typed. */
  readonly issued?: IssuedMinutes | null;
}

interface Said {
  readonly by: string | null;
  readonly at: string;
}

export type EvaluationEvent = Said &
  (
    | { readonly type: 'opened'; readonly data: Record<string, never> }
    | { readonly type: 'judged'; readonly data: { readonly goal: string } & Omit<Judgement, 'by' | 'at'> }
    | { readonly type: 'met'; readonly data: Meeting }
    | {
        readonly type: 'noticed';
        readonly data: { readonly until: string; readonly sheet: Sheet; readonly sha256: string };
      }
    | { readonly type: 'answered'; readonly data: { readonly text: string } }
    | {
        readonly type: 'opined';
        readonly data: {
          readonly text: string;
          readonly competencia: string;
          readonly seats: readonly Seat[];
        };
      }
    | { readonly type: 'reopened'; readonly data: { readonly text: string } }
    | { readonly type: 'signed'; readonly data: { readonly seat: string; readonly sha256: string } }
    | {
        readonly type: 'finished';
        readonly data: { readonly paper: string; readonly number: string; readonly day: string };
      }
  );

export type EvaluationState = 'OPEN' | 'NOTICED' | 'ANSWERED' | 'OPINED' | 'FINAL';

/** One evaluation of four months: what its events say. */
export interface Evaluation {
  readonly state: EvaluationState;
  readonly version: number;
  readonly lastAt: string;
  readonly judged: Readonly<Record<string, Judgement>>;
  readonly meeting: Meeting | null;
  readonly notice: (Said & { readonly until: string; readonly sheet: Sheet; readonly sha256: string }) | null;
  readonly answer: (Said & { readonly text: string }) | null;
  readonly opinion:
    | (Said & { readonly text: string; readonly competencia: string; readonly seats: readonly Seat[] })
    | null;
  readonly signatures: readonly (Said & { readonly seat: string; readonly sha256: string })[];
  /** The paper that was issued when the last member signed, and since which day it is known. */
  readonly final: { readonly paper: string; readonly number: string; readonly day: string } | null;
}

const EMPTY: Evaluation = {
  state: 'OPEN',
  version: 0,
  lastAt: '',
  judged: {},
  meeting: null,
  notice: null,
  answer: null,
  opinion: null,
  signatures: [],
  final: null,
};

/** The evaluation after one more event; null before the first. */
export function after(before: Evaluation | null, event: EvaluationEvent): Evaluation {
  const { by, at } = event;
  const was = before ?? EMPTY;
  return { ...was, ...changeOf(was, event, { by, at }), version: was.version + 1, lastAt: at };
}

function changeOf(was: Evaluation, event: EvaluationEvent, said: Said): Partial<Evaluation> {
  switch (event.type) {
    case 'opened':
      return {};
    case 'judged': {
      const { goal, ...judgement } = event.data;
      return { judged: { ...was.judged, [goal]: { ...judgement, ...said } } };
    }
    case 'met':
      return { meeting: event.data };
    case 'noticed':
      return { state: 'NOTICED', notice: { ...event.data, ...said } };
    case 'answered':
      return { state: 'ANSWERED', answer: { ...event.data, ...said } };
    case 'opined':
      return { state: 'OPINED', opinion: { ...event.data, ...said } };
    case 'reopened':
      return { state: 'OPEN', meeting: null, notice: null, answer: null, opinion: null, signatures: [] };
    case 'signed':
      return { signatures: [...was.signatures, { ...event.data, ...said }] };
    case 'finished':
      return { state: 'FINAL', final: event.data };
  }
}

/** A final evaluation, as the calculation of payments needs it. */
export interface FinalEvaluation {
  readonly period: FourMonths;
  /** Exact percentage, `n/d`. */
  readonly percent: string;
  /** First payment month that it reaches. */
  readonly competencia: string;
  readonly number: string;
  readonly sha256: string;
  readonly knownOn: string;
}

export function finalOf(period: FourMonths, { final, notice, opinion }: Evaluation): FinalEvaluation | null {
  if (final === null || notice === null || opinion === null) return null;
  const { competencia } = opinion;
  const { sha256, sheet } = notice;
  return { period, percent: sheet.percent, competencia, number: final.number, sha256, knownOn: final.day };
}
