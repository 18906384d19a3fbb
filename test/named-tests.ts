import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** True when the file of `path#title` exists and some test or suite in it has this title, word for word. */
export function isTest(named: string): boolean {
  const cut = named.indexOf('#');
  const [path, title] = [resolve(root, named.slice(0, cut)), named.slice(cut + 1)];
  if (cut < 0 || title === '' || !existsSync(path)) return false;
  const source = readFileSync(path, 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
}
