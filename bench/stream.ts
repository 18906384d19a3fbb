import { cpuCell, peakCell } from './cells.ts';
import { ratio } from './harness.ts';
import { largeFile } from './large.ts';
import { nativePeer, peerOn } from './native-peer.ts';
import { npmDecoders } from './peers.ts';
import { megabytes, type Outcome, times } from './report.ts';
import { processesInTurns, taskOf } from './whole.ts';

/** Decompression of a large file as a whole process: what a command line costs. */
export async function stream(quick: boolean): Promise<Outcome> {
  const file = largeFile(quick ? 100 : 300);
  const contenders = [
    taskOf('WebAssembly', 'decompress', file.path, { engine: 'wasm' }),
    taskOf('WebAssembly + CRC-32', 'decompress', file.path, { engine: 'wasm', sum: true }),
    taskOf('TypeScript', 'decompress', file.path, { engine: 'ts' }),
    ...npmDecoders.map(({ name }) => taskOf(name, 'npm-decompress', file.path, { decoder: name })),
    ...(nativePeer === null ? [] : [peerOn(file.path)]),
  ];
  const readings = await processesInTurns(contenders, quick ? 3 : 5);
  const first = readings[0]!;
  return {
    tables: [
      {
        title: `Decompression, whole process, ${megabytes(file.bodyBytes)} MB body (${file.source} replicated)`,
        columns: ['', 'CPU, s (least–most)', 'CPU ÷ WebAssembly', 'peak, MiB'],
        rows: readings.map((one) => [one.name, cpuCell(one), times(ratio(one, first).median), peakCell(one)]),
        notes: [],
      },
    ],
    findings: [],
  };
}
