import { bodyBytes, type DbcFile, realFiles, streamOf } from './files.ts';
import {
  best,
  geometricMean,
  inTurns,
  median,
  type Pace,
  QUICK,
  type Ratio,
  type Readings,
  ratio,
  THOROUGH,
} from './harness.ts';
import { type OurDecoder, ourDecoders } from './our-decoders.ts';
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
  const speeds = SIDE_BY_SIDE.map(({ name }) => `${name}, MB/s`);
  return {
    tables: [
      {
        title: `Decompression only, in process, ${files.length} real files`,
        columns: ['file', 'body, MB', ...ourDecoders.map(({ name }) => `${name} ×`), ...speeds],
        rows: [...comparisons.map(row), meansRow(comparisons)],
        notes: [
          '×: how many times the fastest decoder of npm on that file, both given the stream in the pieces in which Node reads a file (64 KiB): median of the rounds (least–most). In brackets: the same with node-pkware given the 16 KiB pieces that it likes best.',
        ],
      },
    ],
    findings: ourDecoders.map((our, i) => finding(comparisons, our, i)),
  };
}

async function compare(file: DbcFile, pace: Pace): Promise<Comparison> {
  const stream = streamOf(file);
  const contenders = SIDE_BY_SIDE.map((one) => ({ name: one.name, run: () => one.decode(stream) }));
  return { file, readings: await inTurns(contenders, pace) };
}

/** The last entry of npmDecoders is fed in a way that only favours it. */
function ratios({ readings }: Comparison, i: number): { asRead: Ratio; asLiked: Ratio } {
  const peers = readings.slice(ourDecoders.length);
  return {
    asRead: ratio(best(peers.slice(0, -1)), readings[i]!),
    asLiked: ratio(best(peers), readings[i]!),
  };
}

function row(comparison: Comparison): Cell[] {
  const bytes = bodyBytes(comparison.file);
  const speeds = comparison.readings.map(({ seconds }) => (bytes / median(seconds) / 1e6).toFixed(0));
  const multiples = ourDecoders.map((_, i) => {
    const { asRead, asLiked } = ratios(comparison, i);
    return `${times(asRead.median)} (${asRead.least.toFixed(1)}–${asRead.most.toFixed(1)}) [${asLiked.median.toFixed(1)}]`;
  });
  return [comparison.file.name, megabytes(bytes), ...multiples, ...speeds];
}

function means(comparisons: readonly Comparison[], i: number): { asRead: number; asLiked: number } {
  const each = comparisons.map((comparison) => ratios(comparison, i));
  return {
    asRead: geometricMean(each.map(({ asRead }) => asRead.median)),
    asLiked: geometricMean(each.map(({ asLiked }) => asLiked.median)),
  };
}

function meansRow(comparisons: readonly Comparison[]): Cell[] {
  const cells = ourDecoders.map((_, i) => {
    const { asRead, asLiked } = means(comparisons, i);
    return `**${times(asRead)}** [${asLiked.toFixed(1)}]`;
  });
  return ['**geometric mean**', '', ...cells, ...SIDE_BY_SIDE.map(() => '')];
}

function finding(comparisons: readonly Comparison[], { name, goal }: OurDecoder, i: number): Finding {
  const { asRead, asLiked } = means(comparisons, i);
  return {
    what: `decompression, ${name}: geometric mean of ${comparisons.length} real files`,
    goal: `≥ ${goal} × the best npm peer`,
    measured: `${times(asRead)} (${times(asLiked)} with its favourite pieces)`,
    reached: asRead >= goal,
  };
}
