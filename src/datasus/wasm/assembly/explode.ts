// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.
// Decompression of a PKWARE DCL stream: the same machine as pkware/explode.ts, one stream at a time in an instance.

import { buildTables } from './codes';
import { reserve } from './memory';
import { DISTANCES, HEADS, INPUT, LENGTHS, LITERALS, REPEATS, TAIL_BITS, TAILS } from './layout';

const INPUT_CAPACITY: i32 = 64 * 1024;
const DICTIONARY: i32 = 4096;
const OUTPUT_CHUNK: i32 = 128 * 1024;
const MAX_MATCH: i32 = 518;
const END_LENGTH: i32 = 519;
/** A step of the fast loop reads eight bytes, and writes three literals, a match and the overshoot of wide copies. */
const INPUT_MARGIN: i32 = 16;
const OUTPUT_MARGIN: i32 = 3 + MAX_MATCH + 128;
/** Bits that a distance may take: 8 of the code, 6 of the low part. */
const TAIL_MOST: i32 = 14;
const COMMON_BITS: i32 = 6;

const NEEDS_INPUT: u32 = 0;
const HAS_OUTPUT: u32 = 1;
const DONE: u32 = 2;
const TRUNCATED: u32 = 3;
const BAD_HEADER: u32 = 4;
const TOO_FAR_BACK: u32 = 5;

let output: i32 = 0;
let outputFull: i32 = 0;
let kept: i32 = 0;
let inputEnd: i32 = 0;
let bit: i32 = 0;
let outputAt: i32 = 0;
let taken: i32 = 0;
let coded: bool = false;
let bits: i32 = 0;
let inputClosed: bool = false;
/** DONE or TOO_FAR_BACK once that was reached. */
let ended: u32 = 0;

buildTables();

/** Begins a stream: `keep` bytes of output stay in front of what is handed out. False where there is no memory. */
export function openStream(keep: i32): bool {
  kept = keep > DICTIONARY ? keep : DICTIONARY;
  output = <i32>reserve(kept + OUTPUT_CHUNK + OUTPUT_MARGIN);
  outputFull = output + kept + OUTPUT_CHUNK;
  outputAt = output;
  taken = output;
  inputEnd = 0;
  bit = 0;
  bits = 0;
  coded = false;
  inputClosed = false;
  ended = 0;
  return output != 0;
}

/** Drops the input that was read and returns how much more fits at `inputAt()`. */
export function inputRoom(): i32 {
  const read = bit >>> 3;
  if (read > 0) {
    inputEnd -= read;
    bit &= 7;
    memory.copy(INPUT, INPUT + read, inputEnd);
  }
  return INPUT_CAPACITY - inputEnd;
}

/** Where the next input goes. */
export function inputAt(): i32 {
  return <i32>INPUT + inputEnd;
}

/** Says that `count` bytes were written at `inputAt()`. */
export function fed(count: i32): void {
  inputEnd += count;
}

/** Bytes of the input buffer not yet read, a byte begun counted as read. */
export function inputLeft(): i32 {
  return inputEnd - ((bit + 7) >>> 3);
}

/** Base-2 logarithm of the dictionary, less 6; 0 before the stream's header. */
export function dictionaryBits(): i32 {
  return bits;
}

/** Address of the output not yet taken. */
export function outputStart(): i32 {
  return taken;
}

/** Bytes of output not yet taken. */
export function outputLeft(): i32 {
  return outputAt - taken;
}

/** Says that the output was taken. */
export function took(): void {
  taken = outputAt;
}

/** Decodes until input runs out, the chunk is full, or the stream ends, well or not. `closed`: no input will follow. */
export function advance(closed: bool): u32 {
  if (bits == 0) {
    if (inputEnd < 2) return closed ? TRUNCATED : NEEDS_INPUT;
    if (!readHeader()) return BAD_HEADER;
  }
  slide();
  const state = ended != 0 ? ended : run();
  if ((state != NEEDS_INPUT || closed) && outputAt > taken) return HAS_OUTPUT;
  return state == NEEDS_INPUT && closed ? TRUNCATED : state;
}

function run(): u32 {
  if (!coded && bits == COMMON_BITS) runFast();
  const state = runExact();
  if (state == DONE || state == TOO_FAR_BACK) ended = state;
  return state;
}

function readHeader(): bool {
  const literals = load<u8>(INPUT);
  const dictionary = load<u8>(INPUT + 1);
  if (literals > 1 || dictionary < 4 || dictionary > 6) return false;
  coded = literals == 1;
  bits = dictionary;
  bit = 16;
  return true;
}

/** Makes room for a chunk: of the output taken, only what must be kept stays. */
function slide(): void {
  const dropped = taken - output - kept;
  if (dropped <= 0 || outputAt < outputFull) return;
  memory.copy(output, output + dropped, outputAt - output - dropped);
  outputAt -= dropped;
  taken -= dropped;
}

/**
 * The loop where nearly all the time goes: literals uncoded, dictionary of 4096, input and output far from their ends. A
 * step is up to two literals and a match, or three literals. Its time is that of the chain from one step's bits to the
 * next one's, so that only what the chain needs is looked up first (the bits of the head, then those of the tail), and the
 * choices on it are made without branches. README.md of the folder above tells what was tried.
 */
function runFast(): void {
  const lastInput = <i32>INPUT + inputEnd - INPUT_MARGIN;
  const lastOutput = outputFull;
  const beforeFirst = output - 1;
  let at = outputAt;
  let pointer = <i32>INPUT + (bit >>> 3);
  if (pointer >= lastInput) return;
  let word = load<u64>(pointer) >>> (bit & 7);
  // Bits of `word` that count; it may hold more of the stream above them. 42 or more at the beginning of a step.
  let count = 56 - (bit & 7);
  pointer += 7;
  while (pointer < lastInput) {
    if (at >= lastOutput) break;
    const low = <u32>word;
    const head0 = load<u32>((low << 1) & 0x1fc, HEADS);
    const head1 = load<u32>((low >>> 8) & 0x1fc, HEADS + 512);
    const head2 = load<u32>((low >>> 17) & 0x1fc, HEADS + 1024);
    store<u8>(at, <u8>(low >>> 1));
    store<u8>(at, <u8>(low >>> 10), 1);
    if ((low & 0x40201) == 0) {
      store<u8>(at, <u8>(low >>> 19), 2);
      at += 3;
      count -= 27;
      word = (word >>> 27) | (load<u64>(pointer) << count);
      pointer += (count ^ 63) >>> 3;
      count |= 56;
      continue;
    }
    const head = select<u32>(head0, select<u32>(head1, head2, low & 0x200), low & 1);
    const left = count - <i32>(head & 63);
    const turned = rotr<u64>(word, head);
    let rest = turned;
    if (left < TAIL_MOST) rest = (word >>> head) | (<u64>load<u32>(pointer) << left);
    const slot = (<u32>rest & 255) | (head & 0x100);
    const tailBits = <i32>load<u8>(slot, TAIL_BITS);
    word = ((word >>> head) | (load<u64>(pointer) << left)) >>> tailBits;
    pointer += (left ^ 63) >>> 3;
    count = (left | 56) - tailBits;
    const tail = load<u32>(slot << 2, TAILS);
    const length = <i32>(((head >>> 12) & 0x1ff) + (<u32>(turned >>> 56) >>> (head >>> 28)));
    const start = at + ((head >>> 10) & 3);
    const distance = <i32>((tail >>> 18) + (<u32>(rest >>> (tail >>> 6)) & ((tail >>> 12) & 63)));
    const from = start - distance;
    // The end of the stream, or a distance beyond the beginning: left to the careful loop.
    if (((length - END_LENGTH) & (beforeFirst - from)) >= 0) {
      count += <i32>((tail & 63) + (head & 63));
      break;
    }
    at = start + length;
    if (distance < length) {
      if (distance < 16) repeat(start, from, distance, at);
      else copyWide(start, from, length);
    } else copyWide(start, from, length);
  }
  bit = (pointer - <i32>INPUT) * 8 - count;
  outputAt = at;
}

/** Copies `length` bytes and up to 127 more, sixteen at a time, where source and target are as far apart, or do not meet. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function copyWide(at: i32, from: i32, length: i32): void {
  v128.store(at, v128.load(from));
  v128.store(at, v128.load(from, 16), 16);
  v128.store(at, v128.load(from, 32), 32);
  v128.store(at, v128.load(from, 48), 48);
  if (length <= 64) return;
  const end = at + length;
  at += 64;
  from += 64;
  do {
    v128.store(at, v128.load(from));
    v128.store(at, v128.load(from, 16), 16);
    v128.store(at, v128.load(from, 32), 32);
    v128.store(at, v128.load(from, 48), 48);
    v128.store(at, v128.load(from, 64), 64);
    v128.store(at, v128.load(from, 80), 80);
    v128.store(at, v128.load(from, 96), 96);
    v128.store(at, v128.load(from, 112), 112);
    at += 128;
    from += 128;
  } while (at < end);
}

/** Writes the `distance` bytes (fewer than 16) from `from` on, over and over, until `end` or up to 15 bytes after it. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function repeat(at: i32, from: i32, distance: i32, end: i32): void {
  const pattern = i8x16.swizzle(v128.load(from), v128.load(distance << 4, REPEATS));
  const step = 16 - (16 % distance);
  do {
    v128.store(at, pattern);
    at += step;
  } while (at < end);
}

/** The careful loop: any literal coding, up to the last bit of the input; stops at whole tokens only. */
function runExact(): u32 {
  const lastBit = inputEnd * 8;
  while (outputAt < outputFull) {
    if (bit >= lastBit) return NEEDS_INPUT;
    const word = <u32>(load<u64>(bit >>> 3, INPUT) >>> (bit & 7));
    const stop = (word & 1) == 0 ? literal(word, lastBit) : match(word, lastBit);
    if (stop != HAS_OUTPUT) return stop;
  }
  return HAS_OUTPUT;
}

/** HAS_OUTPUT where the token was whole. */
function literal(word: u32, lastBit: i32): u32 {
  const entry: u32 = coded
    ? load<u16>(((word >>> 1) & 0x1fff) << 1, LITERALS)
    : (((word >>> 1) & 255) << 8) | 8;
  const next = bit + 1 + (entry & 255);
  if (next > lastBit) return NEEDS_INPUT;
  store<u8>(outputAt++, <u8>(entry >>> 8));
  bit = next;
  return HAS_OUTPUT;
}

function match(word: u32, lastBit: i32): u32 {
  const entry = load<u32>((word & 255) << 2, LENGTHS);
  const extra = (entry >>> 8) & 255;
  const at = bit + (entry & 255);
  if (at > lastBit) return NEEDS_INPUT;
  const length = (entry >>> 16) + ((word >>> ((entry & 255) - extra)) & ((1 << extra) - 1));
  if (length == END_LENGTH) {
    bit = at;
    return DONE;
  }
  const rest = <u32>(load<u64>(at >>> 3, INPUT) >>> (at & 7));
  const symbol = load<u32>((rest & 255) << 2, DISTANCES);
  const high = symbol & 255;
  const low = length == 2 ? 2 : bits;
  const next = at + high + low;
  if (next > lastBit) return NEEDS_INPUT;
  const distance = ((symbol >>> 8) << low) + ((rest >>> high) & ((1 << low) - 1)) + 1;
  bit = next;
  if (<i32>distance > outputAt - output) return TOO_FAR_BACK;
  for (const end = outputAt + length; outputAt < end; outputAt++) {
    store<u8>(outputAt, load<u8>(outputAt - distance));
  }
  return HAS_OUTPUT;
}
