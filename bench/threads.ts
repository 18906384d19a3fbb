import { availableParallelism } from 'node:os';
import { cpuCell, peakCell } from './cells.ts';
import { bodyBytes, corpus } from './files.ts';
import { median } from './harness.ts';
import { megabytes, type Outcome, times } from './report.ts';
import { processesInTurns, taskOf } from './whole.ts';

const LARGEST = 24;
/** Enough work for the threads' start not to be what is measured. */
const TIMES_EACH = 8;

/** Several real files, all columns of each, by one thread and by worker threads: time by the clock. */
export async function threads(quick: boolean): Promise<Outcome> {
  const files = corpus().slice(0, LARGEST);
  const list = Array.from({ length: quick ? 2 : TIMES_EACH }, () => files).flat();
  const paths = list.map(({ path }) => path).join('\n');
  const counts = [0, 1, Math.max(2, availableParallelism())];
  const contenders = counts.map((count) =>
    taskOf(count === 0 ? 'one after another' : `${count} worker thread(s)`, 'several', paths, {
      threads: count,
    }),
  );
  const readings = await processesInTurns(contenders, quick ? 3 : 5);
  const walls = readings.map(({ usages }) => usages.map(({ wallSeconds }) => wallSeconds));
  const gains = walls.map((wall) => walls[0]!.map((alone, round) => alone / wall[round]!));
  return {
    tables: [
      {
        title: `${list.length} files (${megabytes(list.reduce((sum, file) => sum + bodyBytes(file), 0))} MB decompressed), all columns, by the clock`,
        columns: ['', 'seconds', 'speed-up, median (least–most)', 'CPU, s (least–most)', 'peak, MiB'],
        rows: readings.map((one, i) => [
          one.name,
          median(walls[i]!).toFixed(2),
          `${times(median(gains[i]!))} (${Math.min(...gains[i]!).toFixed(2)}–${Math.max(...gains[i]!).toFixed(2)})`,
          cpuCell(one),
          peakCell(one),
        ]),
        notes: [`${availableParallelism()} processors.`],
      },
    ],
    findings: [
      {
        what: `several files at once, ${counts.at(-1)} worker threads beside one`,
        goal: '1.4 ×',
        measured: times(median(gains.at(-1)!)),
        reached: median(gains.at(-1)!) >= 1.4,
      },
    ],
  };
}
