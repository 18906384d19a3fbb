import { open } from 'node:fs/promises';
import { declaredSystems, storedColumns } from '../../../datasus/index.ts';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { authorise } from '../../../platform/context.ts';
import type { Doubt } from '../domain/doubts.ts';
import { type ImportRecord, saveImport } from '../store/imports.ts';
import { findVersion, listStanding } from '../store/versions.ts';
import { restoreVersion } from './restore-version.ts';
import { runImport, type Told } from './run-import.ts';
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
  /** What it is known by; null of a refused file. */
  readonly version: string | null;
  readonly reason: string | null;
  /** Why it was kept and does not stand: ask again with `confirmed`. */
  readonly doubts?: readonly Doubt[];
}

/**
 * Imports files of this machine one after the other; a refused one does not stop the others.
 * @throws AppError `invalid-input` where what is told names a system that does not exist
 */
export async function importFiles(
  context: Context,
  paths: readonly string[],
  told: Told = {},
): Promise<ImportResult[]> {
  authorise(context, 'sources.import');
  refuseUnknownSystem(told.extract?.system);
  const results: ImportResult[] = [];
  for (const path of paths) results.push(await importOne(context, path, told));
  return results;
}

function refuseUnknownSystem(system: string | undefined): void {
  if (system === undefined || storedColumns(system) !== null) return;
  const known = declaredSystems().filter((each) => storedColumns(each) !== null);
  throw new AppError(
    'invalid-input',
    `Não há sistema "${system}". Os que se carregam: ${known.join(', ')}.`,
    {
      details: { system },
    },
  );
}

async function importOne(context: Context, file: string, told: Told): Promise<ImportResult> {
  const refused = (reason: string): ImportResult => ({
    file,
    status: 'refused',
    system: null,
    uf: null,
    competencia: null,
    rows: null,
    columns: null,
    version: null,
    reason,
  });
  let staged: Awaited<ReturnType<typeof stageFile>>;
  try {
    const handle = await open(file);
    staged = await stageFile(context, file, handle.createReadStream({ highWaterMark: 1 << 20 }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EISDIR')
      return refused(`${file} é uma pasta, e só arquivos se carregam. Informe os que estão nela, um a um.`);
    return refused(
      `Não foi possível abrir ${file}${code ? ` (${code})` : ''}. Confira o caminho e a permissão.`,
    );
  }
  await saveImport(context, staged);
  const attempt = await runImport(context, staged.id, told);
  if (attempt === null) return refused('A carga não foi encontrada depois de iniciada.');
  const { system, uf, period, rows, columns, doubts } = attempt;
  const known = { file, system, uf, competencia: period, rows, columns };
  const about = { ...known, version: attempt.versionId };
  const contradicted = whyContradicted(attempt, told);
  if (contradicted !== null) return { ...about, status: 'refused', reason: contradicted };
  if (told.confirmed && attempt.status === 'unchanged' && (await putInForce(context, attempt.versionId)))
    return { ...about, status: 'replaced', reason: 'Já estava guardado, e passou a valer.' };
  const { status, reason } = attempt;
  const done = status === 'imported' || status === 'replaced' || status === 'unchanged';
  const kept = doubts.length === 0 ? {} : { doubts };
  return { ...about, status: done ? status : 'refused', reason, ...kept };
}

/** Bytes that are known are not read again: what is told of them must still be true. The reason where it is not (pt-BR), or null. */
function whyContradicted(
  { status, system, uf, period }: Pick<ImportRecord, 'status' | 'system' | 'uf' | 'period'>,
  { extract }: Told,
): string | null {
  if (status !== 'unchanged') return null;
  const known = { system, uf, period };
  const wrong = (['system', 'uf', 'period'] as const).find(
    (each) => extract?.[each] !== undefined && extract[each] !== known[each],
  );
  if (wrong === undefined) return null;
  return `A opção --${wrong} diz ${extract?.[wrong]}, mas este arquivo já foi carregado, e é de ${system} · ${uf} · ${period}. Confira o arquivo e a opção.`;
}

/** A version that was kept aside takes the place of the one that stands. @returns whether it had to. */
async function putInForce(context: Context, id: string | null): Promise<boolean> {
  const version = id === null ? null : await findVersion(context, id);
  if (version === null || (await listStanding(context, version)).some((each) => each.id === version.id))
    return false;
  await restoreVersion(context, version.id, 'Confirmado por quem carregou o arquivo.');
  return true;
}
