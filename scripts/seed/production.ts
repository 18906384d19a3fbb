// Writes SIH and SIA files of made-up production into a folder, to be imported as any file is (`pactua import`): nothing of them is
// of DATASUS. Without months, those that the first four payments of the normal regime use.
//   node scripts/seed/production.ts FOLDER [YYYY-MM…]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATED_CNES, generateProduction } from '../../src/app/demonstration/production/generate.ts';
import { GENERATED_NOTICE } from '../../src/datasus/index.ts';

const [folder, ...asked] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Diga em que pasta gravar: node scripts/seed/production.ts PASTA [AAAA-MM…]');
  process.exit(2);
}
const months = asked.length > 0 ? asked : ['2020-09', '2020-10', '2020-11', '2020-12'];
mkdirSync(folder, { recursive: true });
for (const { name, bytes } of generateProduction(months)) {
  writeFileSync(join(folder, name), bytes);
  console.log(`${join(folder, name)}: ${bytes.length} bytes`);
}
console.log(`${GENERATED_NOTICE}. Hospital gerado: CNES ${GENERATED_CNES}.`);
