import { expect, it } from 'vitest';
import { readAmount, readExpenseCell, readPastedExpenses } from './expense-text.ts';

it.each([
  ['1.234,56', '1234.56'],
  ['R$ 10', '10.00'],
  ['10,5', '10.50'],
  ['1234.56', '1234.56'],
  ['1,234', null],
  ['-5', null],
  ['dez', null],
])('reads "%s" as %s', (text, amount) => expect(readAmount(text)).toBe(amount));

it('reads days of the calendar only', () => {
  expect(readExpenseCell('day', '5/11/2026')).toEqual({ value: '2026-11-05' });
  expect(readExpenseCell('day', '31/02/2026')).toMatchObject({ problem: /não é um dia/ });
});

it('reads a pasted table with or without its head, and says which line it could not', () => {
  const head = 'Dia\tDocumento\tFornecedor\tFinalidade\tTipo\tValor';
  const good = '20/11/2026\tNF 1\tA\tB\tServiços\t1.000,00';
  const bad = '20/11/2026\tNF 2\tA\tB\tOutro\tx';
  const { expenses, problems } = readPastedExpenses([head, good, '', bad].join('\n'));
  expect(expenses).toEqual([
    { day: '2026-11-20', document: 'NF 1', supplier: 'A', purpose: 'B', kind: 'care', amount: '1000.00' },
  ]);
  expect(problems).toMatchObject([{ line: 4, reason: /não é um tipo.*não é um valor/ }]);
  expect(readPastedExpenses(good).expenses).toHaveLength(1);
});
