/** One of the things compared: `run` does the work once and says how much it was, which must be the same for all. */
export interface Contender {
  readonly name: string;
  readonly run: () => number | Promise<number>;
}

/** CPU seconds (user and system, all threads) of one run, one reading a round. */
export interface Readings {
  readonly name: string;
  readonly seconds: readonly number[];
}

export interface Pace {
  readonly rounds: number;
  /** CPU seconds that a contender works in a round, at the least: short work is repeated. */
  readonly atLeast: number;
}

export const QUICK: Pace = { rounds: 5, atLeast: 0.02 };
export const THOROUGH: Pace = { rounds: 7, atLeast: 0.02 };

const WARM_UP_SECONDS = 0.1;

/**
 * Runs the contenders in turn, round by round (A B C, B C A, …): a machine that slows down slows all of them. Throws where
 * they do not do the same work.
 */
export async function inTurns(contenders: readonly Contender[], pace: Pace): Promise<Readings[]> {
  const repeats: number[] = [];
  let work = -1;
  for (const contender of contenders) {
    const once = await warmUp(contender);
    if (work !== -1 && once.work !== work)
      throw new Error(`${contender.name} did ${once.work} where ${contenders[0]!.name} did ${work}`);
    work = once.work;
    repeats.push(Math.max(1, Math.ceil(pace.atLeast / once.seconds)));
  }
  const seconds = contenders.map((): number[] => []);
  for (let round = 0; round < pace.rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const i = (round + turn) % contenders.length;
      const times = repeats[i]!;
      seconds[i]!.push((await cpuOf(contenders[i]!, times)) / times);
    }
  }
  return contenders.map(({ name }, i) => ({ name, seconds: seconds[i]! }));
}

async function warmUp(contender: Contender): Promise<{ seconds: number; work: number }> {
  let work = 0;
  let spent = 0;
  let last = 0;
  for (let runs = 0; spent < WARM_UP_SECONDS || runs < 2; runs++) {
    const before = process.cpuUsage();
    work = await contender.run();
    last = secondsSince(before);
    spent += last;
  }
  return { seconds: Math.max(last, 1e-6), work };
}

async function cpuOf(contender: Contender, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) await contender.run();
  return secondsSince(before);
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function geometricMean(numbers: readonly number[]): number {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}

/** How many times `slow` takes what `fast` takes: the median over the rounds, each round by itself, with its extremes. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function ratio(slow: Readings, fast: Readings): Ratio {
  const each = slow.seconds.map((seconds, round) => seconds / fast.seconds[round]!);
  return { median: median(each), least: Math.min(...each), most: Math.max(...each) };
}

/** The one that takes least. */
export function best(readings: readonly Readings[]): Readings {
  return readings.reduce((a, b) => (median(b.seconds) < median(a.seconds) ? b : a));
}
