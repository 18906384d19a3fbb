// Names of the SIGTAP subgroups (four digits), by which ambulatory services are programmed.
// node scripts/seed/subgroups.ts
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { publicPath, readDataFile, writeSeed } from './public-file.ts';

const FILE = 'terminology/sigtap_202510/tb_sub_grupo.txt';
const { source } = readDataFile(FILE);
const lines = readFileSync(publicPath(`data/${FILE}`), 'latin1')
  .split('\r\n')
  .filter((line) => line.trim() !== '');

/** Columns of `tb_sub_grupo_layout.txt`: group 1–2, subgroup 3–4, name 5–104. */
const subgroups = lines
  .map((line) => ({ code: line.slice(0, 4), name: line.slice(4, 104).trim() }))
  .sort((a, b) => a.code.localeCompare(b.code));
if (subgroups.some(({ code, name }) => !/^\d{4}$/.test(code) || name === ''))
  throw new Error(`${FILE}: a line could not be read`);

writeSeed(resolve(import.meta.dirname, '../../database/seed/declarations/subgroups.json'), {
  sources: [source],
  subgroups,
});
