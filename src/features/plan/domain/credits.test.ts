import { describe, expect, it } from 'vitest';
import { type Credit, creditRefusals, movedOrder, namesIn } from './credits.ts';

const line = (said: Partial<Credit>): Credit => ({
  kind: 'credit',
  group: 'making',
  role: 'Revisão',
  institution: 'Coordenadoria',
  people: [],
  printedPeople: null,
  order: 1,
  ...said,
});

describe('the lines of the technical sheet', () => {
  it('keep names and nothing else of a person', () => {
    expect(creditRefusals(line({ people: ['Ana da Silva', 'João 2º'] }))).toEqual([]);
    for (const other of ['Ana, CPF 000.000.000-00', 'Ana 65 3613-0000', 'ana@exemplo.org'])
      expect(creditRefusals(line({ people: [other] }))).toHaveLength(1);
    expect(creditRefusals(line({ people: ['José Lima', 'jose lima'] }))).toEqual([
      'O mesmo nome está escrito duas vezes.',
    ]);
  });

  it('keep the edition without people and with its words', () => {
    expect(creditRefusals(line({ group: 'edition', people: ['Ana'] }))).toHaveLength(1);
    expect(creditRefusals(line({ group: 'edition', institution: '' }))).toHaveLength(1);
  });

  it('go up and down past one neighbour, and not past the ends', () => {
    const orders = [1, 2, 3, 4];
    expect(movedOrder(orders, 0, -1)).toBeNull();
    expect(movedOrder(orders, 3, 1)).toBeNull();
    expect(movedOrder(orders, 2, -1)).toBe(1.5);
    expect(movedOrder(orders, 1, 1)).toBe(3.5);
    expect(movedOrder(orders, 1, -1)).toBe(0.5);
    expect(movedOrder(orders, 2, 1)).toBe(4.5);
  });

  it('are written one name a line', () => {
    expect(namesIn(' Ana  Lima \n\n João\n')).toEqual(['Ana Lima', 'João']);
  });
});
