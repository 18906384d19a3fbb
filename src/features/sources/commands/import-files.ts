import { open } from 'node:fs/promises';
import type { Context } from '../../../platform/context.ts';
import { authorise } from '../../../platform/context.ts';
import type { ExtractForm } from '../domain/extract.ts';
import { saveImport } from '../store/imports.ts';
import { runImport } from './run-import.ts';
import { stageFile } from './stage.ts';

/** What came of one file; the shape that `pactua import --json` prints. */
export interface ImportResult {
  /** As given. */
  readonly file: string;
  readonly status: 'imported' | 'replaced' | 'unchanged' | 'refused';
  readonly system: string | null;
  readonly uf: string | null;
  readonly competencia: string | null;
  readonly rows: number | null;
  readonly columns: number | null;
  readonly reason: string | null;
}

/** Imports files of this machine one after the other; a refused one does not stop the others. `extract` says how CSVs were written. */
export async function importFiles(
  context: Context,
  paths: readonly string[],
  extract: ExtractForm | null = null,
): Promise<ImportResult[]> {
  authorise(context, 'sources.import');
  const results: ImportResult[] = [];
  for (const path of paths) results.push(await importOne(context, path, extract));
  return results;
}

async function importOne(context: Context, file: string, extract: ExtractForm | null): Promise<ImportResult> {
  const refused = (reason: string): ImportResult => ({
    file,
    status: 'refused',
    system: null,
    uf: null,
    competencia: null,
    rows: null,
    columns: null,
    reason,
  });
  let staged: Awaited<ReturnType<typeof stageFile>>;
  try {
    const handle = await open(file);
    staged = await stageFile(context, file, handle.createReadStream({ highWaterMark: 1 << 20 }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return refused(
      `Não foi possível abrir ${file}${code ? ` (${code})` : ''}. Confira o caminho e a permissão.`,
    );
  }
  await saveImport(context, staged);
  const attempt = await runImport(context, staged.id, extract);
  if (attempt === null) return refused('A carga não foi encontrada depois de iniciada.');
  const { status, system, uf, period, rows, columns, reason } = attempt;
  const done = status === 'imported' || status === 'replaced' || status === 'unchanged';
  return { file, status: done ? status : 'refused', system, uf, competencia: period, rows, columns, reason };
}
