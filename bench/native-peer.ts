import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { explode } from '../src/datasus/pkware/whole-stream.ts';
import { corpus, streamOf } from './files.ts';
import { median } from './harness.ts';
import type { Usage, WholeContender } from './whole.ts';

const execute = promisify(execFile);
/** Place in the corpus, from its end (smallest last), of a file that takes no time. */
const QUICK_TO_CHECK = -3;

/** A decoder of somebody else's, given by the environment: reads the path of a .dbc, writes the .dbf to its standard output. */
export const nativePeer: string | null = process.env.PACTUA_BENCH_PEER || null;

/** Throws where the peer does not write, byte for byte, what we decode. */
export async function checkNativePeer(): Promise<void> {
  const file = corpus().at(QUICK_TO_CHECK)!;
  const { stdout } = await execute('sh', ['-c', `${nativePeer} "$1"`, 'sh', file.path], {
    encoding: 'buffer',
    maxBuffer: 2 ** 30,
  });
  const expected = Buffer.concat([file.bytes.subarray(0, file.headerLength), explode(streamOf(file))]);
  if (stdout.equals(expected)) return;
  throw new Error(
    `PACTUA_BENCH_PEER escreveu ${stdout.length} bytes de ${file.name}, que não são os ${expected.length} do DBF. Confira o comando.`,
  );
}

/** The peer decompressing a file `repeats` times; what it uses is told by the shell, for one of them. */
export function peerOn(path: string, repeats = 1): WholeContender {
  return { name: 'PACTUA_BENCH_PEER', run: () => runPeer(path, repeats) };
}

/**
 * CPU seconds of the peer for one file, without what a process of its takes for one with next to nothing in it: the median of
 * some rounds, each long enough for the clock of the shell (10 ms).
 */
export async function netSecondsOf(path: string, nearlyEmpty: string): Promise<number> {
  const once = await runPeer(path, 1);
  const repeats = Math.ceil(0.15 / Math.max(once.cpuSeconds, 0.002));
  const rounds: number[] = [];
  for (let round = 0; round < 3; round++) {
    const whole = await runPeer(path, repeats);
    const start = await runPeer(nearlyEmpty, repeats);
    rounds.push(whole.cpuSeconds - start.cpuSeconds);
  }
  return median(rounds);
}

async function runPeer(path: string, repeats: number): Promise<Usage> {
  const start = performance.now();
  const script = `i=0; while [ $i -lt ${repeats} ]; do ${nativePeer} "$1" > /dev/null || exit 1; i=$((i+1)); done; times`;
  const { stdout } = await execute('sh', ['-c', script, 'sh', path]);
  const [user = 0, system = 0] = (stdout.trim().split('\n').at(-1) ?? '').split(' ').map(seconds);
  const cpuSeconds = (user + system) / repeats;
  return { work: 0, cpuSeconds, peakBytes: 0, wallSeconds: (performance.now() - start) / 1000 / repeats };
}

/** '0m1.230s', as `times` of the shell writes it. */
function seconds(text: string): number {
  const [, minutes, rest] = /^(\d+)m([\d.]+)s$/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(rest);
}
