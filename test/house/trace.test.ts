import { expect, it } from 'vitest';
import { matrix } from '../../src/features/transparency/seed.ts';
import { isTest } from '../named-tests.ts';

const named = [...new Set(matrix.rows.flatMap((row) => row.tests))];

it('every test that the matrix names exists, in the file and under the title it says', () => {
  expect(named.filter((test) => !isTest(test))).toEqual([]);
});
