// npm run fuzz -- [--seed N] [--from I] [--count K] [--workers W] [--keep]: iterations of a seed, ten million unless told.
// npm run fuzz -- --seed N --lineage I,J,K: one input again. Every finding is printed with that command.
// --keep: findings made of our own files become cases of test/datasus-fuzz/cases.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { describe, type Finding, inspect, run } from '../test/datasus-fuzz/campaign.ts';
import { keepCase } from '../test/datasus-fuzz/cases.ts';
import { inputOf } from '../test/datasus-fuzz/input.ts';
import { makeSamples } from '../test/datasus-fuzz/samples.ts';

/** Iterations that share what they keep. What comes out does not depend on how many workers there are. */
const BLOCK = 200_000;
/** An iteration takes less than a millisecond. */
const HANG_MS = 120_000;
const REPORT_MS = 30_000;

interface Block {
  seed: number;
  from: number;
  count: number;
}

interface BlockResult {
  iterations: number;
  outcomes: [string, number][];
  traits: string[];
  findings: Finding[];
}

interface Total {
  iterations: number;
  outcomes: Map<string, number>;
  traits: Set<string>;
  findings: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      from: { type: 'string', default: '0' },
      count: { type: 'string', default: '10000000' },
      workers: { type: 'string', default: String(availableParallelism()) },
      lineage: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  if (values.lineage !== undefined) return repeat(seed, values.lineage.split(',').map(Number), values.keep);
  const [from, end] = [Number(values.from), Number(values.from) + Number(values.count)];
  const blocks: Block[] = [];
  for (let at = from; at < end; at += BLOCK)
    blocks.push({ seed, from: at, count: Math.min(BLOCK, end - at) });
  process.stdout.write(`semente ${seed}, iterações ${from} a ${end - 1}\n`);
  await all(blocks, Math.min(Number(values.workers), blocks.length), values.keep);
}

/** One input by itself. */
async function repeat(seed: number, lineage: number[], keep: boolean): Promise<void> {
  const input = inputOf(makeSamples(), seed, lineage);
  const { outcome, finding } = await inspect(seed, input);
  process.stdout.write(`${input.origin}, ${input.bytes.length} bytes: ${outcome}\n`);
  if (finding !== null) await report(finding, keep);
}

async function report(finding: Finding, keep: boolean): Promise<void> {
  process.exitCode = 1;
  process.stdout.write(`\n✗ ${describe(finding)}\n`);
  if (keep)
    process.stdout.write(
      `  guardado: ${(await keepCase(finding)) ?? 'não, contém bytes de um arquivo público'}\n`,
    );
}

async function all(blocks: Block[], workers: number, keep: boolean): Promise<void> {
  const started = performance.now();
  const total: Total = { iterations: 0, outcomes: new Map(), traits: new Set(), findings: 0 };
  const beats: Beat[] = [];
  const print = () => {
    const running = beats.reduce((sum, beat) => sum + beat.done(), 0);
    process.stdout.write(summary(total, total.iterations + running, performance.now() - started));
  };
  const add = async (result: BlockResult) => {
    total.iterations += result.iterations;
    total.findings += result.findings.length;
    for (const [code, count] of result.outcomes)
      total.outcomes.set(code, (total.outcomes.get(code) ?? 0) + count);
    for (const trait of result.traits) total.traits.add(trait);
    for (const finding of result.findings.slice(0, 10)) await report(finding, keep);
  };
  const timer = setInterval(print, REPORT_MS);
  await Promise.all(Array.from({ length: workers }, () => drive(blocks, add, beats)));
  clearInterval(timer);
  print();
}

function summary({ findings, traits, outcomes }: Total, iterations: number, elapsedMs: number): string {
  const sorted = [...outcomes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  const seconds = (elapsedMs / 1000).toFixed(0);
  return `${iterations} iterações em ${seconds} s, ${findings} achados, ${traits.size} situações diferentes; ${sorted.join(', ')}\n`;
}

/** What a worker is at, written by it and read here. */
class Beat {
  readonly iteration = new Float64Array(new SharedArrayBuffer(8));
  block: Block | undefined;
  #last = -1;

  /** Iterations of the present block. */
  done(): number {
    return this.block === undefined ? 0 : Math.max(0, this.iteration[0]! - this.block.from);
  }

  /** An iteration that does not end ends the run, and says which it was. */
  check(): void {
    const [iteration] = this.iteration;
    if (this.block !== undefined && iteration === this.#last) {
      const { seed, from } = this.block;
      const command = `npm run fuzz -- --seed ${seed} --from ${from} --count ${iteration! - from + 1}`;
      process.stdout.write(`✗ não termina: ${command}\n`);
      process.exit(1);
    }
    this.#last = iteration!;
  }
}

/** One worker, given block after block. */
function drive(blocks: Block[], add: (result: BlockResult) => Promise<void>, beats: Beat[]): Promise<void> {
  const beat = new Beat();
  beats.push(beat);
  const worker = new Worker(new URL(import.meta.url), { workerData: beat.iteration });
  const watch = setInterval(() => beat.check(), HANG_MS);
  return new Promise<void>((resolve, reject) => {
    const next = () => {
      beat.block = blocks.shift();
      if (beat.block === undefined) resolve(worker.terminate().then(() => undefined));
      else worker.postMessage(beat.block);
    };
    worker.on('message', (result: BlockResult) => add(result).then(next, reject));
    worker.on('error', reject);
    next();
  }).finally(() => clearInterval(watch));
}

async function work(): Promise<void> {
  const samples = makeSamples();
  const beat = workerData as Float64Array;
  parentPort!.on('message', async ({ seed, from, count }: Block) => {
    const onIteration = (iteration: number) => {
      beat[0] = iteration;
    };
    const { iterations, outcomes, traits, findings } = await run(samples, { seed, from, count, onIteration });
    parentPort!.postMessage({
      iterations,
      outcomes: [...outcomes],
      traits: [...traits],
      findings,
    } satisfies BlockResult);
  });
}

if (isMainThread) await main();
else await work();
