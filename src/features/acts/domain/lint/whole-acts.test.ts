import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

/** Acts written as state and federal gazettes print them, in which everything holds. */
const FEDERAL = `PORTARIA Nº 1.444, DE 29 DE MAIO DE 2020
Institui incentivo para custeio dos Centros Comunitários de Referência.
O MINISTRO DE ESTADO DA SAÚDE, no uso das atribuições que lhe confere o art. 87, parágrafo único, incisos I e II, da Constituição, e tendo em vista o disposto no § 7º do art. 3º da Lei nº 13.979, de 6 de fevereiro de 2020, resolve:
Art. 1º Esta Portaria institui os Centros Comunitários e estabelece o incentivo financeiro federal per capita, em caráter excepcional e temporário.
Art. 2º Para os efeitos desta Portaria entende-se por comunidades as áreas de que trata o art. 1º.
§ 1º Os Centros serão classificados em:
I - Tipo 1: comunidades com população de 4.000 (quatro mil) a 20.000 (vinte mil) pessoas; e
II - Tipo 2: comunidades com população superior a 20.000 (vinte mil) pessoas.
§ 2º O horário de funcionamento será de no mínimo 40 (quarenta) horas semanais, de segunda a sexta, das 8h às 17h.
Art. 3º O incentivo financeiro mensal de custeio será de:
I - R$ 60.000,00 (sessenta mil reais) para o Centro Comunitário Tipo 1; e
II - R$ 80.000,00 (oitenta mil reais) para o Centro Comunitário Tipo 2.
Art. 4º O incentivo per capita será transferido em parcela única, no valor de R$ 5,00 (cinco reais) por pessoa cadastrada no 1º quadrimestre de 2020, e de R$ 6,00 (seis reais) por pessoa cadastrada no 2º quadrimestre de 2020.
Parágrafo único. A transferência ocorrerá da competência financeira maio a setembro de 2020, com base nos dados de 1º de abril a 31 de agosto de 2020.
Art. 5º Os recursos de que trata o inciso I do art. 3º e o parágrafo único do art. 4º correrão por conta do Programa de Trabalho 10.122.5018.21C0.6500, com impacto de R$ 215.824.215,00 (duzentos e quinze milhões, oitocentos e vinte e quatro mil, duzentos e quinze reais).
Art. 6º Esta Portaria entra em vigor na data de sua publicação.
`;

const STATE = `RESOLUÇÃO CIB/MT Nº 232 DE 28 DE JUNHO DE 2024.
Dispõe sobre a 2ª proposta do Programa Mais MT Cirurgias.
A COMISSÃO INTERGESTORES BIPARTITE, considerando:
I - A Lei nº 8.080, de 19 de setembro de 1990, art. 14-A;
II - O Decreto nº 7.508, de 28 de junho de 2011;
RESOLVE:
Art. 1º Aprovar o valor de R$ 47.260.378,19 (quarenta e sete milhões, duzentos e sessenta mil, trezentos e setenta e oito reais e dezenove centavos) para 49.520 procedimentos.
§ 1º O teto financeiro da Região Baixada Cuiabana será de R$ 20.000.000,00, e o teto financeiro da Região Teles Pires será de R$ 10.000.000,00.
§ 2º O repasse será feito em 3 (três) parcelas: 40% na assinatura, 30% após a primeira prestação de contas e 30% ao final.
Art. 2º O pagamento observará o desempenho:
a) execução igual ou superior a 90%: repasse integral;
b) execução de 70% a menos de 90%: repasse de 80% do valor;
c) execução de 50% a menos de 70%: repasse de 60% do valor;
d) execução inferior a 50%: suspensão.
Art. 3º O município deverá prestar contas até o 10º (décimo) dia útil do mês subsequente, no prazo de até 30 (trinta) dias, prorrogável por mais 15 (quinze) dias.
Art. 4º As despesas correrão à conta da Ação 2515, Fonte 1.500, Natureza 3.3.41.41.
Art. 5º Esta Resolução entra em vigor na data de sua publicação, com efeitos a partir de 1º de julho de 2024.
Cuiabá/MT, 28 de junho de 2024.
`;

const INCORPORATION = `PORTARIA GM/MS Nº 468, DE 14 DE ABRIL DE 2023
Art. 1º Ficam habilitados 10 (dez) leitos de UTI Adulto Tipo II e 5 (cinco) leitos de UTI Pediátrica.
Art. 2º Fica estabelecido recurso no montante anual de R$ 3.693.618,36 (três milhões, seiscentos e noventa e três mil, seiscentos e dezoito reais e trinta e seis centavos), a ser incorporado ao limite financeiro.
I - R$ 1.377.092,16 - Referente ao Incentivo da Etapa da Adesão; e
II - R$ 2.316.526,20 - Referente ao INTEGRASUS e o IAE-PI.
Parágrafo único. A transferência será de 1/12 (um doze avos) do valor descrito no art. 2º desta Portaria, mensalmente, no montante de R$ 307.801,53.
Art. 3º A cobertura de 95% (noventa e cinco por cento) da população de 1 (um) ano, 80% (oitenta por cento) das gestantes e 60% (sessenta por cento) dos idosos será avaliada.
Art. 4º O Incentivo Financeiro 100% SUS destina-se a unidades com mais de 50 (cinquenta) leitos que destinem 100% (cem por cento) de seus serviços.
§ 1º Serão reduzidos 5% (cinco por cento) no primeiro mês, 10% (dez por cento) no segundo e 15% (quinze por cento) no terceiro.
§ 2º O valor mensal do incentivo, de R$ 31.564,80, será deduzido da competência fevereiro/2023; nas demais, R$ 189.388,80.
Art. 5º Esta Portaria entra em vigor na data de sua publicação.
`;

const EXTRACT = `EXTRATO DO TERMO ADITIVO Nº 03/2022. Valor total: R$ 1.200.000,00 (um milhão e duzentos mil reais), sendo R$ 1.000.000,00 (um milhão de reais) de recursos federais e R$ 200.000,00 (duzentos mil reais) de contrapartida estadual, em 12 (doze) parcelas de R$ 100.000,00 (cem mil reais). Vigência: de 01/07/2022 a 30/06/2023. Dotação: 21601.0001.22.10.302.526.2515. Processo nº SES-PRO-2022/01234.

O prestador fará jus a incentivo de qualidade conforme a pontuação: de 0 a 49 pontos, sem incentivo; de 50 a 69 pontos, 50% do incentivo; de 70 a 89 pontos, 75% do incentivo; de 90 a 100 pontos, 100% do incentivo. O desempenho no quadrimestre, entre 70 e 80 pontos, será revisto em até 30 dias. Para municípios com até 5 mil habitantes, R$ 1,50 per capita; de 5.001 a 10.000, R$ 1,20; e acima de 10.000, R$ 1,00.

Os recursos serão de 70% (setenta por cento) para custeio e 30% (trinta por cento) para investimento. Reajuste de 5,5% ao ano. Multa de 2% (dois por cento) e juros de 1% (um por cento) ao mês. O percentual mínimo de aplicação será de 12% pelo Estado e 15% pelos Municípios.
`;

const found = (text: string) =>
  lint(text, { regions: [], norms: [] }).map(({ rule, text: words }) => `${rule} ${words}`);

describe('whole acts', () => {
  it.each([
    ['a federal ordinance', FEDERAL],
    ['a state resolution', STATE],
    ['an incorporation to the ceiling', INCORPORATION],
    ['an extract of a contract and its bands', EXTRACT],
  ])('raise no alarm where they hold: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    [FEDERAL, 'R$ 60.000,00 (sessenta mil', 'R$ 60.000,00 (seiscentos mil', 'L001'],
    [FEDERAL, 'inciso I do art. 3º', 'inciso III do art. 3º', 'L010'],
    [FEDERAL, 'parágrafo único do art. 4º', 'parágrafo único do art. 1º', 'L010'],
    [FEDERAL, '1º de abril a 31 de agosto de 2020', '1º de abril de 2020 a 31 de março de 2020', 'L014'],
    [STATE, '70% a menos de 90%', '70% a menos de 95%', 'L008'],
    [STATE, 'inferior a 50%: suspensão', 'inferior a 45%: suspensão', 'L008'],
    [STATE, 'R$ 47.260.378,19 (', 'R$ 47.260,378,19 (', 'L002'],
    [STATE, '30 (trinta) dias', '30 (trinte) dias', 'L004'],
    [INCORPORATION, 'art. 2º desta Portaria', 'art. 7º desta Portaria', 'L010'],
    [EXTRACT, 'R$ 200.000,00 (duzentos mil reais)', 'R$ 300.000,00 (trezentos mil reais)', 'L006'],
    [EXTRACT, 'de 50 a 69 pontos', 'de 55 a 69 pontos', 'L008'],
    [EXTRACT, '70% (setenta por cento) para custeio', '75% (setenta e cinco por cento) para custeio', 'L007'],
    [EXTRACT, '01/07/2022 a 30/06/2023', '01/07/2023 a 30/06/2022', 'L014'],
  ])('are told what breaks in them: %#', (text, from, to, rule) => {
    expect(text).toContain(from);
    const rules = found(text.replace(from, to)).map((finding) => finding.slice(0, 4));
    expect(rules).toEqual([rule]);
  });
});
