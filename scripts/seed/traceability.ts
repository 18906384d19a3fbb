// Writes database/seed/traceability.json and roteiro.json from the shared design page, with the Portuguese wording
// of scripts/seed/content. Tests and gaps already recorded in a row are kept.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SourceText } from '../../src/features/acts/domain/act.ts';
import type { Matrix, Provision, Tour } from '../../src/features/transparency/domain/matrix.ts';
import { readContent, readSharedText, writeSeedJson } from './shared-text.ts';
import { sections } from './traceability/addresses.ts';
import { rowsOf } from './traceability/rows.ts';

const AGREEMENT = '/cofinanciamento/termos/peixoto-de-azevedo';
const seed = resolve(import.meta.dirname, '../../database/seed/traceability.json');

function features(): Map<string, string> {
  const lines = readContent('traceability.features.txt').split('\n');
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(rows.map((line) => line.split(' | ', 2) as [string, string]));
}

function recorded(): Map<string, Provision> {
  if (!existsSync(seed)) return new Map();
  const { rows } = JSON.parse(readFileSync(seed, 'utf8')) as Matrix;
  return new Map(rows.map((row) => [row.id, row]));
}

const { text, source } = readSharedText('design/traceability.md', '2026-11-21');
const extras = JSON.parse(readContent('traceability.extras.json')) as Pick<
  Matrix,
  'joints' | 'withoutScreen'
> & {
  roteiro: Tour['stops'];
};
const kept = recorded();
const wording = features();
const rows = rowsOf(text, wording).map((row) => {
  const { tests = [], gaps = [] } = kept.get(row.id) ?? {};
  return { ...row, tests, gaps };
});
const unused = [...wording.keys()].filter((id) => !rows.some((row) => row.id === id));
if (unused.length > 0) throw new Error(`Wording without a row: ${unused.join(', ')}`);

const matrix: Matrix & { source: SourceText } = {
  source,
  documents: [
    { id: 'A', act: 'sas-plano-2024-2027', title: 'Plano Estratégico da SAS 2024–2027' },
    {
      id: 'B',
      act: 'mt-cib-2020-072',
      title: 'Resolução CIB/MT nº 072/2020 e seu Termo de Compromissos e Metas',
    },
  ],
  sections,
  rows,
  joints: extras.joints,
  withoutScreen: extras.withoutScreen,
};
const roteiro: Tour & { source: SourceText } = {
  source,
  minutes: 20,
  stops: extras.roteiro.map((stop) => ({
    ...stop,
    routes: stop.routes.map((route) => route.replace(/^:termo/u, AGREEMENT)),
  })),
};
writeSeedJson('traceability.json', matrix);
writeSeedJson('roteiro.json', roteiro);
