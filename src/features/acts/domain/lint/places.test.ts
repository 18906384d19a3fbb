import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const REGIONS = [
  { name: 'Alto Tapajós', municipalities: ['Alta Floresta', 'Apiacás', 'Carlinda', 'Paranaíta'] },
  { name: 'Teles Pires', municipalities: ['Lucas do Rio Verde', 'Sinop', 'Sorriso'] },
  { name: 'Norte', municipalities: ['Colíder'] },
  { name: 'Norte Araguaia', municipalities: ['Vila Rica', 'Confresa'] },
];
const findings = (text: string) => lint(text, { regions: REGIONS, norms: [] });

describe('L012: municipalities said to be of another region', () => {
  it.each([
    'Aprovar para os municípios de Alta Floresta, Carlinda e Sorriso, da Região de Saúde Alto Tapajós, o incentivo.',
    'os municípios de Alta Floresta, Carlinda e Sorriso, pertencentes à Região de Saúde do Alto Tapajós',
    'A Região de Saúde Alto Tapajós é composta pelos municípios de Alta Floresta, Carlinda e Sorriso.',
    'Região de Saúde do Alto Tapajós, formada pelos seguintes municípios: Alta Floresta, Sorriso e Carlinda;',
    'Região de Saúde Alto Tapajós: Alta Floresta, Carlinda, Sorriso.',
    'a Região Alto Tapajós (Alta Floresta, Carlinda e Sorriso)',
    'Região de Saúde Teles Pires: Sinop e Lucas do Rio Verde\nRegião de Saúde Alto Tapajós: Apiacás, Sorriso e Carlinda',
    'ao município de Sorriso, localizado na Região de Saúde Alto Tapajós',
    'ao Município de Sorriso, da Região de Saúde Alto Tapajós, o incentivo',
  ])('%s', (text) => {
    expect(findings(text)).toMatchObject([{ rule: 'L012', severity: 'error', text: 'Sorriso' }]);
  });

  it.each([
    'os municípios de Alta Floresta, Carlinda e Paranaíta, da Região de Saúde Alto Tapajós, e Sinop, da Região de Saúde Teles Pires',
    'Região de Saúde Alto Tapajós: Alta Floresta, Carlinda e Apiacás\nRegião de Saúde Teles Pires: Sinop, Sorriso.',
    'Os municípios de Sinop e Sorriso encaminham aos da Região de Saúde Alto Tapajós.',
    'Hospital no município de Sorriso, referência da Região de Saúde Alto Tapajós',
    'Hospitais de referência da Região de Saúde Alto Tapajós: Alta Floresta, Carlinda e Sorriso',
    'Região de Saúde Alto Tapajós: referência em Sinop, com leitos em Sorriso.',
    'os municípios de Sinop e Apiacás, das Regiões de Saúde Teles Pires e Alto Tapajós',
    'A Região de Saúde Alto Tapajós, composta pelos municípios de Apiacás e Carlinda, terá retaguarda em Sorriso.',
    'Região de Saúde Norte Araguaia: Vila Rica e Confresa.',
  ])('says nothing of: %s', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
