import { describe, expect, test } from 'vitest';
import { isCoverageHeading, readCoverage } from './egestor.ts';
import { whyUnknownCoverage } from './egestor-unknown.ts';

describe('a report of coverage in no known layout', () => {
  const named = 'egestor_cobertura_aps_mt_06_2025.csv';
  test.each([
    [
      'by its name',
      named,
      ['Mês', 'Cidade', 'Equipes'],
      /falta Competência CNES, UF, IBGE, População, Qt\. eSF/,
    ],
    [
      'by columns that it kept',
      'cobertura.csv',
      ['UF', 'IBGE', 'População', 'Equipes'],
      /falta Competência CNES, Qt/,
    ],
    ['by the service’s names', 'x.csv', ['nuComp', 'coMunicipioIbge', 'qtEsf'], /falta Competência CNES/],
  ])('is known %s and refused with what to do', (_, fileName, heading, reason) => {
    const why = whyUnknownCoverage(fileName, heading);
    expect(why).toMatch(reason);
    expect(why).toMatch(/salve como CSV .* envie o \.csv\.$/);
  });

  test('what is no such report is for others to tell', () => {
    expect(whyUnknownCoverage('populacao.csv', ['UF', 'População', 'Ano'])).toBeNull();
  });

  test('what the refusal asks for is read', () => {
    const heading = ['Competência CNES', 'UF', 'IBGE', 'Município', 'População', 'Qt. eSF financiada'];
    for (const name of heading.filter((each) => each !== 'Município'))
      expect(whyUnknownCoverage(named, [])).toContain(name);
    expect(isCoverageHeading(heading)).toBe(true);
    const line = ['ABR/2025', 'MT', '510340', 'CUIABÁ', '694.244', '120'];
    const state = { code: '51', abbreviation: 'MT', plain: 'mato grosso' };
    expect(readCoverage([heading, line], [state])).toMatchObject({
      uf: 'MT',
      period: '2025-04',
      rows: [['2025-04', 'MT', '510340', 'CUIABÁ', '694244', '120']],
    });
  });
});
