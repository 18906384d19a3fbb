// Establishments and beds of one state's municipalities, as the national register's tabulation printed them.
// node scripts/seed/facilities.ts --uf XX
import { askedUf, readDataFile, readRows, stateCodeOf, writeSeed } from './public-file.ts';

const MEASURES = new Map([
  ['Estabelecimentos de saúde ativos', 'establishments'],
  ['Leitos de internação', 'inpatientBeds'],
  ['Leitos de UTI', 'icuBeds'],
]);

const uf = askedUf();
const state = stateCodeOf(uf);
const { text, source } = readDataFile(
  `reference/${uf.toLowerCase()}_cnes_estabelecimentos_leitos_2026-07.csv`,
);
const rows = readRows(text, ';').slice(1);

function measureOf(label: string): string {
  const measure = MEASURES.get(label);
  if (!measure) throw new Error(`${source.file}: unknown measure "${label}"`);
  return measure;
}

const series = [...MEASURES].map(([label, id]) => {
  const first = rows.find((row) => row[0] === label);
  if (!first) throw new Error(`${source.file}: no row of "${label}"`);
  return { id, label, day: first[2]!, printedSource: first[4]! };
});
const figures = rows
  .filter((row) => row[1]!.startsWith(state))
  .map((row) => {
    if (!/^\d+$/.test(row[3]!)) throw new Error(`${source.file}: cannot read "${row[3]}" of ${row[1]}`);
    return [measureOf(row[0]!), row[1]!.slice(0, 6), Number(row[3])];
  });

writeSeed(`${uf.toLowerCase()}/facilities.json`, {
  uf,
  sources: [source],
  note: 'Município ausente de uma medida não consta da tabulação de origem: a ausência não foi lida como zero.',
  series,
  figures,
});
