import { expect, test } from 'vitest';
import { originOfFiles } from './OriginBadge.tsx';

const MINISTRYS = { file: 'RDMT2401.dbc' };
const EXTRACT = { file: 'janeiro.csv (extrato enviado por alguém: não é o arquivo do Ministério)' };
const MADE_UP = { file: 'RDMT2401.dbc (gerado para demonstração: não é dado do DATASUS)' };

test.each([
  ['the ministry’s alone', [MINISTRYS], 'official'],
  ['one extract among them', [MINISTRYS, EXTRACT], 'extract'],
  ['one made up among them', [EXTRACT, MADE_UP, MINISTRYS], 'demonstration'],
])('what is counted in files, of %s', (_, files, origin) => {
  expect(originOfFiles(files)).toBe(origin);
});
