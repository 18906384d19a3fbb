import { readXlsx } from 'hucre';
import { expect, it } from 'vitest';
import { toXlsx } from './xlsx.ts';

it('writes numbers as numbers and texts as texts, so that nothing typed becomes a formula', async () => {
  const bytes = await toXlsx(
    ['Município', 'Óbitos'],
    [
      ['Sinop', 12.5],
      ['=1+1', null],
    ],
  );
  const { sheets } = await readXlsx(bytes);
  expect(sheets[0]!.name).toBe('Tabela');
  expect(sheets[0]!.rows).toEqual([
    ['Município', 'Óbitos'],
    ['Sinop', 12.5],
    ['=1+1', null],
  ]);
});
