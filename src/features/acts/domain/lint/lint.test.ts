import { describe, expect, it } from 'vitest';
import { type LintFacts, lint } from './lint.ts';

const FACTS: LintFacts = {
  regions: [
    { name: 'Vale do Peixoto', municipalities: ['Matupá', 'Novo Mundo', 'Peixoto de Azevedo'] },
    { name: 'Teles Pires', municipalities: ['Nova Mutum', 'Sinop'] },
  ],
  norms: [
    { kind: 'law', number: '9.870/2012', name: 'Lei nº 9.870/2012', signedOn: '2012-12-28' },
    { kind: 'ordinance', number: '529/2013', name: 'Portaria GM/MS nº 529/2013', signedOn: '2013-04-01' },
  ],
};
const found = (text: string) => lint(text, FACTS).map(({ rule, text: words }) => `${rule} ${words}`);
const only = (text: string) => {
  const findings = lint(text, FACTS);
  expect(findings).toHaveLength(1);
  return findings[0];
};

describe('figures and words', () => {
  it('L001: an amount that its words contradict, with what lies between (CIB/MT 275/2022)', () => {
    expect(only('no valor de R$ 1.500.000,00 (um milhão e quinhentos reais) ao Fundo')).toEqual({
      rule: 'L001',
      severity: 'error',
      start: 12,
      end: 58,
      text: 'R$ 1.500.000,00 (um milhão e quinhentos reais)',
      message: 'O algarismo diz R$ 1.500.000,00 e o extenso diz R$ 1.000.500,00. Um dos dois está errado.',
      suggestion:
        'R$ 1.500.000,00 (um milhão e quinhentos mil reais) ou R$ 1.000.500,00 (um milhão e quinhentos reais)',
      effect: '499500.00',
    });
  });

  it('L001: words cut short that cannot be the beginning of the right ones (CIB/MT 801/2023)', () => {
    expect(found('R$ 118.530.000,00 (cento e dezoito mil e …')).toEqual([
      'L001 R$ 118.530.000,00 (cento e dezoito mil e',
    ]);
    expect(found('R$ 118.530.000,00 (cento e dezoito milhões …')).toEqual([]);
  });

  it('L001: a count that its words contradict', () => {
    expect(found('no prazo de 30 (vinte) dias')).toEqual(['L001 30 (vinte)']);
    expect(found('capacidade de 36(trinta e seis) leitos e 30 (trinta dias)')).toEqual([]);
  });

  it('takes words that are no numbers for none', () => {
    expect(found('em 2019 (um ano antes), 4 (sede), 12 meses (um ano) e 7 (PPI)')).toEqual([]);
  });

  it('L002: a figure with two decimal marks, put right by its words (CIB/MT 49/2023)', () => {
    expect(only('R$ 2.000,000,00 (dois milhões de reais)')).toMatchObject({
      rule: 'L002',
      text: 'R$ 2.000,000,00',
      suggestion: 'R$ 2.000.000,00',
    });
    expect(found('R$ 1.219,05; 1.219,05; 78.050-970; 3.5.10; 20/08/2007')).toEqual([]);
  });

  it('L003: a percentage that its words contradict, whole or with decimals', () => {
    expect(found('75% (trinta por cento) ou mais')).toEqual(['L003 75% (trinta por cento)']);
    expect(found('36,2% (trinta e seis vírgula dois por cento)')).toEqual([]);
  });

  it('L004: misspelt words and words that do not agree', () => {
    expect(found('15 (quize) leitos')).toEqual(['L004 quize']);
    expect(found('R$ 0,34 (trinta e quarto centavos)')).toEqual(['L004 quarto']);
    expect(only('2 (duas) vez ao ano')?.suggestion).toBe('2 (duas) vezes');
    expect(only('em 3 (três) via')?.suggestion).toBe('3 (três) vias');
    expect(only('2 (dois) vezes')?.suggestion).toBe('2 (duas) vezes');
  });
});

describe('quantities', () => {
  it('L005: the same digits in another greatness (CIB/MT 801/2023)', () => {
    expect(only('o valor de R$118.530,00 em parcelas. Art. 1º Aprovar R$ 118.530.000,00 ao')).toMatchObject({
      rule: 'L005',
      text: 'R$ 118.530.000,00',
      effect: '118411470.00',
    });
    expect(found('R$ 1.000,00 e R$ 10.000,00')).toEqual([]);
  });

  it('L005: a mean of two that adds three', () => {
    expect(found('soma os três últimos resultados da avaliação e divide por 02')).toEqual([
      'L005 soma os três últimos resultados da avaliação e divide por 02',
    ]);
    expect(found('soma os três últimos resultados da avaliação e divide por 3')).toEqual([]);
  });

  it('L006: totals of a sentence and of a table', () => {
    expect(only('R$ 521.753,40 e R$ 243.793,94, totalizando R$ 765.547,43.')).toMatchObject({
      rule: 'L006',
      text: 'R$ 765.547,43',
      suggestion: 'R$ 765.547,34',
      effect: '0.09',
    });
    expect(found('R$ 521.753,40 e R$ 243.793,94, totalizando R$ 765.547,34.')).toEqual([]);
    const table = (total: string) =>
      `Ambulatorial 13256 R$ 243.793,94\nHospitalar 428 R$ 521.753,40\nTOTAL ${total}`;
    expect(found(table('R$ 765.547,34'))).toEqual([]);
    expect(found(table('R$ 765.574,34'))).toEqual(['L006 R$ 765.574,34']);
  });

  it('L007: shares of one whole', () => {
    const shares = (first: string) =>
      `${first}% - Peixoto, 8,82% - Novo Mundo, 8,54% - Terra Nova e 18,84% - Outras`;
    expect(found(shares('63,8'))).toEqual([]);
    expect(found(shares('64,8'))).toHaveLength(1);
    expect(found('sendo 70% para demanda da Central e 40% para egressos')).toHaveLength(1);
    expect(found('cresceu 5% em 2019, e 12% em 2020')).toEqual([]);
  });

  it('L017: a percentage of a count', () => {
    const said = (share: string) =>
      `Dos 46 problemas priorizados pelas macrorregiões, ${share}% (26) foram selecionados`;
    expect(found(said('56,52'))).toEqual([]);
    expect(only(said('65,52'))).toMatchObject({ rule: 'L017', suggestion: '56,52% (26)' });
  });
});

describe('bands and ceilings', () => {
  const table = (rows: readonly string[]) => `Quadro 01 - Pontos\n${rows.join('\n')}\n`;

  it('L008: what lies between two bands of a table, column by column', () => {
    const rows = [
      '< 50% (0,10) < 15% (0,00)',
      '50 a 70% (0,20) 15 a 20% (0,20)',
      '> 70% (0,30) > 20% (0,30)',
    ];
    expect(found(table(rows))).toEqual([]);
    const holed = found(
      table([rows[0] ?? '', '50 a 69% (0,20) 15 a 20% (0,20)', '> 70% (0,30) > 21% (0,30)']),
    );
    expect(holed).toEqual(['L008 > 70%', 'L008 > 21%']);
  });

  it('L008: bands that overlap', () => {
    const message = only(table(['< 50% (0,00)', '50 a 70% (0,20)', '> 65% (0,30)']))?.message;
    expect(message).toBe('“50 a 70%” e “> 65%” valem as duas de 65% até 70%.');
  });

  it('L008: a list of items that begins too high', () => {
    const items = (last: string) =>
      `a. 75% para os Municípios com população igual ou superior a 100 mil habitantes;\nb. 85% para os Municípios com população ${last};\n`;
    expect(only(items('maior ou igual a 30 mil habitantes e inferior a 100 mil habitantes'))?.message).toBe(
      'Na lista de faixas de habitantes não há faixa abaixo de 30.000 habitantes.',
    );
    expect(found(items('inferior a 100 mil habitantes'))).toEqual([]);
  });

  it('L008: a band below the minimum that the act requires', () => {
    const act = (least: string) =>
      `VIII. Atender, no mínimo, ${least}% de pacientes referenciados de municípios da região;\n${table([
        '< 15% (0,00)',
        '15 a 20% (0,20)',
        '> 20% (0,30)',
      ])}1- % de Referência Regional`;
    expect(found(act('15'))).toEqual(['L008 < 15%']);
    expect(found(act('10'))).toEqual([]);
  });

  it('L009: a ceiling that the best bands do not make', () => {
    const act = (ceiling: string) =>
      `tendo seu teto estabelecido em ${ceiling}TabelaSUS a mais\n${table([
        '< 50% (0,00) < 15% (0,00)',
        '50 a 70% (0,20) 15 a 20% (0,20)',
        '> 70% (0,75TabSUS) > 20% (0,50TabSUS)',
      ])}`;
    expect(found(act('1,25'))).toEqual([]);
    expect(only(act('1,5'))?.message).toContain('não se alcança');
    expect(only(act('1,0'))?.message).toContain('passam do teto');
  });
});

describe('names and references', () => {
  const act = (words: string) =>
    `PORTARIA Nº 1 DE 3 DE MAIO DE 2020.\nArt. 1º Aprovar, ${words}:\n§ 1º Um.\n§ 2º Dois.\nArt. 2º Deve:\nI - um;\nII - dois.\nANEXO I\nQuadro 1 - Valores\n`;

  it.each([
    ['conforme o Art. 3º', 'Art. 3'],
    ['conforme o inciso III do Art. 2º', 'inciso III do Art. 2'],
    ['nos termos do § 3º do Art. 1º', '§ 3º do Art. 1'],
    ['nos termos do parágrafo único do Art. 2º', 'parágrafo único do Art. 2'],
    ['na forma do Anexo II', 'Anexo II'],
    ['conforme o Quadro 02', 'Quadro 02'],
  ])('L010: %s', (words, text) => {
    expect(found(act(words))).toEqual([`L010 ${text}`]);
  });

  it.each([
    'conforme o inciso II do Art. 2º, o § 2º do Art. 1º e o Quadro 1',
    'nos termos do Art. 196 da Constituição',
    'nos termos do Art. 35 da Lei nº 8.080/1990',
  ])('finds what is there or is of another norm: %s', (words) => {
    expect(found(act(words))).toEqual([]);
  });

  it('says nothing of references where the scan lost the numbering', () => {
    expect(found('Art. 1º Um.\nArt. 3º Conforme o Art. 9º.')).toEqual([]);
  });

  it('L011: a norm with another day or year than the registry has, or a digit less than its neighbour', () => {
    expect(found('a Lei nº 9.870, de 28 de dezembro de 2013,')).toEqual([
      'L011 Lei nº 9.870, de 28 de dezembro de 2013',
    ]);
    expect(found('Portaria GM/MS nº 529 de 2 de abril de 2013')).toHaveLength(1);
    expect(
      found('Portaria GM/MS nº 529, de 1º de abril de 2013, e Lei nº 9.870, de 23 de novembro de 1999'),
    ).toEqual([]);
    expect(found('Resolução CFM nº. 167/2002, bem como a Resolução CFM nº. 1672/2003')).toEqual([
      'L011 Resolução CFM nº. 167/2002',
    ]);
  });

  it('L012: a municipality of another region, with the one that was meant', () => {
    const listed = (names: string) =>
      `municípios de: ${names}, localizados na Região de Saúde do Vale do Peixoto, estado`;
    expect(only(listed('Peixoto de Azevedo, Nova Mutum e Matupá'))).toMatchObject({
      rule: 'L012',
      text: 'Nova Mutum',
      suggestion: 'Novo Mundo, que é da região Vale do Peixoto',
    });
    expect(found(listed('Peixoto de Azevedo, Novo Mundo e Matupad'))).toEqual([]);
    expect(found(listed('Peixoto de Azevedo, Lugar Nenhum e Matupá'))).toEqual([]);
  });

  it('L013: one acronym for two names, slips of scanning forgiven', () => {
    const first = 'a Comissão de Acompanhamento da Contratualização - CAC; ';
    expect(found(`${first}pela Comissão de Avaliação de Contratos – CAC Regional`)).toEqual([
      'L013 Comissão de Avaliação de Contratos – CAC',
    ]);
    expect(
      found('a Secretaria de Estado de Saúde - SES/MT e as Secretarias Estaduais de Saúde (SES)'),
    ).toEqual([]);
    expect(found(`${first}por Comissdo de Acompanhamento da Contratualizagao— CAC`)).toEqual([]);
  });

  it('L018: number and year written together', () => {
    expect(only('conforme a Portaria 2402022/GBSES')).toMatchObject({
      rule: 'L018',
      text: '2402022/GBSES',
      suggestion: '240/2022/GBSES',
    });
    expect(found('conforme a Portaria nº 240/2022/GBSES e a Portaria 1631/GM/MS/2015')).toEqual([]);
  });
});

it('gives the place of each finding exactly, in texts with accents and line breaks', () => {
  const text = 'Saúde é\n75%\n(trinta por cento) e R$ 2.000,000,00';
  for (const { start, end, text: words } of lint(text, FACTS)) expect(text.slice(start, end)).toBe(words);
  expect(lint('', FACTS)).toEqual([]);
});
