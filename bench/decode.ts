import { bodyBytes, corpus, corpusIs, type DbcFile, streamOf } from './files.ts';
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
import { nativePeer, netSecondsOf } from './native-peer.ts';
import { type OurDecoder, ourDecoders } from './our-decoders.ts';
import { decodeBy, npmDecoders } from './peers.ts';
import { type Cell, type Finding, megabytes, type Outcome, type Table, times } from './report.ts';

const SIDE_BY_SIDE = [
  ...ourDecoders,
  ...npmDecoders.map((one) => ({ name: one.name, decode: (file: DbcFile) => decodeBy(one, streamOf(file)) })),
];
const QUICK_FILES = 7;
/** Smaller bodies are nothing beside the start of a process. */
const ENOUGH_FOR_NATIVE = 1e6;

interface Comparison {
  readonly file: DbcFile;
  readonly readings: readonly Readings[];
  /** CPU seconds of the native peer; null where there is none, or the file is too small to tell. */
  readonly native: number | null;
}

/** Decompression only, in this process, file by file. */
export async function decode(quick: boolean): Promise<Outcome> {
  const all = corpus();
  const files = quick ? all.slice(0, QUICK_FILES) : all;
  const comparisons: Comparison[] = [];
  for (const file of files) comparisons.push(await compare(file, all.at(-1)!, quick ? QUICK : THOROUGH));
  const speeds = SIDE_BY_SIDE.map(({ name }) => `${name}, MB/s`);
  const overNative = nativePeer === null ? [] : ourDecoders.map(({ name }) => `${name} × native`);
  return {
    tables: [
      meansTable(comparisons),
      {
        title: `Decompression only, in process, ${files.length} ${corpusIs} files`,
        columns: [
          'file',
          'body, MB',
          ...ourDecoders.map(({ name }) => `${name} ×`),
          ...overNative,
          ...speeds,
        ],
        rows: [...comparisons.map(row), meansRow(comparisons)],
        notes: [
          '×: how many times the fastest decoder of npm on that file, both given the stream in the pieces in which Node reads a file (64 KiB): median of the rounds (least–most). In brackets: the same with node-pkware given the 16 KiB pieces that it likes best.',
        ],
      },
    ],
    findings: ourDecoders.flatMap((our, i) => findingsOf(comparisons, our, i)),
  };
}

async function compare(file: DbcFile, smallest: DbcFile, pace: Pace): Promise<Comparison> {
  const contenders = SIDE_BY_SIDE.map((one) => ({ name: one.name, run: () => one.decode(file) }));
  const readings = await inTurns(contenders, pace);
  const tells = nativePeer !== null && bodyBytes(file) >= ENOUGH_FOR_NATIVE;
  return { file, readings, native: tells ? await netSecondsOf(file.path, smallest.path) : null };
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
  return [comparison.file.name, megabytes(bytes), ...multiples, ...nativeCells(comparison), ...speeds];
}

function nativeCells({ readings, native }: Comparison): Cell[] {
  if (nativePeer === null) return [];
  return ourDecoders.map((_, i) => (native === null ? '' : times(native / median(readings[i]!.seconds))));
}

function means(
  comparisons: readonly Comparison[],
  i: number,
): { asRead: number; asLiked: number; native: number } {
  const each = comparisons.map((comparison) => ratios(comparison, i));
  const overNative = comparisons.flatMap(({ native, readings }) =>
    native === null ? [] : [native / median(readings[i]!.seconds)],
  );
  return {
    asRead: geometricMean(each.map(({ asRead }) => asRead.median)),
    asLiked: geometricMean(each.map(({ asLiked }) => asLiked.median)),
    native: geometricMean(overNative),
  };
}

/** One line an engine: how many times each of the others it is. */
function meansTable(comparisons: readonly Comparison[]): Table {
  const over = (comparison: Comparison, peer: number, i: number) =>
    ratio(comparison.readings[ourDecoders.length + peer]!, comparison.readings[i]!).median;
  const rows = ourDecoders.map(({ name }, i) => {
    const { asRead, asLiked, native } = means(comparisons, i);
    const each = npmDecoders.map((_, peer) =>
      times(geometricMean(comparisons.map((comparison) => over(comparison, peer, i)))),
    );
    const overNative = nativePeer === null ? [] : [times(native)];
    return [name, ...each, `**${times(asRead)}**`, times(asLiked), ...overNative];
  });
  const native = nativePeer === null ? [] : ['× the native decoder (bodies of 1 MB or more)'];
  return {
    title: `Decompression in process, geometric mean of ${comparisons.length} ${corpusIs} files`,
    columns: [
      '',
      ...npmDecoders.map(({ name }) => `× ${name}`),
      '× the best of npm',
      '× the best, 16 KiB too',
      ...native,
    ],
    rows,
    notes: [],
  };
}

function meansRow(comparisons: readonly Comparison[]): Cell[] {
  const each = ourDecoders.map((_, i) => means(comparisons, i));
  const cells = each.map(({ asRead, asLiked }) => `**${times(asRead)}** [${asLiked.toFixed(1)}]`);
  const natives = nativePeer === null ? [] : each.map(({ native }) => `**${times(native)}**`);
  return ['**geometric mean**', '', ...cells, ...natives, ...SIDE_BY_SIDE.map(() => '')];
}

function findingsOf(comparisons: readonly Comparison[], our: OurDecoder, i: number): Finding[] {
  const { asRead, asLiked, native } = means(comparisons, i);
  const what = `decompression, ${our.name}: geometric mean of`;
  const overNpm: Finding = {
    what: `${what} ${comparisons.length} ${corpusIs} files`,
    goal: `≥ ${our.goal} × the best npm peer`,
    measured: `${times(asRead)} (${times(asLiked)} with its favourite pieces)`,
    reached: asRead >= our.goal,
  };
  if (nativePeer === null || our.goalOverNative === null) return [overNpm];
  const files = comparisons.filter((one) => one.native !== null).length;
  return [
    overNpm,
    {
      what: `${what} ${files} ${corpusIs} files of 1 MB or more`,
      goal: `≈ ${our.goalOverNative} × the native decoder`,
      measured: times(native),
      reached: native >= our.goalOverNative,
    },
  ];
}
