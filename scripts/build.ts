import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

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

const wanted = sourcesHash();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Montando as páginas…');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  writeFileSync(stamp, wanted);
}
