// Rewrites a screenshot as a PNG of at most 256 colours: letters and flat surfaces need no more, and it is a third of the size.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE_SIZE = 256;

interface Pixels {
  width: number;
  height: number;
  /** Red, green and blue of a pixel in one number, row by row. */
  colours: Uint32Array;
}

function chunksOf(png: Buffer): { type: string; body: Buffer }[] {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      body: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** What a filter of the PNG format foretells of a byte, by its number. */
const FORETELL: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** The lines of the picture with their filters undone, under a line of zeros and each after a pixel of zeros. */
function unfilter(raw: Buffer, stride: number, depth: number): Buffer {
  const wide = stride + depth;
  const height = raw.length / (stride + 1);
  const plain = Buffer.alloc(wide * (height + 1));
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const foretell = FORETELL[raw[from] ?? 0] ?? paeth;
    for (let x = 0, to = wide * (y + 1) + depth; x < stride; x++, to++) {
      const [left, up, corner] = [plain[to - depth], plain[to - wide], plain[to - wide - depth]];
      plain[to] = (raw[from + 1 + x] ?? 0) + foretell(left ?? 0, up ?? 0, corner ?? 0);
    }
  }
  return plain;
}

function decode(png: Buffer): Pixels {
  const chunks = chunksOf(png);
  const head = chunks.find(({ type }) => type === 'IHDR')?.body ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const depth = head[9] === 6 ? 4 : 3;
  const raw = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body)),
  );
  const plain = unfilter(raw, width * depth, depth);
  const colours = new Uint32Array(width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      colours[i] = plain.readUIntBE(((y + 1) * (width + 1) + 1 + x) * depth, 3);
  return { width, height, colours };
}

function distance(a: number, b: number): number {
  const [red, green, blue] = [
    (a >> 16) - (b >> 16),
    ((a >> 8) & 255) - ((b >> 8) & 255),
    (a & 255) - (b & 255),
  ];
  return 2 * red * red + 4 * green * green + blue * blue;
}

/** The commonest colours, none so near a commoner one that the eye would not tell them apart. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  for (const apart of [0, 40, 120, 250, 500, 1000]) {
    const palette: number[] = [];
    for (const colour of common) {
      if (palette.length > PALETTE_SIZE) break;
      if (apart === 0 || palette.every((known) => distance(known, colour) > apart)) palette.push(colour);
    }
    if (palette.length <= PALETTE_SIZE) return palette;
  }
  return common.slice(0, PALETTE_SIZE);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The same picture in at most 256 colours. Takes what the browser writes: 8 bits a channel, not interlaced. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = decode(png);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = paletteOf(counts);
  const nearest = new Map<number, number>();
  for (const colour of counts.keys()) {
    let best = 0;
    palette.forEach((known, index) => {
      if (distance(known, colour) < distance(palette[best] ?? 0, colour)) best = index;
    });
    nearest.set(colour, best);
  }
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) lines[y * (width + 1) + 1 + x] = nearest.get(colours[i] ?? 0) ?? 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
