import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const findings = (text: string) => lint(text, { regions: [], norms: [] });

describe('L005: one thing with two values', () => {
  it.each([
    [
      'O valor do incentivo X é de R$ 50.000,00 (cinquenta mil reais). O incentivo X, de R$ 55.000,00, será pago até o dia 10.',
      'R$ 55.000,00',
      '5000.00',
    ],
    [
      'Fica instituído o Incentivo Estadual Saúde Mais, no valor mensal de R$ 50.000,00, ao Fundo Municipal de Saúde de Sinop. O repasse do Incentivo Estadual Saúde Mais, de R$ 55.000,00 mensais, observará o cronograma.',
      'R$ 55.000,00',
      '5000.00',
    ],
    [
      'O teto financeiro da Rede Cegonha será de R$ 1.200.000,00. Para o teto da Rede Cegonha, fixado em R$ 1.250.000,00, aplica-se o disposto acima.',
      'R$ 1.250.000,00',
      '50000.00',
    ],
    [
      'A diária de UTI Adulto Tipo II será de R$ 1.600,00. As glosas incidem sobre a diária de UTI Adulto Tipo II, de R$ 1.500,00.',
      'R$ 1.500,00',
      '100.00',
    ],
  ])('%s', (text, words, effect) => {
    expect(findings(text)).toMatchObject([{ rule: 'L005', severity: 'error', text: words, effect }]);
  });

  it.each([
    'O incentivo A é de R$ 50.000,00 e o incentivo B é de R$ 55.000,00.',
    'O incentivo UPA Tipo I é de R$ 100.000,00. O incentivo UPA Tipo II é de R$ 175.000,00.',
    'O teto do incentivo X é de R$ 100.000,00. O incentivo X é de R$ 50.000,00.',
    'O valor mensal do incentivo X é de R$ 10.000,00. O valor anual do incentivo X é de R$ 120.000,00.',
    'O incentivo X é de R$ 120.000,00. O incentivo X, de R$ 10.000,00 mensais, será pago até o dia 10.',
    'O incentivo X será pago em duas parcelas de R$ 25.000,00. O incentivo X é de R$ 50.000,00.',
    'O incentivo X, de R$ 50.000,00, passa a ser de R$ 55.000,00.',
    'O incentivo X é de R$ 50.000,00. A partir de janeiro de 2024, o incentivo X será de R$ 60.000,00.',
    'O incentivo X é de no máximo R$ 50.000,00. O incentivo X, de R$ 45.000,00, será pago.',
    'I - Hospital A: incentivo X de R$ 50.000,00;\nII - Hospital B: incentivo X de R$ 30.000,00;',
    'Ao Município de Sinop caberá o incentivo X, no valor de R$ 50.000,00. Ao Município de Sorriso caberá o incentivo X, no valor de R$ 30.000,00.',
    'O incentivo X será de R$ 50.000,00 para o exercício de 2022. O incentivo X será de R$ 60.000,00 para o exercício de 2023.',
    'Incentivo X R$ 50.000,00\nIncentivo X R$ 40.000,00\nTOTAL R$ 90.000,00',
    'O cofinanciamento mensal é de R$ 765.547,34. O cofinanciamento, no valor de R$ 521.753,40, cobre a atenção hospitalar.',
    '1.000 doses a R$ 12,34 cada, no valor de R$ 12.340,00. A contrapartida é de 10% sobre R$ 50.123,00, ou R$ 5.012,30.',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe('L006: totals and their parts, in either order', () => {
  it.each([
    [
      'Total de R$ 100.000,00, sendo R$ 60.000,00 do Estado e R$ 50.000,00 do Município.',
      'R$ 100.000,00',
      '10000.00',
    ],
    [
      'no valor total de R$ 100.000,00 (cem mil reais), sendo:\nI - R$ 60.000,00 para custeio;\nII - R$ 30.000,00 para investimento.',
      'R$ 100.000,00',
      '10000.00',
    ],
    ['Aprovar R$ 120.000,00, em 12 (doze) parcelas mensais de R$ 11.000,00.', 'R$ 120.000,00', '12000.00'],
    [
      'R$ 300.000,00, sendo 2 (duas) parcelas de R$ 100.000,00 e 1 parcela de R$ 90.000,00.',
      'R$ 300.000,00',
      '10000.00',
    ],
    [
      'Hospital R$ 10.000,00\nAmbulatório R$ 20.000,00\nSubtotal R$ 30.000,00\nSAMU R$ 5.000,00\nTOTAL R$ 36.000,00',
      'R$ 36.000,00',
      '1000.00',
    ],
  ])('%s', (text, words, effect) => {
    expect(findings(text)).toMatchObject([{ rule: 'L006', text: words, effect }]);
  });

  it.each([
    'Total de R$ 100.000,00, sendo R$ 60.000,00 do Estado e R$ 40.000,00 do Município.',
    'no valor total de R$ 100.000,00 (cem mil reais), sendo:\nI - R$ 60.000,00 para custeio;\nII - R$ 40.000,00 para investimento.',
    'Aprovar R$ 50.000,00, em 12 (doze) parcelas mensais de R$ 4.166,67.',
    'R$ 100,00, sendo R$ 40,00 e R$ 60,00, e R$ 20,00, totalizando R$ 120,00.',
    'R$ 10.000,00 e R$ 20.000,00 mensais, totalizando R$ 360.000,00 no ano.',
    'R$ 100.000,00, sendo R$ 20.000,00 da União, R$ 30.000,00 do Estado e o restante do Município.',
    'R$ 900,00, sendo R$ 10,00 por atendimento e R$ 20,00 por exame.',
    'Grupo 1\nHospital R$ 10.000,00\nAmbulatório R$ 20.000,00\nGrupo 2\nSAMU R$ 5.000,00\nUPA R$ 1.000,00\nTOTAL R$ 36.000,00',
    'R$ 1.377.092,16 referente à adesão e R$ 2.316.526,20 referente ao IAE-PI, somando R$ 3.693.618,36.',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});

describe('L007: shares of one whole', () => {
  it.each([
    ['O custeio será de 40% Estado, 30% Município e 20% União.', '40% Estado, 30% Município e 20%'],
    [
      'O rateio será de 40% para o Estado, 30% para os Municípios e 10% para a União.',
      '40% para o Estado, 30% para os Municípios e 10%',
    ],
    [
      'O custeio será dividido:\nI - 40% para o Estado;\nII - 30% para os Municípios; e\nIII - 20% para a União.',
      '40% para o Estado;\nII - 30% para os Municípios; e\nIII - 20%',
    ],
    [
      'a ser pago 50% (cinquenta por cento) pelo Estado, 25% (vinte e cinco por cento) pela União e 20% (vinte por cento) pelo Município',
      '50% (cinquenta por cento) pelo Estado, 25% (vinte e cinco por cento) pela União e 20%',
    ],
    [
      'O repasse será feito em parcelas:\nI - 60% (sessenta por cento) até o dia 10;\nII - 30% (trinta por cento) após a aferição; e\nIII - 20% (vinte por cento) ao final.',
      '60% (sessenta por cento) até o dia 10;\nII - 30% (trinta por cento) após a aferição; e\nIII - 20%',
    ],
    [
      'O incentivo será pago em duas parcelas: 60% na assinatura e 50% na conclusão.',
      '60% na assinatura e 50%',
    ],
    [
      '70% (setenta por cento) destinam-se ao custeio e 40% (quarenta por cento) a investimento',
      '70% (setenta por cento) destinam-se ao custeio e 40%',
    ],
  ])('%s', (text, words) => {
    expect(findings(text)).toMatchObject([{ rule: 'L007', text: words }]);
  });

  it.each([
    'O custeio será de 40% Estado, 30% Município e 30% União.',
    'Alcançou coberturas de 50% em Sinop, 45% em Sorriso e 90% em Lucas.',
    'Taxa de 50% - Sinop, 45% - Sorriso e 2% - Matupá.',
    'Garantir no mínimo 60% para demanda da Central e 50% para egressos.',
    'Poderá usar até 30% para equipamentos e 60% para custeio.',
    'a. 75% (setenta e cinco por cento) para os Municípios de grande porte;\nb. 85% (oitenta e cinco por cento) para os Municípios de pequeno porte;',
    'As parcelas serão pagas: 40% na assinatura; 30% em 60 dias; 30% em 120 dias.',
    'O repasse será feito em parcelas:\nI - 50% (cinquenta por cento) até o dia 10;\nII - 30% (trinta por cento) após a aferição; e\nIII - 20% (vinte por cento) ao final.',
    '70% (setenta por cento) destinam-se ao custeio e 30% (trinta por cento) a investimento',
    'Fica prevista a multa: 60% até o dia 10; 50% após o dia 10.',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
