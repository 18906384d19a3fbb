import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import type { Readings } from './harness.ts';
import type { TaskOptions } from './tasks.ts';

/** What one process did and used, from its start to its end. */
export interface Usage {
  /** Rows or bytes. */
  readonly work: number;
  readonly cpuSeconds: number;
  /** 0 where it is not known. */
  readonly peakBytes: number;
  readonly wallSeconds: number;
}

/** A process to run, again and again. */
export interface WholeContender {
  readonly name: string;
  readonly run: () => Promise<Usage>;
}

export interface WholeReadings extends Readings {
  readonly usages: readonly Usage[];
}

const execute = promisify(execFile);
/** Where bench/node_modules is found by what is built here; each run has its own, and takes it away. */
const folder = join(import.meta.dirname, `node_modules/.pactua-${process.pid}`);
let built: Promise<string> | null = null;

/** The tasks and src/datasus as JavaScript in one file, as it would be published: Node does not compile TypeScript each time. */
function builtTasks(): Promise<string> {
  if (built === null) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  built ??= build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'tasks.ts'),
      outDir: folder,
      target: 'node22',
      minify: false,
      rollupOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  }).then(() => join(folder, 'tasks.mjs'));
  return built;
}

export function taskOf(name: string, task: string, path: string, options: TaskOptions = {}): WholeContender {
  return { name, run: () => runTask(task, path, options) };
}

async function runTask(task: string, path: string, options: TaskOptions): Promise<Usage> {
  const script = await builtTasks();
  const { stdout } = await execute(process.execPath, [script, task, path, JSON.stringify(options)]);
  return JSON.parse(stdout) as Usage;
}

/** Runs whole processes in turn, one round after another; the first round is not counted. */
export async function processesInTurns(
  contenders: readonly WholeContender[],
  rounds: number,
): Promise<WholeReadings[]> {
  const usages = contenders.map((): Usage[] => []);
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const i = (Math.max(round, 0) + turn) % contenders.length;
      const usage = await contenders[i]!.run();
      if (round >= 0) usages[i]!.push(usage);
    }
  }
  return contenders.map(({ name }, i) => ({
    name,
    usages: usages[i]!,
    seconds: usages[i]!.map(({ cpuSeconds }) => cpuSeconds),
  }));
}
