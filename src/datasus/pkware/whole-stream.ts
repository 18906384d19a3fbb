import { DatasusError } from '../datasus-error.ts';
import { Exploder } from './explode.ts';
import type { StreamDecoder } from './stream-decoder.ts';

/** Decompresses a whole stream held in memory, refusing more than `maxBytes` of output. */
export function explode(
  stream: Uint8Array,
  maxBytes = Number.POSITIVE_INFINITY,
  decoder: StreamDecoder = new Exploder(),
): Uint8Array {
  const chunks: Uint8Array[] = [];
  let fed = 0;
  for (let state = decoder.advance(); state !== 'done'; state = decoder.advance()) {
    if (state === 'has-output') {
      chunks.push(decoder.take().slice());
      if (decoder.produced > maxBytes) throw tooMuch(maxBytes, decoder.consumed);
    } else if (fed === stream.length) decoder.closeInput();
    else fed += decoder.feed(stream, fed);
  }
  return concatenate(chunks);
}

function tooMuch(maxBytes: number, offset: number): DatasusError {
  return new DatasusError(
    'too-large',
    `O conteúdo descompactado passa do limite de ${maxBytes} bytes aceito aqui. Confira se é o arquivo certo.`,
    { offset },
  );
}

function concatenate(chunks: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
