import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { matrix } from '../../src/features/transparency/seed.ts';

const root = resolve(import.meta.dirname, '../..');
const named = [...new Set(matrix.rows.flatMap((row) => row.tests))];

/** True when the file exists and some test or suite in it has this title, word for word. */
function stands(test: string): boolean {
  const cut = test.indexOf('#');
  const [path, title] = [resolve(root, test.slice(0, cut)), test.slice(cut + 1)];
  if (cut < 0 || title === '' || !existsSync(path)) return false;
  const source = readFileSync(path, 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
}

it('every test that the matrix names exists, in the file and under the title it says', () => {
  expect(named.filter((test) => !stands(test))).toEqual([]);
});
