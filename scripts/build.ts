import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { refuseUnquoted } from '../src/features/cofinancing/index.ts';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist/.stamp');

/** A hash of everything the browser application is made of. */
function sourcesHash(): string {
  const files = globSync(['src/**/*.{ts,tsx,css,html,svg}', 'package-lock.json', 'vite.config.ts'], {
    cwd: root,
  }).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Compresses once what is served many times; fonts are compressed already. */
function compressBuilt(): void {
  for (const file of globSync('dist/**/*.{js,css,html,svg,json}', { cwd: root })) {
    const content = readFileSync(join(root, file));
    writeFileSync(join(root, `${file}.br`), brotliCompressSync(content));
    writeFileSync(join(root, `${file}.gz`), gzipSync(content, { level: 9 }));
  }
}

refuseUnquoted();

const wanted = sourcesHash();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Montando as páginas…');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  compressBuilt();
  writeFileSync(stamp, wanted);
}
