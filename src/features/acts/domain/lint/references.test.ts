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
    'conforme o anexo a esta Portaria',
  ])('says nothing of: %s', (words) => {
    expect(found(act(words))).toEqual([]);
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
