const SSL_REQUEST = 80_877_103;
const CANCEL_REQUEST = 80_877_102;
const SYNC = 0x53;
const SIMPLE_QUERY = 0x51;
const TERMINATE = 0x58;
const READY_FOR_QUERY = 0x5a;
const IDLE = 0x49;

export type WireEvent =
  | { readonly kind: 'no-encryption' }
  /** Everything up to a point where the database answers and is ready again. */
  | { readonly kind: 'turn'; readonly frames: readonly Uint8Array[] }
  | { readonly kind: 'end' };

/** Cuts what a client sends into frames of PostgreSQL's protocol 3.0, and frames into turns. */
export class WireReader {
  #buffer: Buffer = Buffer.alloc(0);
  #frames: Uint8Array[] = [];
  #started = false;

  *read(chunk: Buffer): Generator<WireEvent> {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    for (let frame = this.#cut(); frame !== null; frame = this.#cut()) {
      const event = this.#started ? this.#typed(frame) : this.#opening(frame);
      if (event !== null) yield event;
    }
  }

  /** The next whole frame: before the start it has no type byte. */
  #cut(): Buffer | null {
    const at = this.#started ? 1 : 0;
    if (this.#buffer.length < at + 4) return null;
    const length = at + this.#buffer.readInt32BE(at);
    if (this.#buffer.length < length) return null;
    const frame = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return frame;
  }

  #opening(frame: Buffer): WireEvent | null {
    const code = frame.readInt32BE(4);
    if (code === SSL_REQUEST) return { kind: 'no-encryption' };
    // There is no backend process to signal; the client that asked for it closes by itself.
    if (code === CANCEL_REQUEST) return { kind: 'end' };
    this.#started = true;
    return { kind: 'turn', frames: [new Uint8Array(frame)] };
  }

  #typed(frame: Buffer): WireEvent | null {
    if (frame[0] === TERMINATE) return { kind: 'end' };
    this.#frames.push(new Uint8Array(frame));
    if (frame[0] !== SYNC && frame[0] !== SIMPLE_QUERY) return null;
    const frames = this.#frames;
    this.#frames = [];
    return { kind: 'turn', frames };
  }
}

/** A simple query as a client would send it. */
export function simpleQuery(text: string): Uint8Array {
  const body = Buffer.from(`${text}\0`, 'utf8');
  const frame = Buffer.alloc(5 + body.length);
  frame[0] = SIMPLE_QUERY;
  frame.writeInt32BE(4 + body.length, 1);
  body.copy(frame, 5);
  return new Uint8Array(frame);
}

/** The transaction state that ends an answer: the status byte of its last ReadyForQuery; null where it has none. */
export function insideTransaction(answer: Uint8Array): boolean | null {
  const end = answer.length;
  if (end < 6 || answer[end - 6] !== READY_FOR_QUERY || answer[end - 2] !== 5) return null;
  return answer[end - 1] !== IDLE;
}
