import implodeDecoder from 'implode-decoder';

/** What another hand's decoder makes of a PKWARE DCL stream. It checks neither distances nor the end. */
export function independentlyExploded(stream: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const decoder = implodeDecoder();
    decoder.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    decoder.on('error', reject);
    decoder.on('end', () => resolve(Buffer.concat(chunks)));
    decoder.end(Buffer.from(stream));
  });
}
