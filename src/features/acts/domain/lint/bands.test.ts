import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const said = (text: string) =>
  lint(text, { regions: [], norms: [] }).map(({ rule, text: words, message }) => [rule, words, message]);

describe('L008: bands in words', () => {
  it.each([
    ['até 50 / 51 a 70 / 65 a 100', '65 a 100', '“51 a 70” e “65 a 100” valem as duas de 65 até 70.'],
    [
      'O município com cobertura de até 50% receberá 0,20, de mais de 50% a 70% receberá 0,50 e acima de 75% receberá 1,00.',
      'acima de 75%',
      'Na tabela de faixas não há faixa entre 70% e 75%, inclusive.',
    ],
    [
      'I - até 50% das metas: 30% do valor;\nII - de 50% até 70% das metas: 60% do valor;\nIII - acima de 70% das metas: 100% do valor.',
      '50% até 70%',
      '“até 50%” e “50% até 70%” valem as duas em 50%.',
    ],
    [
      '| Faixa | % de cumprimento | Pontos |\n|---|---|---|\n| 1 | até 50 | 0 |\n| 2 | acima de 50 a 70 | 10 |\n| 3 | 65 a 100 | 20 |',
      '65 a 100',
      '“acima de 50 a 70” e “65 a 100” valem as duas de 65% até 70%.',
    ],
    [
      'Faixa\tPercentual\n1\tmenor que 50%\n2\t50% a 70%\n3\tmaior que 80%\n',
      'maior que 80%',
      'Na tabela de faixas não há faixa entre 70% e 80%, inclusive.',
    ],
    [
      'a) até 10.000 habitantes;\nb) de 10.001 a 20.000 habitantes;\nc) acima de 25.000 habitantes.',
      'acima de 25.000 habitantes',
      'Na tabela de faixas de habitantes não há faixa entre 20.001 habitantes e 25.000 habitantes.',
    ],
    [
      'De 1 a 10 leitos, um enfermeiro; de 11 a 20 leitos, dois; de 22 a 30 leitos, três; acima de 30 leitos, quatro.',
      '22 a 30 leitos',
      'Na tabela de faixas de leitos não há faixa para 21 leitos.',
    ],
    [
      'Menos de 50%: 0 ponto; 50% a 70%: 10 pontos; 80% ou mais: 20 pontos.',
      '80% ou mais',
      'Na tabela de faixas não há faixa entre 70% e 80%.',
    ],
    [
      '- até 50%: zero\n- de 70% a 50%: 1\n- acima de 50%: 2',
      '70% a 50%',
      'A faixa “70% a 50%” não contém valor nenhum: acaba antes de começar.',
    ],
    [
      'Art. 3º O hospital deve alcançar no mínimo 60% das metas de cumprimento.\na) até 50% das metas de cumprimento: zero;\nb) mais de 50% até 70%: 0,5;\nc) mais de 70%: 1.',
      'até 50%',
      'A faixa “até 50%” (tabela de faixas) não alcança ninguém: o ato já exige “no mínimo 60%”.',
    ],
  ])('%s', (text, words, message) => {
    expect(said(text)).toEqual([['L008', words, message]]);
  });

  it.each([
    'O município com cobertura de até 50% receberá 0,20; acima de 50% até 70%, 0,50; e acima de 70%, 1,00.',
    'I - inferior a 50%: zero;\nII - de 50% a menos de 70%: 0,5;\nIII - igual ou superior a 70%: 1.',
    '| menor que 50% | 0 |\n| de 50% a menor que 70% | 10 |\n| a partir de 70% | 20 |',
    'De 90% a 100%: 1,00; de 70% a 89,99%: 0,75; de 50% a 69,99%: 0,50; abaixo de 50%: zero.',
    '- até 49,99% = 0\n- 50,00% a 79,99% = 5\n- 80,00% a 100,00% = 10',
    'a) até 10.000 habitantes: R$ 1.000,00;\nb) de 10.001 a 20.000 habitantes: R$ 2.000,00;\nc) acima de 20.000 habitantes: R$ 3.000,00.',
    'Faixa etária: 0 a 4 anos; 5 a 9 anos; 10 a 19 anos; 20 anos ou mais.',
    'I - até 30% para equipamentos;\nII - até 50% para custeio;\nIII - até 20% para reformas.',
    'De 10% a 20% para A; de 5% a 15% para B; de 30% a 40% para C.',
    'O prazo será de até 30 dias, a partir de 1º de julho de 2020, entre 2020 e 2023, de 8h a 17h, conforme os incisos I a V.',
    'Reuniões de 10 a 20 de junho; de 15 a 25 de julho; acima de 20 participantes.',
    'São metas: 3.1 a 3.5; 4.1 a 4.3; 5.1 a 5.9.',
  ])('says nothing of: %s', (text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('L009: the ceiling of bands in words', () => {
  const act = (ceiling: string) =>
    `A pontuação máxima será de ${ceiling} pontos.\n| até 50% | 0 |\n| acima de 50% a 70% | 10 |\n| acima de 70% | 20 |`;

  it('is reached, or not, or passed', () => {
    expect(said(act('20'))).toEqual([]);
    expect(said(act('30'))).toEqual([
      ['L009', 'pontuação máxima será de 30', 'As melhores faixas somam 20: o teto de 30 não se alcança.'],
    ]);
    expect(said(act('15'))[0]?.[2]).toBe('As melhores faixas somam 20 e passam do teto de 15.');
  });

  it('is left alone where some band has no score', () => {
    expect(said(act('30').replace('| 10 |', '| conforme o caso |'))).toEqual([]);
  });
});
