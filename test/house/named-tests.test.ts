import { expect, it } from 'vitest';
import { isTest, titlesIn } from '../named-tests.ts';

it.each([
  ["test('t', () => {})", true],
  ["it('t', async () => {})", true],
  ["it.each(rows)('t', (row) => {})", true],
  ["describe('s', () => { describe.skipIf(!has)('t', () => {}) })", true],
  ["describeWithData('s', ['data'], ([data]) => { it('t', function () {}) })", true],
  ["test('t', { timeout: 9 }, () => { test.skip(!has, 'no data'); })", true],
  ["test.skip('t', () => {})", false],
  ["it.todo('t')", false],
  ["test.fixme('t', () => {})", false],
  ["it.fails('t', () => {})", false],
  ["test('t')", false],
  ["test('t', { skip: true }, () => {})", false],
  ["test('t', () => { test.fixme(); })", false],
  ["test('t', () => { test.skip(true, 'later'); })", false],
  ["describe.skip('s', () => { test('t', () => {}) })", false],
  ["const title = 't'; // test('t', () => {})", false],
  ["expect('t', () => {})", false],
  ["test('t, and more', () => {})", false],
])('%s names a test that is run: %s', (source, isRun) => {
  expect(titlesIn(source).has('t')).toBe(isRun);
});

it('takes only a title of the file it is looked for in', () => {
  const own = 'test/house/named-tests.test.ts#takes only a title of the file it is looked for in';
  expect(isTest(own)).toBe(true);
  expect(isTest(own.replace('named-tests.test', 'trace.test'))).toBe(false);
  expect(isTest('test/house/nothing.test.ts#t')).toBe(false);
});
