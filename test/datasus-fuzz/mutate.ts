import { crc32 } from 'node:zlib';
import { compressDbf } from '../../src/datasus/index.ts';
import type { Random } from '../random.ts';
import { referenceExplode } from './reference-explode.ts';
import { END, randomTokens, type StreamKind, type Token, writeTokens } from './token-stream.ts';

/** Decoded bytes beyond which a made file is not pursued. */
const MOST_DECODED = 300_000;
const BYTES = [0, 1, 3, 4, 5, 6, 7, 0x0d, 0x1a, 0x20, 0x2a, 0x7f, 0x80, 0xff];
const COUNTS = [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 65_535, 65_536];

type Mutator = (bytes: Uint8Array, random: Random, another: () => Uint8Array) => Uint8Array;

const headerLengthOf = (bytes: Uint8Array) => Math.min(bytes.length, (bytes[8] ?? 0) + (bytes[9] ?? 0) * 256);
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const place = (bytes: Uint8Array, random: Random) => random.below(bytes.length + 1);

function change(bytes: Uint8Array, edit: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  edit(copy);
  return copy;
}

/** Anywhere, but often enough in the header, and in the checksum with the first bytes of the stream. */
function target(bytes: Uint8Array, random: Random): number {
  const start = headerLengthOf(bytes);
  const zone = random.below(6);
  if (zone === 0) return random.below(Math.max(1, start));
  if (zone === 1) return Math.min(bytes.length - 1, start + random.below(10));
  return random.between(Math.min(start, bytes.length - 1), bytes.length - 1);
}

const flipBits: Mutator = (bytes, random) =>
  change(bytes, (copy) => {
    for (let i = random.between(1, 4); i > 0 && copy.length > 0; i--)
      copy[target(copy, random)]! ^= 1 << random.below(8);
  });

const setBytes: Mutator = (bytes, random) =>
  change(bytes, (copy) => {
    for (let i = random.between(1, 3); i > 0 && copy.length > 0; i--)
      copy[target(copy, random)] = random.oneIn(2) ? random.pick(BYTES) : random.below(256);
  });

const truncate: Mutator = (bytes, random) => bytes.slice(0, place(bytes, random));

const append: Mutator = (bytes, random) => join(bytes, random.bytes(random.between(1, 40)));

const splice: Mutator = (bytes, random, another) => {
  const other = another();
  if (random.oneIn(2))
    return join(bytes.subarray(0, headerLengthOf(bytes)), other.subarray(headerLengthOf(other)));
  return join(bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random)));
};

const repeatStretch: Mutator = (bytes, random) => {
  const from = place(bytes, random);
  const stretch = bytes.subarray(from, from + random.between(1, 64));
  const to = random.oneIn(2) ? from : place(bytes, random);
  return join(bytes.subarray(0, to), stretch, bytes.subarray(to));
};

const insertBytes: Mutator = (bytes, random) => {
  const at = place(bytes, random);
  return join(bytes.subarray(0, at), random.bytes(random.between(1, 32)), bytes.subarray(at));
};

const deleteStretch: Mutator = (bytes, random) => {
  const at = place(bytes, random);
  return join(bytes.subarray(0, at), bytes.subarray(at + random.between(1, 40)));
};

const lieAboutRecords: Mutator = (bytes, random) =>
  change(bytes, (copy) => {
    if (copy.length < 12) return;
    const true_ = view(copy).getUint32(4, true);
    const count = random.oneIn(2) ? true_ + random.between(-2, 2) : random.pick(COUNTS);
    view(copy).setUint32(4, count, true);
  });

const lieAboutLengths: Mutator = (bytes, random) =>
  change(bytes, (copy) => {
    if (copy.length < 12) return;
    const at = random.pick([8, 10]);
    const length = view(copy).getUint16(at, true) + random.pick([-33, -32, -1, 1, 2, 31, 32, 33, 263]);
    view(copy).setUint16(at, random.oneIn(4) ? random.below(65_536) : length & 0xffff, true);
  });

/** A width of one column, half the time with the record's length made to agree. */
const changeWidth: Mutator = (bytes, random) =>
  change(bytes, (copy) => {
    const columns = Math.floor((headerLengthOf(copy) - 33) / 32);
    if (columns < 1 || copy.length < 64) return;
    const at = 32 + 32 * random.below(columns) + 16;
    const width = random.oneIn(2) ? copy[at]! + random.between(-2, 2) : random.pick([0, 1, 254, 255]);
    const difference = (width & 255) - copy[at]!;
    copy[at] = width;
    if (random.oneIn(2))
      view(copy).setUint16(10, (view(copy).getUint16(10, true) + difference) & 0xffff, true);
  });

/** Two columns exchange their widths: the record's length stays. */
const exchangeWidths: Mutator = (bytes, random) =>
  change(bytes, (copy) => {
    const columns = Math.floor((headerLengthOf(copy) - 33) / 32);
    if (columns < 2) return;
    const [a, b] = [32 + 32 * random.below(columns) + 16, 32 + 32 * random.below(columns) + 16];
    [copy[a], copy[b]] = [copy[b]!, copy[a]!];
  });

const changePrefix: Mutator = (bytes, random) =>
  change(bytes, (copy) => {
    const at = headerLengthOf(copy) + 4;
    if (at + 1 >= copy.length) return;
    copy[at] = random.pick([0, 1, 2, 0x20]);
    copy[at + 1] = random.pick([3, 4, 5, 6, 7]);
  });

/** The header kept, a stream of random tokens behind it. */
const otherTokens: Mutator = (bytes, random) => {
  if (bytes.length < 12) return bytes;
  const kind: StreamKind = { coded: random.oneIn(3), dictionary: random.pick([4, 5, 6, 6]) };
  const most = random.oneIn(150)
    ? random.between(120_000, 256_000)
    : random.between(1, random.oneIn(40) ? 12_000 : 500);
  const tokens: Token[] = randomTokens(random, most, kind);
  if (random.oneIn(2)) tokens.push(...padding(tokens, view(bytes).getUint16(10, true)));
  if (random.oneIn(8))
    tokens.splice(random.below(tokens.length), 0, { bits: random.bits(), count: random.between(1, 31) });
  if (!random.oneIn(8)) tokens.push(END);
  return join(bytes.subarray(0, headerLengthOf(bytes)), random.bytes(4), writeTokens(tokens, kind));
};

/** Literals up to a whole number of records. */
function padding(tokens: readonly Token[], recordLength: number): Token[] {
  const written = tokens.reduce((sum, token) => sum + ('length' in token ? token.length : 1), 0);
  return new Array<Token>(recordLength > 0 ? recordLength - (written % recordLength) : 0).fill({
    literal: 0x20,
  });
}

/** Other content, compressed and checked as it should be. */
const changeBody: Mutator = (bytes, random) => {
  const start = headerLengthOf(bytes);
  if (start < 33 || bytes.length <= start || bytes[0] !== 3) return bytes;
  const { output } = referenceExplode(bytes.subarray(start + 4), MOST_DECODED);
  const plain = join(bytes.subarray(0, start), output);
  for (let i = random.between(0, 4); i > 0 && output.length > 0; i--)
    plain[start + random.below(output.length)] = random.pick(BYTES);
  return compressDbf(plain, {
    literals: random.pick(['binary', 'ascii']),
    dictionary: random.pick([1024, 2048, 4096]),
  });
};

/** A DBC as the DBF it holds. */
const decompress: Mutator = (bytes) => {
  const start = headerLengthOf(bytes);
  return join(bytes.subarray(0, start), referenceExplode(bytes.subarray(start + 4), MOST_DECODED).output);
};

export const MUTATORS: readonly Mutator[] = [
  flipBits,
  flipBits,
  setBytes,
  truncate,
  append,
  splice,
  repeatStretch,
  insertBytes,
  deleteStretch,
  lieAboutRecords,
  lieAboutLengths,
  changeWidth,
  exchangeWidths,
  changePrefix,
  otherTokens,
  otherTokens,
  changeBody,
  decompress,
];

/** Makes the checksum right again, so that what lies behind it is reached; `records`: the count of records too. */
export function repair(bytes: Uint8Array, records: boolean): Uint8Array {
  const start = headerLengthOf(bytes);
  if (start < 33 || bytes.length < start + 6) return bytes;
  return change(bytes, (copy) => {
    const { output } = referenceExplode(copy.subarray(start + 4), MOST_DECODED);
    const recordLength = view(copy).getUint16(10, true);
    if (records && recordLength > 0) view(copy).setUint32(4, Math.floor(output.length / recordLength), true);
    view(copy).setUint32(start, crc32(output, crc32(copy.subarray(0, start))), true);
  });
}
