import { devNull } from 'node:os';
import { largeFile } from './large.ts';
import { type Finding, megabytes, type Outcome } from './report.ts';
import type { TaskOptions } from './tasks.ts';
import { processesInTurns, taskOf, type Usage } from './whole.ts';

interface Way {
  readonly name: string;
  readonly task: string;
  readonly options?: TaskOptions;
  /** MiB. */
  readonly goal: number | null;
}

/** What is written there is gone. */
const nowhere = devNull;

const WAYS: readonly Way[] = [
  { name: 'Node and the library loaded, nothing read', task: 'nothing', goal: null },
  { name: 'decompressed only', task: 'decompress', goal: null },
  { name: 'decoded and checked', task: 'decode', goal: 60 },
  { name: 'the same, TypeScript', task: 'decode', options: { engine: 'ts' }, goal: null },
  { name: 'all columns', task: 'columns', goal: null },
  { name: 'to Parquet', task: 'parquet', options: { out: nowhere }, goal: 200 },
  { name: 'node-pkware', task: 'npm-decompress', options: { decoder: 'node-pkware' }, goal: null },
  { name: 'implode-decoder', task: 'npm-decompress', options: { decoder: 'implode-decoder' }, goal: null },
];

/** The most memory a whole process holds, by the size of what it decodes. */
export async function memory(quick: boolean): Promise<Outcome> {
  const files = (quick ? [10, 100] : [10, 100, 1000]).map(largeFile);
  const peaks: number[][] = WAYS.map(() => []);
  for (const file of files) {
    const contenders = WAYS.map(({ name, task, options }) => taskOf(name, task, file.path, options));
    const readings = await processesInTurns(contenders, 1);
    readings.forEach(({ usages }, i) => {
      peaks[i]!.push(highest(usages));
    });
  }
  return {
    tables: [
      {
        title: 'Peak memory of the whole process, MiB, by size of the decompressed body',
        columns: ['', ...files.map(({ bodyBytes }) => `${megabytes(bodyBytes)} MB`)],
        rows: WAYS.map(({ name }, i) => [name, ...peaks[i]!.map((mebibytes) => mebibytes.toFixed(0))]),
        notes: [],
      },
    ],
    findings: WAYS.flatMap((way, i) => (way.goal === null ? [] : [finding(way, peaks[i]!)])),
  };
}

function highest(usages: readonly Usage[]): number {
  return Math.max(...usages.map(({ peakBytes }) => peakBytes)) / 2 ** 20;
}

function finding({ name, goal }: Way, peaks: readonly number[]): Finding {
  return {
    what: `peak memory of the whole process, ${name}`,
    goal: `≤ ${goal} MiB, independent of file size`,
    measured: `${peaks.map((mebibytes) => mebibytes.toFixed(0)).join(' / ')} MiB`,
    reached: Math.max(...peaks) <= goal!,
  };
}
