import { extname } from 'node:path';
import { exportPlan, exportTable, exportTables, PLAN_FORMATS } from '../../features/plan/index.ts';
import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/ids.ts';
import { type Command, callerPath, oneFile, UsageError } from './command.ts';
import { saveNewFile } from './save-file.ts';
import { withContext } from './session.ts';

const USAGE = 'plan export ARQUIVO.(zip|pdf|docx|xlsx|csv) [--table TABELA] [--json]';

/** Writes the plan to a file, in the form that its name ends with. */
export const planExportCommand: Command = {
  name: 'plan export',
  usage: USAGE,
  summary:
    'grava o plano: .zip com todas as tabelas em CSV, ou .pdf, .docx, .xlsx, .csv no formato do documento; --table, uma tabela só',
  options: { table: { type: 'string' } },
  async run(input) {
    const path = callerPath(oneFile(input, planExportCommand));
    const made = makerOf(extname(path).slice(1).toLowerCase(), input.values.table);
    const { body } = await withContext(made);
    const content = Buffer.from(body);
    await saveNewFile(path, content);
    const hash = sha256(content);
    return {
      json: { file: path, bytes: content.length, sha256: hash },
      text: `${path}: ${content.length} bytes, SHA-256 ${hash}`,
    };
  },
};

type Maker = (context: Context) => Promise<{ body: Uint8Array | string }>;

/** What is made for a file that ends so. @throws UsageError */
function makerOf(ending: string, table: unknown): Maker {
  if (typeof table === 'string') {
    if (ending === 'csv') return (context) => exportTable(context, table);
    throw new UsageError(
      `Uma tabela sai em CSV: dê ao arquivo um nome que termine em .csv.\nUso: pactua ${USAGE}`,
    );
  }
  if (ending === 'zip') return exportTables;
  const format = PLAN_FORMATS.find((each) => each === ending);
  if (format !== undefined) return (context) => exportPlan(context, format);
  throw new UsageError(
    `O nome do arquivo diz o formato: termine-o em .zip, .pdf, .docx, .xlsx ou .csv.\nUso: pactua ${USAGE}`,
  );
}
