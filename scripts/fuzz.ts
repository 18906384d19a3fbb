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
const HANG_MS = 60_000;
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

if (isMainThread) await main();
else await work();

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
  const summary = () => {
    const seconds = (performance.now() - started) / 1000;
    const outcomes = [...total.outcomes]
      .sort(([, a], [, b]) => b - a)
      .map(([code, count]) => `${code} ${count}`);
    return `${total.iterations} iterações em ${seconds.toFixed(0)} s, ${total.findings} achados, ${total.traits.size} situações diferentes; ${outcomes.join(', ')}\n`;
  };
  const timer = setInterval(() => process.stdout.write(summary()), REPORT_MS);
  const add = async (result: BlockResult) => {
    total.iterations += result.iterations;
    total.findings += result.findings.length;
    for (const [code, count] of result.outcomes)
      total.outcomes.set(code, (total.outcomes.get(code) ?? 0) + count);
    for (const trait of result.traits) total.traits.add(trait);
    for (const finding of result.findings.slice(0, 10)) await report(finding, keep);
  };
  await Promise.all(Array.from({ length: workers }, () => drive(blocks, add)));
  clearInterval(timer);
  process.stdout.write(summary());
}

/** One worker, given block after block. An iteration that does not end ends the run, and says which it was. */
function drive(blocks: Block[], add: (result: BlockResult) => Promise<void>): Promise<void> {
  const beat = new Float64Array(new SharedArrayBuffer(16));
  const worker = new Worker(new URL(import.meta.url), { workerData: beat });
  return new Promise((resolve, reject) => {
    let last = -1;
    let block: Block | undefined;
    const watch = setInterval(() => {
      if (beat[0] === last) {
        process.stdout.write(
          `✗ não termina: npm run fuzz -- --seed ${block!.seed} --from ${block!.from} --count ${beat[0]! - block!.from + 1}\n`,
        );
        process.exit(1);
      }
      last = beat[0]!;
    }, HANG_MS);
    const finish = () => {
      clearInterval(watch);
      resolve(worker.terminate().then(() => undefined));
    };
    const next = () => {
      block = blocks.shift();
      if (block === undefined) finish();
      else worker.postMessage(block);
    };
    worker.on('message', (result: BlockResult) => add(result).then(next, reject));
    worker.on('error', reject);
    next();
  });
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
