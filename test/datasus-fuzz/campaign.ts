import { Random } from '../random.ts';
import { type Input, type Lineage, nextInput } from './input.ts';
import { judge } from './judge.ts';
import { type Manner, Misbehaviour, mannerOf } from './manner.ts';
import type { Samples } from './samples.ts';

/** A stretch of iterations of one seed. */
export interface Campaign {
  seed: number;
  from: number;
  count: number;
  /** Called before each iteration. */
  onIteration?: (iteration: number) => void;
}

export interface Tally {
  iterations: number;
  /** Iterations by what came out of them: `ok` or the code of the refusal. */
  outcomes: Map<string, number>;
  /** Inputs kept because they reached something new, and all that was reached. */
  kept: Input[];
  traits: Set<string>;
  findings: Finding[];
}

/** An input on which the reader misbehaved. */
export interface Finding {
  seed: number;
  input: Input;
  problem: string;
}

/** More inputs than this are not kept: the rest of a campaign works on those. */
const MOST_KEPT = 4000;
/** Large inputs cost too much to come back to. */
const MOST_KEPT_BYTES = 8192;

/**
 * Changes inputs at random and judges every reading of them. What reaches something new (an outcome in a new state of
 * the reference, a token of a new kind) is kept, and a third of the iterations change what was kept before.
 */
export async function run(samples: Samples, { seed, from, count, onIteration }: Campaign): Promise<Tally> {
  const tally: Tally = { iterations: 0, outcomes: new Map(), kept: [], traits: new Set(), findings: [] };
  // Most files are refused, and nobody reads where from: an input made again by its lineage tells.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  for (let iteration = from; iteration < from + count; iteration++) {
    onIteration?.(iteration);
    const choice = new Random(seed, iteration, 1);
    const parent = choice.oneIn(3) && tally.kept.length > 0 ? choice.pick(tally.kept) : null;
    const input = nextInput(samples, seed, iteration, parent);
    note(tally, input, await inspect(seed, input));
  }
  Error.stackTraceLimit = stackTraceLimit;
  return tally;
}

function note(tally: Tally, input: Input, { outcome, traits, finding }: Inspection): void {
  tally.iterations++;
  tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
  if (finding !== null) tally.findings.push(finding);
  const before = tally.traits.size;
  for (const trait of traits) tally.traits.add(trait.startsWith('token') ? trait : `${outcome}:${trait}`);
  const affordable = input.bytes.length <= MOST_KEPT_BYTES && tally.kept.length < MOST_KEPT;
  if (tally.traits.size > before && affordable) tally.kept.push(input);
}

/** The way in which an input is read follows from its last iteration. */
export function mannerOfInput(seed: number, lineage: Lineage): Manner {
  return mannerOf(new Random(seed, lineage.at(-1)!, 2));
}

interface Inspection {
  outcome: string;
  traits: readonly string[];
  finding: Finding | null;
}

/** Judges one input. */
export async function inspect(seed: number, input: Input): Promise<Inspection> {
  try {
    const { fault, traits } = await judge(input.bytes, mannerOfInput(seed, input.lineage));
    return { outcome: fault?.code ?? 'ok', traits, finding: null };
  } catch (error) {
    const problem = error instanceof Misbehaviour ? error.message : String((error as Error).stack ?? error);
    return { outcome: 'misbehaviour', traits: [], finding: { seed, input, problem } };
  }
}

/** How to see a finding again. */
export function describe({ seed, input, problem }: Finding): string {
  const { origin, bytes, lineage } = input;
  return `${problem}\n  from ${origin}, ${bytes.length} bytes; npm run fuzz -- --seed ${seed} --lineage ${lineage.join(',')}`;
}
