import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('src/**/*.{ts,tsx}', { cwd: root });
const BANNED = /^(utils|helpers|common|shared|misc|manager|types|constants)\b/;

it('no file outgrows 300 lines: past that it becomes a folder of the same name', () => {
  const long = files.map(
    (file) => [file, readFileSync(resolve(root, file), 'utf8').split('\n').length] as const,
  );
  expect(long.filter(([, lines]) => lines > 300)).toEqual([]);
});

it('no name says nothing', () => {
  expect(files.filter((file) => file.split('/').some((part) => BANNED.test(basename(part))))).toEqual([]);
});

it('the kernel stays small', () => {
  expect(
    files.filter((file) => file.startsWith('src/kernel/') && !file.includes('.test.')).length,
  ).toBeLessThanOrEqual(16);
});

it('tests replace no module of the house', () => {
  const tests = [...globSync('test/**/*.ts', { cwd: root }), ...files].filter((file) =>
    file.endsWith('.test.ts'),
  );
  const replacing = new RegExp(['vi', 'mock'].join('\\.'));
  expect(tests.filter((file) => replacing.test(readFileSync(resolve(root, file), 'utf8')))).toEqual([]);
});
