import { describe, expect, it } from 'vitest';
import { declaredSystems } from '../../../../datasus/index.ts';
import type { ColumnFacts } from './protocol.ts';
import {
  distinctInWords,
  identityInWords,
  kindInWords,
  personalColumns,
  shareInWords,
  visible,
  withoutSending,
} from './words.ts';

const identity = { issuedOn: null, fromName: [] };
const column = (name: string, more: Partial<ColumnFacts> = {}): ColumnFacts => ({
  name,
  type: 'C',
  width: 8,
  decimals: 0,
  kind: 'text',
  distinct: 3,
  distinctIsFloor: false,
  blanks: 0,
  common: [],
  ...more,
});

describe('a file in words', () => {
  it.each([
    [
      { system: 'SIH-RD', uf: 'AC', competencia: '2024-01' },
      'Internações: AIH reduzida (SIH-RD) · Acre · janeiro de 2024',
    ],
    [{ system: 'SIM-DOMAT', uf: 'BR', competencia: '2019' }, 'Óbitos maternos (SIM-DOMAT) · Brasil · 2019'],
    [
      { system: 'CNES-LT', uf: null, competencia: null },
      'Leitos (CNES-LT) · UF não dita · competência não dita',
    ],
    [{ system: null, uf: null, competencia: null }, 'Sistema não reconhecido'],
  ])('%o', (told, words) => expect(identityInWords({ ...identity, ...told })).toBe(words));

  it('has words for every system whose columns are declared', () => {
    const wordless = declaredSystems().filter((system) =>
      identityInWords({ ...identity, system, uf: null, competencia: null }).startsWith(system),
    );
    expect(wordless).toEqual([]);
  });

  it.each([
    [0, 10, '0,0%'],
    [1, 3, '33,3%'],
    [10, 10, '100%'],
    [1, 100_000, 'menos de 0,1%'],
    [99_999, 100_000, 'mais de 99,9%'],
    [0, 0, '–'],
  ])('%d of %d is %s', (count, whole, words) => expect(shareInWords(count, whole)).toBe(words));

  it('says what the layout declares, else what the header does', () => {
    expect(kindInWords(column('X', { kind: 'date' }))).toBe('Data');
    expect(kindInWords(column('X', { type: 'N', decimals: 2 }))).toBe('Número decimal');
    expect(kindInWords(column('X'))).toBe('Texto');
    expect(distinctInWords(column('X', { distinct: 10_000, distinctIsFloor: true }))).toBe('mais de 10.000');
  });

  it('finds the columns that may point at a person, and only those', () => {
    const names = [
      'N_AIH',
      'CEP',
      'NASC',
      'DTNASC',
      'HORANASC',
      'GESTOR_CPF',
      'PA_CNSMED',
      'DTNASCMAE',
      'NUMERODO',
    ];
    const others = [
      'CNES',
      'LOCNASC',
      'CODMUNNASC',
      'PRONASCI',
      'SEQ_AIH5',
      'SP_U_AIH',
      'CONSULTAS',
      'MUNIC_RES',
      'ANO_NASC',
    ];
    expect(personalColumns([...names, ...others].map((name) => column(name)))).toEqual(names);
    expect(personalColumns([column('XYZ', { kind: 'masked' })])).toEqual(['XYZ']);
  });

  it('asks nobody to send what is only opened', () => {
    expect(withoutSending('O arquivo está vazio. Baixe-o de novo e reenvie.')).toBe(
      'O arquivo está vazio. Baixe-o de novo.',
    );
    expect(withoutSending('Confira se escolheu o arquivo certo.')).toBe(
      'Confira se escolheu o arquivo certo.',
    );
  });

  it('gives masks a shape', () => expect(visible('{|}~\u007f\u0080\u0084é')).toBe('{|}~···é'));
});
