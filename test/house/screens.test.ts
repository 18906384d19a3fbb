import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCREENS, screenOf } from '../../src/features/transparency/domain/screens.ts';

const root = resolve(import.meta.dirname, '../..');
const LISTED_IN = 'src/features/transparency/domain/screens.ts';

/** Every `path: '/…'` of an area, with the router's `$x` and `{-$x}` as `:x` and `:x?`; a name says nothing here. */
function declaredPaths(): string[] {
  const files = globSync(['src/features/*/screens/**/*.{ts,tsx}', 'src/app/browser/**/*.{ts,tsx}'], {
    cwd: root,
  });
  const sources = files.map((file) => readFileSync(resolve(root, file), 'utf8'));
  const paths = sources.flatMap((source) => [...source.matchAll(/\bpath: '(\/[^']*)'/g)]);
  return [...new Set(paths.map(([, path]) => nameless(path ?? '')))].sort();
}

function nameless(path: string): string {
  return path
    .replace(/\{-\$\w+\}/g, ':x?')
    .replace(/\$\w+/g, ':x')
    .replace(/:\w+(\([^)]*\))?/g, ':x');
}

describe('the list of built screens', () => {
  const declared = declaredPaths();
  const listed = SCREENS.map(nameless);

  it('names only addresses that an area declares', () => {
    expect(listed.filter((screen) => !declared.includes(screen))).toEqual([]);
  });

  it(`names every address that an area declares (a new one is added to ${LISTED_IN})`, () => {
    const opens = (path: string) => !path.includes(':') && screenOf(path) !== null;
    expect(declared.filter((path) => !listed.includes(path) && !opens(path))).toEqual([]);
  });

  it('names each once', () => expect(new Set(SCREENS).size).toBe(SCREENS.length));
});
