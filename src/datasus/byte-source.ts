/**
 * Where bytes come from: a whole file in memory, or its pieces in order (any sizes, empty ones included). A piece may
 * be overwritten once the next is asked for.
 */
export type ByteInput = Uint8Array | AsyncIterable<Uint8Array>;

/** Reads an input once, in order, with the means to look at its beginning first. */
export class ByteSource {
  readonly #pieces: AsyncIterator<Uint8Array> | null;
  #pending: Uint8Array;
  #given = 0;
  /** Bytes of the whole input, or null where it is not known beforehand. */
  readonly size: number | null;

  constructor(input: ByteInput, size?: number) {
    if (input instanceof Uint8Array) {
      this.#pieces = null;
      this.#pending = input;
      this.size = input.length;
    } else {
      this.#pieces = input[Symbol.asyncIterator]();
      this.#pending = new Uint8Array(0);
      this.size = size ?? null;
    }
  }

  /** Bytes handed out so far. */
  get position(): number {
    return this.#given;
  }

  /** The next `count` bytes without consuming them; fewer where the input ends before. */
  async peek(count: number): Promise<Uint8Array> {
    if (this.#pending.length < count) {
      const parts = [this.#pending];
      let length = this.#pending.length;
      for (let piece = await this.#pull(); piece !== null; piece = await this.#pull()) {
        parts.push(piece.slice());
        length += piece.length;
        if (length >= count) break;
      }
      this.#pending = join(parts, length);
    }
    return this.#pending.subarray(0, count);
  }

  /** Drops `count` bytes already seen by `peek`. */
  skip(count: number): void {
    this.#pending = this.#pending.subarray(count);
    this.#given += count;
  }

  /** The next piece, never empty; null at the end. */
  async next(): Promise<Uint8Array | null> {
    const piece = this.#pending.length > 0 ? this.#pending : await this.#pull();
    this.#pending = new Uint8Array(0);
    if (piece !== null) this.#given += piece.length;
    return piece;
  }

  /** Tells the producer that nothing more will be read. */
  async close(): Promise<void> {
    await this.#pieces?.return?.();
  }

  async #pull(): Promise<Uint8Array | null> {
    while (this.#pieces !== null) {
      const { done, value } = await this.#pieces.next();
      if (done) return null;
      if (value.length > 0) return value;
    }
    return null;
  }
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
