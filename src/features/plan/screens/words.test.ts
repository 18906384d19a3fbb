import { describe, expect, it } from 'vitest';
import type { Deadline } from '../contract.ts';
import { filterQuery } from './queries.ts';
import { countOf, plainTitle, understoodDeadline, unitsText } from './words.ts';

const deadline = (change: Partial<Deadline>): Deadline => ({
  raw: '',
  kind: 'until',
  start: null,
  due: null,
  effectiveDue: null,
  rrule: null,
  precision: 'day',
  confidence: 'high',
  confirmed: false,
  certain: true,
  note: null,
  ...change,
});

describe('the words of the screens', () => {
  it.each<[Partial<Deadline>, string]>([
    [{ due: '2024-04-30' }, 'até 30/04/2024'],
    [{ kind: 'range', start: '2024-07-01', due: '2027-12-31' }, '01/07/2024 a 31/12/2027'],
    [{ kind: 'day', start: '2024-05-17', due: '2024-05-17' }, '17/05/2024'],
    [{ kind: 'open', start: '2024-07-01' }, 'a partir de 01/07/2024'],
    [{ kind: 'continuous' }, 'sem fim: não vence'],
    [{ kind: 'continuous', due: '2027-12-31' }, 'contínuo, até 31/12/2027: não vence'],
    [{ kind: 'continuous', start: '2024-05-01' }, 'contínuo, a partir de 01/05/2024: não vence'],
    [{ kind: 'external' }, 'depende de acontecimento externo'],
    [{ kind: 'recurring', rrule: 'FREQ=MONTHLY;BYDAY=1TU' }, '1ª terça-feira do mês'],
  ])('reads the deadline %j', (change, expected) => {
    expect(understoodDeadline(deadline(change))).toBe(expected);
  });

  it('names who reports', () => {
    const lines = [{ unitName: 'CORAS' }, { unitName: 'CACS' }] as never;
    expect(unitsText({ rule: 'parts', lines })).toBe('CORAS, CACS');
    expect(unitsText({ rule: 'each', lines })).toBe('Cada coordenadoria (2)');
  });

  it('leaves out the marks that end the document’s lists', () => {
    expect(plainTitle('Elaborar o plano;')).toBe('Elaborar o plano');
    expect(plainTitle('Elaborar o plano. ')).toBe('Elaborar o plano');
  });

  it('counts in the singular and in the plural', () => {
    expect([countOf(1, 'ação', 'ações'), countOf(3, 'ação', 'ações')]).toEqual(['1 ação', '3 ações']);
  });

  it('writes filters as the API reads them', () => {
    expect(filterQuery({ unit: ['CAS', 'COAP'], q: [''], mine: ['yes'] })).toBe(
      '?unit=CAS&unit=COAP&mine=yes',
    );
    expect(filterQuery({})).toBe('');
  });
});
