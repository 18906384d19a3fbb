import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const found = (text: string) =>
  lint(text, { regions: [], norms: [] }).map(({ rule, text: words }) => `${rule} ${words}`);

describe('times', () => {
  const act = (words: string) =>
    `RESOLUÇÃO CIB/MT Nº 72 DE 3 DE SETEMBRO DE 2020.\nArt. 1º Aprovar o valor mensal. ${words}`;

  it('L014: a day that does not exist', () => {
    expect(found('em 31 de fevereiro de 2020 e 30/02/2021')).toEqual([
      'L014 31 de fevereiro de 2020',
      'L014 30/02/2021',
    ]);
    expect(found('em 29 de fevereiro de 2020 e 28/02/2021')).toEqual([]);
  });

  it('L014: days that are not whole months, where payment is by the month', () => {
    const days = (n: string) => act(`no período de ${n} dias, a contar de 1º de outubro de 2020.`);
    expect(found(days('120'))).toEqual(['L014 120 dias, a contar de 1º de outubro de 2020']);
    const [term] = lint(
      act('R$ 31.000,00. No período de 120 dias, a contar de 1º de julho de 2020.').replace(
        'mensal. R$',
        'mensal de R$',
      ),
      { regions: [], norms: [] },
    );
    expect([term?.effect, term?.message]).toEqual([
      '3000.00',
      expect.stringContaining('28 dos seus 31 dias'),
    ]);
    expect(found(days('123'))).toEqual([]);
    expect(found(days('10'))).toEqual([]);
  });

  it('L014: an example of payment before the act, and effects before it', () => {
    expect(found(act('EX: no mês de novembro de 2019 tem seu pagamento calculado.'))).toHaveLength(1);
    expect(found(act('EX: no mês de novembro de 2020 tem seu pagamento calculado.'))).toEqual([]);
    const force = (day: string) =>
      act(
        `\nArt. 2º Esta Resolução entra em vigor na data de sua publicação, com efeitos a partir de ${day}.`,
      );
    expect(found(force('1º de julho de 2020'))).toHaveLength(1);
    expect(found(force('1º de outubro de 2020'))).toEqual([]);
  });

  it('L014: an exception with a term that a lasting rule takes over', () => {
    const rule = (end: string) =>
      `${act('')}\nArt. 9º Precisar.\nParágrafo Único: Fica, em caráter excepcional, que por 120 (cento e vinte) dias o repasse será pela média.\nANEXO ÚNICO\n1- O pagamento se dará mensalmente, com base na média de 2019, conforme o Parágrafo Único do Artigo 9º ${end};`;
    expect(found(rule('desta Resolução'))).toEqual([
      'L014 com base na média de 2019, conforme o Parágrafo Único do Artigo 9',
    ]);
    expect(found(rule('').replace('de 2019', 'de 2019, em caráter excepcional'))).toEqual([]);
  });

  it('L015: goals that no weight makes a percentage', () => {
    const formula = 'Média dos resultados = Média de Cumprimento das metas avaliadas.';
    expect(found(formula)).toHaveLength(1);
    expect(found(`${formula} Cada meta tem peso 1.`)).toEqual([]);
  });

  it('L016: two rates of one evaluation', () => {
    const twice = (rate: string) =>
      `Será feita avaliação dos critérios 2 (duas) vezes ao ano. Haverá revisão dos valores, ${rate}.`;
    expect(found(twice('anualmente'))).toEqual(['L016 anualmente']);
    expect(found(twice('semestralmente'))).toEqual([]);
  });

  it('L016: the same thing evaluated, as a noun or as a verb', () => {
    const goals = 'A avaliação das metas é quadrimestral';
    expect(found(`${goals}. As metas serão avaliadas trimestralmente.`)).toEqual(['L016 trimestralmente']);
    expect(found(`${goals}. A avaliação das metas será semestral.`)).toEqual(['L016 semestral']);
  });

  it.each([
    'A avaliação das metas é quadrimestral e o relatório é anual.',
    'A avaliação dos servidores é semestral. A avaliação das metas é quadrimestral.',
    'A avaliação das metas é quadrimestral. Os servidores serão avaliados anualmente.',
    'A avaliação das metas é quadrimestral. A avaliação consta do relatório anual.',
  ])('L016 says nothing of: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
