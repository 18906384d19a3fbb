import { WASM_BASE64 } from './module.generated.ts';

/** What the compiled module exports: addresses and sizes are bytes of its memory. */
export interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** `size` bytes of its own, 64-aligned; 0 where the engine gives no more memory. Views made before may be detached. */
  reserve(size: number): number;
  /** Takes back all that was given out. */
  reset(): void;
  /** Begins a stream; the functions after it are about that stream, and are told in `assembly/explode.ts`. */
  openStream(keep: number): number;
  inputRoom(): number;
  inputAt(): number;
  fed(count: number): void;
  inputLeft(): number;
  dictionaryBits(): number;
  advance(closed: number): number;
  outputStart(): number;
  outputLeft(): number;
  took(): void;
  /** A running CRC-32, one at a time: begun, bytes of the memory added, finished (the sum is signed). */
  crcStart(): void;
  crcAdd(at: number, length: number): void;
  crcFinish(): number;
  /** Pages of Parquet: told in `assembly/parquet-values.ts` and `parquet-pages.ts`, with what the arguments are. */
  parquetText(
    cells: number,
    count: number,
    width: number,
    required: number,
    map: number,
    offsets: number,
    out: number,
    result: number,
  ): number;
  parquetNumbers(
    cells: number,
    count: number,
    width: number,
    kind: number,
    scale: number,
    values: number,
    statuses: number,
  ): number;
  parquetFixed(
    values: number,
    statuses: number,
    count: number,
    wide: number,
    map: number,
    out: number,
    result: number,
  ): number;
  parquetIndexes(codes: number, rows: number, map: number, indexes: number, levels: number): number;
  parquetPlainSize(indexes: number, count: number, offsets: number): number;
  parquetPlainText(indexes: number, count: number, offsets: number, page: number, out: number): void;
  parquetPlainFixed(indexes: number, count: number, wide: number, page: number, out: number): void;
  parquetHybrid(numbers: number, count: number, width: number, out: number): number;
  /** Columns of codes from records in this memory: told in `assembly/columns.ts`. Not zero: done; zero: no memory. */
  openColumns(count: number, recordLength: number): number;
  setColumn(index: number, offset: number, width: number): void;
  startColumns(batchRows: number): number;
  encodeRecords(from: number, records: number): number;
  startBatch(): void;
  /** Random bits for the hash tables: while no dictionary is being made. */
  seedDictionaries(a: number, b: number, c: number, d: number): void;
  distinctOf(index: number): number;
  cellsOf(index: number): number;
  codesOf(index: number): number;
}

/** The part of the host that is used here: the reader knows neither DOM nor Node types. */
interface Host {
  readonly WebAssembly?: WasmEngine;
  atob(base64: string): string;
}

interface WasmEngine {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

const host = globalThis as unknown as Host;
let compiled: object | null = null;

/** Instances that nobody uses: starting one costs little, but each has memory that is given back late. */
const idle: WasmExports[] = [];
const MOST_IDLE = 2;
/** An instance that has grown beyond this is not kept. */
const MOST_IDLE_BYTES = 4 * 1024 * 1024;

/**
 * An instance of the compiled kernel for one reader alone, with its own memory, to be given back with `releaseWasm`;
 * null where the engine has no WebAssembly with SIMD or may not use it (a page's policy): the TypeScript engine then
 * does the same work.
 */
export function startWasm(): WasmExports | null {
  const used = idle.pop();
  if (used !== undefined) return used;
  const engine = host.WebAssembly;
  if (engine === undefined) return null;
  try {
    compiled ??= new engine.Module(fromBase64(WASM_BASE64));
    return new engine.Instance(compiled, {}).exports as WasmExports;
  } catch {
    return null;
  }
}

/** Gives an instance back for the next reader. Nothing of it may be used any more. */
export function releaseWasm(wasm: WasmExports): void {
  if (idle.length >= MOST_IDLE || wasm.memory.buffer.byteLength > MOST_IDLE_BYTES) return;
  wasm.reset();
  idle.push(wasm);
}

function fromBase64(text: string): Uint8Array {
  const binary = host.atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
