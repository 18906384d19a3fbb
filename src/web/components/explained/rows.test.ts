import { describe, expect, it } from 'vitest';
import { type ExplainedJson, explainedJson, fact } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import { explainedRows, findInRows, rowsInSight, waysTo } from './rows.ts';
import { explainedTable } from './table.ts';

const base = fact('base', 'Produção de 2019', Rational.parse('382773.67'), 'BRL', {
  cite: { act: 'ato', at: 'art-9', quote: 'média da produção apresentada', sha256: 'abc' },
});
const score = (id: string, label: string, value: string) => fact(id, label, Rational.parse(value), 'TabSUS');

/** The same fact stands twice, as it does where a limit is the value approved. */
const TREE: ExplainedJson = explainedJson({
  ...fact('amount', 'Valor mensal', Rational.parse('765547.34'), 'BRL'),
  op: 'round',
  inputs: [
    {
      ...fact('product', 'Produção × fator', Rational.parse('765547.34'), 'BRL'),
      op: 'times',
      formula: 'Produção multiplicada pelo fator',
      inputs: [
        base,
        {
          ...fact('factor', 'Fator', Rational.of(2), 'TabSUS'),
          op: 'sum',
          inputs: [score('ppi', 'Execução da PPI', '0.75'), score('referral', 'Referência regional', '1.25')],
          reading: {
            id: 'multiplier',
            chosen: 'increment-only',
            label: 'O Estado paga a produção? Adotado: não.',
            status: 'to-decide',
            alternatives: [
              { id: 'both', label: 'paga também', result: '1148321.01', difference: '382773.67' },
            ],
          },
        },
      ],
    },
    base,
  ],
});

const rows = explainedRows(TREE);
const keysOf = (found: readonly { key: string }[]) => found.map(({ key }) => key);

describe('explainedRows', () => {
  it('lists every value in reading order, a repeated one under a key of its own', () => {
    expect(keysOf(rows)).toEqual(['amount', 'product', 'base', 'factor', 'ppi', 'referral', 'base~2']);
    expect(rows.map(({ level }) => level)).toEqual([0, 1, 2, 2, 3, 3, 1]);
  });

  it('says where a line stands among those beside it, and the sign before it', () => {
    const factor = rows.find(({ key }) => key === 'factor');
    expect(factor).toMatchObject({ parent: 'product', position: 2, siblings: 2, sign: '×' });
  });
});

describe('rowsInSight', () => {
  it('shows the lines whose every ancestor is open, whatever else was opened', () => {
    expect(keysOf(rowsInSight(rows, new Set()))).toEqual(['product', 'base~2']);
    expect(keysOf(rowsInSight(rows, new Set(['factor'])))).toEqual(['product', 'base~2']);
    expect(keysOf(rowsInSight(rows, new Set(['product', 'factor'])))).toEqual(
      keysOf(rows).filter((key) => key !== 'amount'),
    );
  });

  it('is opened by the way to a line', () => {
    expect(waysTo(rows, 'referral')).toEqual(['product', 'factor']);
    expect(waysTo(rows, 'product')).toEqual([]);
    expect(waysTo(rows, 'nada')).toEqual([]);
  });
});

describe('findInRows', () => {
  it.each([
    ['referencia', ['referral'], false],
    ['765.547', ['amount', 'product'], false],
    ['media da producao', ['base', 'base~2'], true],
    ['paga também', ['factor'], true],
    ['art-9', ['base', 'base~2'], true],
    ['tetos', [], false],
    ['  ', [], false],
  ])('finds "%s"', (words, keys, inDetail) => {
    const found = findInRows(rows, words);
    expect(keysOf(found)).toEqual(keys);
    expect(found.every((match) => match.inDetail === inDetail)).toBe(true);
  });
});

describe('explainedTable', () => {
  const { header, rows: lines } = explainedTable(TREE);
  const cell = (line: number, name: string) => lines[line]?.[header.indexOf(name)];

  it('has a row for each value, with level, value three ways, article and address', () => {
    expect(lines.map((line) => line[0])).toEqual([0, 1, 2, 2, 3, 3, 1]);
    expect(lines.every((line) => line.length === header.length)).toBe(true);
    expect(cell(2, 'Valor')).toBe('R$ 382.773,67');
    expect(cell(2, 'Valor em número')).toBe(382773.67);
    expect(cell(2, 'Valor exato')).toBe('38277367/100');
    expect(cell(2, 'Citação')).toBe('média da produção apresentada');
    expect(cell(6, 'Endereço da linha')).toBe('#linha-base~2');
  });

  it('tells the choice made and what the others would change', () => {
    expect(cell(3, 'Situação')).toBe('A decidir');
    expect(cell(3, 'Outras leituras')).toBe('paga também: +R$ 382.773,67');
    expect(cell(1, 'Com os valores')).toBe('R$ 382.773,67 × 2,00 = R$ 765.547,34');
  });
});
