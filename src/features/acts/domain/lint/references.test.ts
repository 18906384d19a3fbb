import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const found = (text: string) =>
  lint(text, { regions: [], norms: [] }).map(
    ({ rule, severity, text: words }) => `${rule} ${severity} ${words}`,
  );
const act = (words: string) =>
  `Art. 1º Aprovar o incentivo, ${words}.\nArt. 2º O recurso será pago mensalmente.\nArt. 3º Vigora na publicação.\n`;

describe('L010: references to what the act does not have', () => {
  it.each([
    ['nos termos do inciso V do Art. 1º', 'error inciso V do Art. 1'],
    ['de que trata o § 2º do Art. 2º', 'error § 2º do Art. 2'],
    ['nos termos dos incisos I a IV do Art. 3º', 'error incisos I a IV do Art. 3'],
    ['nos termos do parágrafo único do Art. 3º', 'error parágrafo único do Art. 3'],
    ['na forma do Anexo III', 'warning Anexo III'],
    ['conforme o Quadro 1', 'warning Quadro 1'],
    ['conforme o art. 9º desta Portaria', 'error art. 9'],
    ['conforme o art. 77 do ADCT e o art. 9º desta Portaria', 'error art. 9'],
    ['conforme os arts. 1º a 9º', 'error arts. 1º a 9º'],
    ['conforme os artigos 1º, 2º e 4º', 'error artigos 1º, 2º e 4º'],
    ['nos termos do art. 2º, inciso V', 'error art. 2º, inciso V'],
    ['nos termos do art. 3º, § 2º', 'error art. 3º, § 2º'],
    ['para os 10 leitos, conforme o art. 9º', 'error art. 9'],
  ])('%s', (words, finding) => {
    expect(found(act(words))).toEqual([`L010 ${finding}`]);
  });

  it.each([
    'nos termos do § 1º do art. 198 da Constituição',
    'nos termos do art. 87, parágrafo único, incisos I e II, da Constituição',
    'conforme o disposto do art. 579 ao art. 595, Seção I, Capítulo V da Portaria de Consolidação nº 5',
    'na forma do Anexo III da Portaria de Consolidação nº 2/GM/MS e do Anexo XXIV à Portaria de Consolidação nº 2',
    'conforme a Lei nº 8.080, de 19 de setembro de 1990, em seu art. 35',
    'conforme a Lei Complementar nº 141, § 1º do Art. 19',
    'nos termos do art. 15, inciso IV, da Lei nº 10.741, e do § 7º do art. 3º da Lei nº 13.979',
    'de que trata o art. 2º desta Portaria',
    'conforme o art. 35 da LC nº 141/2012, o art. 37, inciso IX, da CF e o § 3º do art. 198 da CF/88',
    'conforme o art. 7º da EC nº 29/2000, o art. 40 do ADCT e o art. 473 da CLT',
    'na forma do Anexo XXII da PRC nº 2/2017 e do Anexo II da RDC nº 50/2002',
    'conforme o art. 12 da IN nº 3/2018, o art. 15 do DL nº 200/67 e o art. 25 do RICMS',
    'conforme a LC nº 141/2012, em seu art. 25, e o Capítulo II da NOAS 01/2002, art. 8º',
    'conforme os arts. 18 e 19 da LC nº 141/2012, os arts. 196 a 200 da CF e o art. 9º do Estatuto',
    'conforme os arts. 1º e 2º, o art. 5º da Lei Complementar nº 141/2012 e o art. 36 da Lei Orgânica da Saúde',
    'conforme o anexo a esta Portaria',
  ])('says nothing of: %s', (words) => {
    expect(found(act(words))).toEqual([]);
  });

  it('looks for a letter where the inciso has letters without a hole', () => {
    const listed = (words: string, second = 'b) gestantes;') =>
      `Art. 1º Priorizar:\nI - o atendimento a:\na) idosos;\n${second}\nII - exames.\nArt. 2º Aplica-se ${words}.\n`;
    const fourth = 'a alínea "d" do inciso I do art. 1º';
    expect(found(listed(fourth))).toEqual(['L010 error alínea "d" do inciso I do art. 1']);
    expect(found(listed('a alínea “b” do inciso I do art. 1º'))).toEqual([]);
    expect(found(listed(fourth, 'c) gestantes;'))).toEqual([]);
    expect(found(listed(`${fourth} da Lei nº 8.080/1990`))).toEqual([]);
    expect(found(listed('a alínea "d" do inciso II do art. 1º'))).toEqual([]);
  });

  it('says nothing where the scan may have lost the mark of the provision', () => {
    const scanned = (line: string) => `Art. 1º Aprovar.\n${line}\nArt. 2º Nos termos do § 2º do Art. 1º.\n`;
    expect(found(scanned('8 1º O incentivo será mensal.'))).toEqual([]);
    expect(found(scanned('O incentivo será mensal.'))).toEqual(['L010 error § 2º do Art. 1']);
  });

  it('takes a heading in the middle of a line for none', () => {
    expect(found('Art. 1º Aprovar. Art. 2º Vigora.')).toEqual([]);
  });
});
