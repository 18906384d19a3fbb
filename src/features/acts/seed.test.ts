import { expect, it } from 'vitest';
import { sha256 } from '../../platform/ids.ts';
import { readingOf } from './domain/act.ts';
import { citationName } from './domain/naming.ts';
import { readActSeed } from './seed.ts';

const acts = readActSeed();

it('an excerpt typed by hand carries the hash of its own text', () => {
  const law = acts.find(({ kind }) => kind === 'law');
  expect(law && sha256(readingOf({ ...law, ocrFile: null }))).toBe(law?.source.sha256);
});

it('acts are named as a citation names them', () => {
  expect(acts.map(citationName)).toEqual([
    'Lei nº 9.069/1995',
    'Resolução CIB/MT nº 072/2020',
    'Plano Estratégico da Superintendência de Atenção à Saúde 2024-2027',
  ]);
});
