import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { wasmSourcesHash } from './wasm-sources.mjs';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/datasus/wasm/module.generated.ts');

/** Compiles the reader's kernel and writes it as a module that holds the bytes in base64: no binary in the repository. */
async function compile(): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [
      'index.ts',
      '--baseDir',
      join(root, 'src/datasus/wasm/assembly'),
      '--outFile',
      'kernel.wasm',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--enable',
      'bulk-memory',
      '--noAssert',
      '--uncheckedBehavior',
      'always',
      '--memoryBase',
      String(0x25400),
      '-O3',
      '--converge',
    ],
    {
      writeFile: (name: string, contents: string | Uint8Array) => {
        if (name.endsWith('.wasm') && typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error || binary === null) throw new Error(`AssemblyScript: ${stderr.toString()}`, { cause: error });
  return binary;
}

const bytes = await compile();
const base64 = Buffer.from(bytes).toString('base64');
writeFileSync(
  target,
  `// Written by scripts/build-wasm.ts from the AssemblyScript beside it; ${wasmSourcesHash()}\nexport const WASM_BASE64 =\n  '${base64}';\n`,
);
console.error(`Leitor do DATASUS compilado para WebAssembly: ${bytes.length} bytes`);
