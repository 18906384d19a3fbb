import { bodyBytes, type DbcFile, realFiles, streamOf } from './files.ts';
import {
  best,
  geometricMean,
  inTurns,
  median,
  type Pace,
  QUICK,
  type Readings,
  ratio,
  THOROUGH,
} from './harness.ts';
import { ourDecoders } from './our-decoders.ts';
import { npmDecoders } from './peers.ts';
import { type Cell, type Finding, megabytes, type Outcome, times } from './report.ts';

const SIDE_BY_SIDE = [...ourDecoders, ...npmDecoders];
const QUICK_FILES = 7;

interface Comparison {
  readonly file: DbcFile;
  readonly readings: readonly Readings[];
}

/** Decompression only, in this process, file by file. */
export async function decode(quick: boolean): Promise<Outcome> {
  const files = quick ? realFiles().slice(0, QUICK_FILES) : realFiles();
  const comparisons: Comparison[] = [];
  for (const file of files) comparisons.push(await compare(file, quick ? QUICK : THOROUGH));
  return {
    tables: [
      {
        title: 'Decompression only, in process',
        columns: ['file', 'body, MB', ...SIDE_BY_SIDE.map(({ name }) => `${name}, MB/s`), ...ratioNames()],
        rows: [
          ...comparisons.map(row),
          ['geometric mean', '', ...SIDE_BY_SIDE.map(() => ''), ...means(comparisons)],
        ],
        notes: [
          `× the best npm peer of each file, both fed as a file gives it (64 KiB pieces); median of the rounds (least–most). In brackets: × the best peer in any feeding.`,
        ],
      },
    ],
    findings: ourDecoders.map((_, i) => finding(comparisons, i)),
  };
}

async function compare(file: DbcFile, pace: Pace): Promise<Comparison> {
  const stream = streamOf(file);
  const contenders = SIDE_BY_SIDE.map(({ name, decode }) => ({ name, run: () => decode(stream) }));
  return { file, readings: await inTurns(contenders, pace) };
}

const ratioNames = () => ourDecoders.map(({ name }) => `${name} × best npm`);
const ours = (comparison: Comparison, i: number) => comparison.readings[i]!;
const peers = (comparison: Comparison) => comparison.readings.slice(ourDecoders.length);
/** As fed by a file; the last entry of npmDecoders is fed in a way that only favours it. */
const peersFedByFile = (comparison: Comparison) => peers(comparison).slice(0, 2);

function row(comparison: Comparison): Cell[] {
  const bytes = bodyBytes(comparison.file);
  const speeds = comparison.readings.map(({ seconds }) => (bytes / median(seconds) / 1e6).toFixed(0));
  const ratios = ourDecoders.map((_, i) => {
    const { median: middle, least, most } = ratio(best(peersFedByFile(comparison)), ours(comparison, i));
    const any = ratio(best(peers(comparison)), ours(comparison, i)).median;
    return `${times(middle)} (${least.toFixed(1)}–${most.toFixed(1)}) [${any.toFixed(1)}]`;
  });
  return [comparison.file.name, megabytes(bytes), ...speeds, ...ratios];
}

function mean(
  comparisons: readonly Comparison[],
  i: number,
  among: (c: Comparison) => readonly Readings[],
): number {
  return geometricMean(comparisons.map((each) => ratio(best(among(each)), ours(each, i)).median));
}

function means(comparisons: readonly Comparison[]): string[] {
  return ourDecoders.map(
    (_, i) =>
      `**${times(mean(comparisons, i, peersFedByFile))}** [${mean(comparisons, i, peers).toFixed(1)}]`,
  );
}

const GOALS = [9, 22];

function finding(comparisons: readonly Comparison[], i: number): Finding {
  const measured = mean(comparisons, i, peersFedByFile);
  return {
    what: `decompression only, ${ourDecoders[i]!.name}, geometric mean of ${comparisons.length} real files`,
    goal: `≥ ${GOALS[i]} × the best npm peer`,
    measured: `${times(measured)} (${times(mean(comparisons, i, peers))} with the peers fed as they like best)`,
    reached: measured >= GOALS[i]!,
  };
}
