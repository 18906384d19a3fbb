import { type Doubt, doubtsOf, type Knowledge } from '../../domain/plan-document/doubts.ts';
import type { ReadPlan } from '../../domain/plan-document/read-plan.ts';
import { type Transcript, transcribe } from '../../domain/plan-document/transcript.ts';

interface Interpreted {
  readonly transcript: Transcript;
  readonly doubts: readonly Doubt[];
}

/** Of each document that is being worked on, what it was taken to say and under which knowledge. */
const known = new WeakMap<ReadPlan, { readonly under: string; readonly interpreted: Interpreted }>();

/** What a document says and what it asks: interpreted once, and again where a unit has another name or the plan another end. */
export function interpret(plan: ReadPlan, knowledge: Knowledge): Interpreted {
  const under = JSON.stringify(knowledge);
  const last = known.get(plan);
  if (last?.under === under) return last.interpreted;
  const interpreted = { transcript: transcribe(plan, knowledge), doubts: doubtsOf(plan, knowledge) };
  known.set(plan, { under, interpreted });
  return interpreted;
}
