import { Random } from '../random.ts';
import { MUTATORS, repair } from './mutate.ts';
import type { Sample, Samples } from './samples.ts';

/**
 * How an input came to be: the iterations that changed it, one after the other, from a sample on. With the seed it
 * says everything, so that any input can be made again by itself.
 */
export type Lineage = readonly number[];

export interface Input {
  lineage: Lineage;
  /** Name of the sample it began with. */
  origin: string;
  /** Whether anything of a public file is in it. */
  real: boolean;
  bytes: Uint8Array;
}

/** An input that grew past this is not changed any further. */
const MOST_BYTES = 256 * 1024;

/** One more change to an input, or the first one to a sample where there is no parent. */
export function nextInput(samples: Samples, seed: number, iteration: number, parent: Input | null): Input {
  const random = new Random(seed, iteration);
  const used: Sample[] = [];
  const another = () => {
    const sample = pickSample(samples, random);
    used.push(sample);
    return sample.bytes;
  };
  let bytes = parent?.bytes ?? another();
  for (let steps = random.pick([1, 1, 1, 2, 2, 3]); steps > 0 && bytes.length < MOST_BYTES; steps--)
    bytes = random.pick(MUTATORS)(bytes, random, another);
  const ending = random.below(3);
  if (ending > 0) bytes = repair(bytes, ending === 2);
  return {
    lineage: [...(parent?.lineage ?? []), iteration],
    origin: parent?.origin ?? used[0]!.name,
    real: parent?.real === true || used.some(({ real }) => real),
    bytes,
  };
}

/** The input of a lineage, made again from nothing but its numbers. */
export function inputOf(samples: Samples, seed: number, lineage: Lineage): Input {
  const input = lineage.reduce<Input | null>(
    (parent, iteration) => nextInput(samples, seed, iteration, parent),
    null,
  );
  if (input === null) throw new RangeError('a lineage has at least one iteration');
  return input;
}

/** Large samples are rare: they cost a hundred times a small one. Where there are no real ones, made ones serve. */
function pickSample({ small, large, real, realLarge }: Samples, random: Random): Sample {
  const pool = random.oneIn(600) ? [large, realLarge] : [small, real];
  return random.pick(random.oneIn(4) && pool[1]!.length > 0 ? pool[1]! : pool[0]!);
}
