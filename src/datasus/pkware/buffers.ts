/** What a decoder reads from and writes to. */
export interface DecoderBuffers {
  readonly input: Uint8Array;
  readonly output: Uint8Array;
}

/** Buffers that no decoder uses: the engine clears new ones, which takes as long as decompressing a small file. */
const idle: DecoderBuffers[] = [];
const MOST_IDLE = 2;

/** Buffers of at least these sizes for one decoder alone, with whatever the last one left in them. */
export function takeBuffers(inputBytes: number, outputBytes: number): DecoderBuffers {
  const used = idle.pop();
  if (used !== undefined && used.input.length >= inputBytes && used.output.length >= outputBytes) return used;
  return { input: new Uint8Array(inputBytes), output: new Uint8Array(outputBytes) };
}

/** Gives buffers back for the next decoder. Nothing in them may be read any more. */
export function releaseBuffers(buffers: DecoderBuffers): void {
  if (idle.length < MOST_IDLE) idle.push(buffers);
}
