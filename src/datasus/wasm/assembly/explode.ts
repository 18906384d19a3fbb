// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.
// Decompression of a PKWARE DCL stream: the same machine as pkware/explode.ts, one stream at a time in an instance.

import { buildTables } from './codes';
import { reserve } from './memory';
import { DISTANCES, INPUT, LENGTHS, LITERALS } from './layout';

const INPUT_CAPACITY: i32 = 64 * 1024;
const DICTIONARY: i32 = 4096;
const OUTPUT_CHUNK: i32 = 128 * 1024;
const MAX_MATCH: i32 = 518;
const END_LENGTH: i32 = 519;
/** A step of the fast loop reads eight bytes, and writes three literals, a match and the overshoot of wide copies. */
const INPUT_MARGIN: i32 = 16;
const OUTPUT_MARGIN: i32 = MAX_MATCH + 128;
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

function runFast(): void {
  const lastBit = (inputEnd - INPUT_MARGIN) * 8;
  const lastOutput = outputFull;
  const first = output;
  let position = bit;
  let at = outputAt;
  while (position < lastBit && at < lastOutput) {
    let word = load<u64>(position >>> 3, INPUT) >>> (position & 7);
    const skip = <i32>ctz((word & 0x40201) | (1 << 27));
    store<u8>(at, <u8>(word >>> 1));
    store<u8>(at, <u8>(word >>> 10), 1);
    store<u8>(at, <u8>(word >>> 19), 2);
    at += skip >>> 3;
    position += skip;
    if (skip == 27) continue;
    word >>>= skip;
    const entry = load<u32>((<i32>word & 0xff) << 2, LENGTHS);
    const lengthBits = entry & 255;
    const extra = (entry >>> 8) & 255;
    const length = <i32>((entry >>> 16) + ((<u32>word >>> (lengthBits - extra)) & ((1 << extra) - 1)));
    word >>>= lengthBits;
    const symbol = load<u32>((<i32>word & 0xff) << 2, DISTANCES);
    const low = length == 2 ? 2 : COMMON_BITS;
    const high = symbol & 255;
    const distance = <i32>(((symbol >>> 8) << low) + ((<u32>word >>> high) & ((1 << low) - 1)) + 1);
    let from = at - distance;
    if (length == END_LENGTH || from < first) break;
    position += lengthBits + high + low;
    const end = at + length;
    if (distance >= 16) {
      v128.store(at, v128.load(from));
      v128.store(at, v128.load(from, 16), 16);
      while ((at += 32) < end) {
        from += 32;
        v128.store(at, v128.load(from));
        v128.store(at, v128.load(from, 16), 16);
      }
    } else {
      do store<u8>(at++, load<u8>(from++)); while (at < end);
    }
    at = end;
  }
  bit = position;
  outputAt = at;
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
