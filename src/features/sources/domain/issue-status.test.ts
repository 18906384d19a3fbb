import { expect, test } from 'vitest';
import { issueStatus } from './issue-status.ts';

const of = (
  system: string,
  period: string,
  issuedOn: string,
  more: Partial<Parameters<typeof issueStatus>[0]> = {},
) =>
  issueStatus({
    system,
    period,
    issuedOn,
    issueBasis: 'header',
    fileName: 'ARQUIVO.dbc',
    warnings: [],
    ...more,
  });

test.each<[string, string, string, string, string]>([
  ['the first issue of a month of production', 'SIH-RD', '2024-01', '2024-03-07', 'open'],
  ['the last that may come again', 'SIA-PA', '2024-01', '2024-12-31', 'open'],
  ['one of the thirteenth month', 'SIH-RD', '2024-01', '2025-01-01', 'settled'],
  ['a year of deaths as it ends', 'SIM-DO', '2022', '2023-08-31', 'untold'],
  ['a year of deaths the December after', 'SIM-DOMAT', '2023', '2024-12-19', 'settled'],
  ['a year of births before it', 'SINASC-DN', '2023', '2024-11-30', 'untold'],
  ['a header that is older than its year', 'SIM-DO', '1997', '1995-07-26', 'untold'],
  ['a photograph of the register', 'CNES-LT', '2024-01', '2024-02-15', 'settled'],
])('%s (%s of %s, issued on %s) is %s', (_, system, period, issuedOn, status) => {
  expect(of(system, period, issuedOn)?.id).toBe(status);
});

test('the words say what the file does not tell, and where it can be seen', () => {
  expect(of('SIM-DO', '2022', '2023-08-31')?.words).toBe(
    'Emitido em 31/08/2023, e o definitivo de um ano costuma sair em 12/2023: pode ser o preliminar, e nem o nome nem o conteúdo o dizem. Confira em que pasta da fonte estava.',
  );
  expect(of('SIH-RD', '2024-07', '2024-09-05')?.words).toContain('pode mudar até a de 07/2025');
});

test('of an extract, of made-up rows, and of a source of which nothing is known, nothing is said', () => {
  expect(of('SIH-RD', '2024-01', '2024-03-07', { issueBasis: 'upload', fileName: 'x.csv' })).toBeNull();
  expect(of('SIH-RD', '2024-01', '2024-03-07', { warnings: [{ code: 'generated' }] })).toBeNull();
  expect(of('POPSVS', '2022', '2024-03-07')).toBeNull();
  expect(of('EGESTOR-COBERTURA', '2024-04', '2024-06-01', { issueBasis: 'footer' })).toBeNull();
});
