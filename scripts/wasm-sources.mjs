// Plain JavaScript for Node 20: tells whether the reader's WebAssembly must be compiled again.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const assembly = join(root, 'src/datasus/wasm/assembly');
const generated = join(root, 'src/datasus/wasm/module.generated.ts');

/** A hash of everything the compiled module is made of. */
export function wasmSourcesHash() {
  const hash = createHash('sha256');
  for (const file of readdirSync(assembly).sort()) {
    hash.update(file).update(readFileSync(join(assembly, file)));
  }
  hash.update(readFileSync(join(root, 'scripts/build-wasm.ts')));
  return hash.digest('hex');
}

/** Whether the generated module is the one of these sources. */
export function isWasmBuilt() {
  return (
    existsSync(generated) && readFileSync(generated, 'utf8').split('\n', 1)[0].endsWith(wasmSourcesHash())
  );
}
