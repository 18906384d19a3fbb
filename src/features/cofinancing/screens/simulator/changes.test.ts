import { describe, expect, it } from 'vitest';
import type { Change, ProgrammeAnswer } from '../../contract.ts';
import { changeFrom, changeText, changeWords, figureTyped } from './changes.ts';
import { draftChange, EMPTY_DRAFT } from './draft.ts';
import { barWidth, changedFirst, originOf } from './simulation-table.ts';

const PROGRAMME = {
  parameters: [{ id: 'ceiling', label: 'Teto' }],
  tables: [{ id: 'referral', label: 'Referência', versions: [{ rows: [{ id: '4', printed: '>31%' }] }] }],
  readings: [
    { id: 'bands', question: 'Em que faixa?', options: [{ id: 'lower-band', label: 'na de baixo' }] },
  ],
  inputs: [
    { id: 'cac', label: 'Metas CAC', kind: 'percent-or-none' },
    { id: 'sanitary', label: 'Licença', kind: 'yes-no' },
  ],
} as unknown as ProgrammeAnswer;

const CHANGES: [Change, string, string][] = [
  [{ kind: 'parameter', id: 'ceiling', value: '1.5' }, 'p~ceiling~1.5', 'Teto: 1,5'],
  [
    { kind: 'band', table: 'referral', row: '4', score: '0.9' },
    'b~referral~4~0.9',
    'Referência, faixa >31%: vale 0,9',
  ],
  [
    { kind: 'band', table: 'referral', row: '4', band: { form: 'above', value: '30' } },
    'b~referral~4~~above~30',
    'Referência, faixa >31%: acima de 30',
  ],
  [
    {
      kind: 'band',
      table: 'referral',
      row: '4',
      score: '1',
      band: { form: 'between', from: '21', to: '31' },
    },
    'b~referral~4~1~between~21~31',
    'Referência, faixa >31%: de 21 a 31, vale 1',
  ],
  [{ kind: 'reading', id: 'bands', option: 'lower-band' }, 'r~bands~lower-band', 'Em que faixa? na de baixo'],
  [
    { kind: 'fact', input: 'cac', value: 'none', agreement: null },
    'f~cac~none~',
    'Metas CAC: nenhuma, em todos',
  ],
  [
    { kind: 'fact', input: 'cac', value: '92.5', agreement: 'peixoto' },
    'f~cac~92.5~peixoto',
    'Metas CAC: 92,5',
  ],
];

describe('a proposal in the address', () => {
  it.each(CHANGES)('keeps and reads back %j', (change, text, words) => {
    expect(changeText(change)).toBe(text);
    expect(changeFrom(text)).toEqual(change);
    expect(changeWords(change, PROGRAMME)).toBe(words);
  });

  it.each([
    '',
    'p',
    'p~ceiling',
    'x~a~b',
    'b~referral~4',
    'b~referral~4~~between~21',
    'b~referral~4~~above~',
  ])('leaves out "%s"', (text) => expect(changeFrom(text)).toBeNull());
});

describe('a change as it is typed', () => {
  const draft = (changes: Partial<typeof EMPTY_DRAFT>) =>
    draftChange({ ...EMPTY_DRAFT, ...changes }, PROGRAMME);

  it('reads figures as people write them', () => {
    expect(['1,5', ' 10 ', '1.219,05', '0'].map(figureTyped)).toEqual(['1.5', '10', '1219.05', '0']);
    expect(['', '-1', 'dois', '1,5,2'].map(figureTyped)).toEqual([null, null, null, null]);
  });

  it('is a change once it is whole', () => {
    expect(draft({ id: 'ceiling', value: '1,5' })).toEqual(CHANGES[0]?.[0]);
    expect(draft({ kind: 'band', id: 'referral', row: '4', form: 'above', from: '30' })).toEqual(
      CHANGES[2]?.[0],
    );
    expect(draft({ kind: 'fact', id: 'cac', value: 'Nenhuma' })).toEqual(CHANGES[5]?.[0]);
  });

  it.each([
    [{}, 'Escolha o que muda.'],
    [{ id: 'ceiling', value: 'x' }, 'Escreva um número'],
    [{ kind: 'band', id: 'referral' }, 'Escolha a faixa.'],
    [{ kind: 'band', id: 'referral', row: '4' }, 'a nova pontuação'],
    [{ kind: 'band', id: 'referral', row: '4', form: 'between', from: '21' }, 'limites'],
    [{ kind: 'reading', id: 'bands' }, 'Escolha a resposta.'],
    [{ kind: 'fact', id: 'sanitary' }, 'Escolha sim ou não.'],
  ] as const)('says what is missing in %j', (changes, words) => {
    expect(draft(changes as Partial<typeof EMPTY_DRAFT>)).toContain(words);
  });
});

describe('the lines of a result', () => {
  it('says what was generated, and draws each difference against the largest', () => {
    const line = { isGenerated: false, generatedMonths: 0 } as Parameters<typeof originOf>[0];
    expect(originOf(line)).toBeNull();
    expect(originOf({ ...line, generatedMonths: 1 })).toBe('produção de 1 mês gerada');
    expect(originOf({ ...line, isGenerated: true, generatedMonths: 8 })).toContain('hospital');
    const all = [{ difference: '50.00' }, { difference: '-200.00' }];
    expect(all.map(({ difference }) => barWidth(difference, all))).toEqual([25, 100]);
    const order = changedFirst([
      { difference: '0.00' },
      { difference: '-1.00' },
      ...all,
      { difference: '60.00' },
    ]);
    expect(order.map(({ difference }) => Number(difference))).toEqual([60, 50, -200, -1, 0]);
    expect(barWidth('0.00', [{ difference: '0.00' }])).toBe(0);
  });
});
