import { rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuCell, medianWall, millions, peakCell } from './cells.ts';
import { median, ratio } from './harness.ts';
import { largeFile } from './large.ts';
import { nativePeer, peerOn } from './native-peer.ts';
import { megabytes, type Outcome, times } from './report.ts';
import { processesInTurns, taskOf } from './whole.ts';

/** DBC to typed Parquet on disk, checked, as a whole process. */
export async function parquet(quick: boolean): Promise<Outcome> {
  const file = largeFile(quick ? 100 : 300);
  const out = join(tmpdir(), `pactua-bench-${process.pid}.parquet`);
  const contenders = [
    taskOf('WebAssembly', 'parquet', file.path, { out }),
    taskOf('TypeScript', 'parquet', file.path, { out, engine: 'ts' }),
    ...(nativePeer === null ? [] : [peerOn(file.path)]),
  ];
  const readings = await processesInTurns(contenders, quick ? 3 : 5);
  const { size } = statSync(out);
  rmSync(out);
  const ours = readings[0]!;
  const speed = file.rows / median(ours.seconds);
  return {
    tables: [
      {
        title: `To typed Parquet, whole process: ${file.rows} rows × ${file.columns} columns, ${megabytes(file.bodyBytes)} MB body (${file.source} replicated), ${megabytes(size)} MB of Parquet`,
        columns: ['', 'CPU, s (least–most)', 'rows/s of CPU', 'rows/s of clock', 'CPU ÷ ours', 'peak, MiB'],
        rows: readings.map((one) => [
          one.name,
          cpuCell(one),
          millions(file.rows / median(one.seconds)),
          millions(file.rows / medianWall(one)),
          times(ratio(one, ours).median),
          peakCell(one),
        ]),
        notes: [],
      },
    ],
    findings: [
      {
        what: 'DBC to typed Parquet + CRC-32, whole process',
        goal: '≥ 0.6 M rows/s on one core',
        measured: millions(speed),
        reached: speed >= 0.6e6,
      },
    ],
  };
}
