import { strToU8, zipSync } from 'fflate';
import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { getPlan } from '../map.ts';
import { ANALYSIS_TABLES } from './analysis-tables.ts';
import { BORN_TABLES } from './born-tables.ts';
import type { OpenTable } from './open-table.ts';
import { PlanSource } from './plan-source.ts';
import { PRINTED_TABLES } from './printed-tables.ts';
import { SAID_TABLES } from './said-tables.ts';

/** Every table of the plan, in the order in which they are told. */
export const OPEN_TABLES: readonly OpenTable[] = [
  ...PRINTED_TABLES,
  ...SAID_TABLES,
  ...ANALYSIS_TABLES,
  ...BORN_TABLES,
];

const HOW = `Como ler
Cada arquivo é uma tabela em CSV: UTF-8 com marca (BOM), ponto e vírgula entre as células, vírgula decimal, linhas terminadas por CRLF, aspas como manda a RFC 4180.
Uma célula pode ter várias linhas, sempre entre aspas. Dias são AAAA-MM-DD; instantes, ISO 8601 em UTC. Vazio é “não se sabe” ou “não há”, nunca zero.
A célula que uma planilha calcularia (começa por = + - @) leva um apóstrofo na frente, que não é do texto.`;

/** What the archive holds, file by file and column by column. */
function readme(plan: PlanRecord, today: string): string {
  const files = OPEN_TABLES.map(({ id, title, what, columns }) =>
    [
      `${id}.csv · ${title}. Cada linha: ${what}.`,
      ...columns.map(({ name, means }) => `  ${name}: ${means}`),
    ].join('\n'),
  );
  const head = `${plan.title}\nComo está no Pactua em ${formatDay(today)}.`;
  return `\ufeff${[head, HOW, ...files].join('\n\n').replaceAll('\n', '\r\n')}\r\n`;
}

/** One table as CSV. @throws AppError `not-found` for another name, with those that there are. */
export async function exportTable(context: Context, id: string) {
  const found = OPEN_TABLES.find((each) => each.id === id);
  if (found === undefined)
    throw new AppError(
      'not-found',
      `Não há a tabela “${id}”. Há: ${OPEN_TABLES.map((each) => each.id).join(', ')}.`,
    );
  const plan = await getPlan(context);
  const today = context.clock.today();
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: `plano-${found.id}-${today}.csv`,
    body: await found.csv(new PlanSource(context, plan)),
  };
}

/** Every table of the plan in one ZIP, with a LEIA-ME that says what each file and column is. */
export async function exportTables(context: Context) {
  const plan = await getPlan(context);
  const source = new PlanSource(context, plan);
  const mtime = `${source.today}T12:00:00`;
  const files: Record<string, [Uint8Array, { mtime: string }]> = {
    'LEIA-ME.txt': [strToU8(readme(plan, source.today)), { mtime }],
  };
  for (const each of OPEN_TABLES) files[`${each.id}.csv`] = [strToU8(await each.csv(source)), { mtime }];
  return {
    contentType: 'application/zip',
    fileName: `plano-${plan.id}-${source.today}.zip`,
    body: zipSync(files, { level: 6 }),
  };
}
