import { cpuCell, medianWall, millions, peakCell } from './cells.ts';
import { median, ratio } from './harness.ts';
import { type LargeFile, largeFile } from './large.ts';
import { nativePeer, peerOn } from './native-peer.ts';
import { type Cell, type Finding, megabytes, type Outcome, times } from './report.ts';
import { processesInTurns, taskOf, type WholeReadings } from './whole.ts';

/** What an indicator of admissions asks for. */
const FIVE = ['ANO_CMPT', 'MUNIC_RES', 'DIAG_PRINC', 'IDADE', 'VAL_TOT'];

/** Rows a second of the whole process: SIH-RD decoded, checked and dictionary-encoded. */
export async function columns(quick: boolean): Promise<Outcome> {
  const file = largeFile(quick ? 100 : 300);
  const contenders = [
    taskOf('decoded and checked only', 'decode', file.path),
    taskOf('all columns', 'columns', file.path),
    taskOf('5 columns', 'columns', file.path, { columns: FIVE }),
    taskOf('all columns, TypeScript', 'columns', file.path, { engine: 'ts' }),
    ...(nativePeer === null ? [] : [peerOn(file.path)]),
  ];
  const readings = await processesInTurns(contenders, quick ? 3 : 7);
  const peer = nativePeer === null ? null : readings.at(-1)!;
  return {
    tables: [
      {
        title: `Columns, whole process: ${file.rows} rows × ${file.columns} columns, ${megabytes(file.bodyBytes)} MB decompressed (${file.source} replicated)`,
        columns: [
          '',
          'CPU, s (least–most)',
          'rows/s of CPU',
          'rows/s of clock',
          'CPU ÷ native decompression',
          'peak, MiB',
        ],
        rows: readings.map((one) => row(one, file, peer)),
        notes: [],
      },
    ],
    findings: findings(readings, file, peer),
  };
}

function row(one: WholeReadings, file: LargeFile, peer: WholeReadings | null): Cell[] {
  return [
    one.name,
    cpuCell(one),
    millions(file.rows / median(one.seconds)),
    millions(file.rows / medianWall(one)),
    peer === null ? '' : times(ratio(one, peer).median),
    peakCell(one),
  ];
}

function findings(
  readings: readonly WholeReadings[],
  file: LargeFile,
  peer: WholeReadings | null,
): Finding[] {
  const [, all, five] = readings as [WholeReadings, WholeReadings, WholeReadings];
  const list = [
    atLeast('all 113 columns + CRC-32', all, file, 1.0),
    atLeast('5 columns + CRC-32', five, file, 2.5),
  ];
  if (peer === null) return list;
  const share = ratio(all, peer).median;
  const goal = '≤ 0.9 × the CPU of the native decoder';
  return [...list, { what: 'all 113 columns + CRC-32', goal, measured: times(share), reached: share <= 0.9 }];
}

function atLeast(what: string, { seconds }: WholeReadings, { rows }: LargeFile, goal: number): Finding {
  const speed = rows / median(seconds);
  return {
    what: `${what}, whole process`,
    goal: `≥ ${goal.toFixed(1)} M rows/s`,
    measured: millions(speed),
    reached: speed >= goal * 1e6,
  };
}
