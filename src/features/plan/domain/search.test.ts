import { describe, expect, it } from 'vitest';
import { excerptOf, marksIn, readSearch } from './search.ts';

const vigilance = { names: ['SUVSA', 'Superintendência de Vigilância em Saúde', 'SUVISA', 'SVS'] };

describe('what somebody looks for', () => {
  it.each([
    ['SVS', [vigilance.names], null],
    ['suvisa oficina', [vigilance.names], 'oficina'],
    ['superintendencia de vigilancia em saude', [vigilance.names], null],
    ['projetos de rede ', [['projetos'], ['de'], ['rede']], null],
    ['3.5.16', [['3.5.16']], null],
    ['"); drop table--', [['drop']], 'table'],
  ])('%j', (text, groups, prefix) => {
    expect(readSearch(text, [vigilance])).toEqual({ groups, prefix });
  });
});

describe('the words that are marked', () => {
  const marked = (text: string, typed: string) =>
    marksIn(text, readSearch(typed, [vigilance])).map(([from, to]) => text.slice(from, to));

  it.each([
    ['Diretrizes clínicas validadas', 'diretriz', ['Diretrizes']],
    ['Ações de educação', 'acao ', ['Ações']],
    ['Coordenadorias da SAS, SVS e ERS', 'suvsa', ['SVS']],
    ['Municípios prioritários', 'municipio ', ['Municípios']],
    ['Ação 3.5.16 e 3.5.1', '3.5.1', ['3.5.1']],
    ['Sem nada disso', 'planificação', []],
  ])('%j for %j', (text, typed, words) => {
    expect(marked(text, typed)).toEqual(words);
  });

  it('stand in a part of a long text around the first of them', () => {
    const { text, marks } = excerptOf(
      `${'palavra '.repeat(60)}planificação ${'fim '.repeat(60)}`,
      readSearch('planificacao ', []),
    );
    expect(text.length).toBeLessThan(170);
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['planificação']);
    expect([text.at(0), text.at(-1)]).toEqual(['…', '…']);
  });
});
