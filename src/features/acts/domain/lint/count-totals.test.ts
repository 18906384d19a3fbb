import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const findings = (text: string) => lint(text, { regions: [], norms: [] });

describe('L006: totals of counts', () => {
  it.each([
    ['10 (dez) leitos adulto e 8 (oito) leitos pediátricos, totalizando 20 (vinte) leitos.', '20', '18'],
    ['40 (quarenta) leitos, sendo 25 (vinte e cinco) clínicos e 10 (dez) cirúrgicos.', '40', '35'],
    ['20 leitos, sendo 10 (dez) de UTI Adulto Tipo II e 12 (doze) de UTI Pediátrica.', '20', '22'],
    ['Unidade | Leitos\nHospital A | 10\nHospital B | 8\nTotal | 20', '20', '18'],
    ['Ano | 2022 | 2023\nSinop | 10 | 12\nSorriso | 8 | 8\nTotal | 18 | 21', '21', '20'],
    ['Hospital Regional de Sinop 1.010\nHospital Regional de Sorriso 8\nTOTAL 1.020', '1.020', '1.018'],
    [
      '12 (doze) parcelas mensais, no valor de R$ 55.000,00 (cinquenta e cinco mil reais) cada, totalizando R$ 650.000,00.',
      'R$ 650.000,00',
      'R$ 660.000,00',
    ],
  ])('%s', (text, words, suggestion) => {
    expect(findings(text)).toMatchObject([{ rule: 'L006', severity: 'error', text: words, suggestion }]);
  });

  it.each([
    '10 (dez) leitos adulto e 8 (oito) leitos pediátricos, totalizando 18 (dezoito) leitos.',
    '40 leitos, sendo 25 leitos clínicos e 15 leitos cirúrgicos, totalizando 40 leitos.',
    '2 equipes com 10 profissionais e 3 equipes com 8 profissionais, totalizando 44 profissionais.',
    '10 leitos existentes e mais 8 leitos novos e 2 leitos de isolamento, totalizando 30 leitos.',
    '40 leitos, sendo 25 clínicos, 10 cirúrgicos e os demais obstétricos.',
    '40 leitos, sendo 25 clínicos e 15 cirúrgicos, e 20 leitos, sendo 8 de UTI e 5 de UCI, do Tipo 12.',
    '2 (duas) equipes, sendo 10 (dez) médicos e 5 (cinco) enfermeiros.',
    '12 (doze) membros, sendo 6 (seis) titulares e 6 (seis) suplentes.',
    '12 (doze) parcelas mensais, no valor de R$ 55.000,00 cada, totalizando R$ 660.000,00.',
    'Município | Código | Leitos\nSinop | 5107909 | 10\nSorriso | 5107925 | 8\nTotal | | 18',
    'Leitos de UTI Tipo 2\nLeitos de UTI Tipo 3\nTotal 20',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
