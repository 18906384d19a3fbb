import { AppError } from '../../../kernel/app-error.ts';
import type { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import type { Upload } from '../../../platform/http/route.ts';
import { getTerritory } from '../../territory/index.ts';
import { type ExportReconciliation, reconcileExport } from '../commands/reconcile/reconcile-export.ts';
import type { ReconciliationAnswer } from '../contract.ts';
import { monthsIn } from '../domain/printed-cells.ts';
import type { Reading, ReconciledCell } from '../domain/reconcile.ts';

/** Twenty times the largest table that is compared. */
const MOST_BYTES = 2 * 1_048_576;

/** Reads the one file of the request and compares it. Nothing of it is kept. */
export async function answerReconciliation(
  context: Context,
  uploads: AsyncIterable<Upload>,
): Promise<ReconciliationAnswer> {
  const upload = await firstOf(uploads);
  const compared = await reconcileExport(context, upload.content);
  const { report, found, usual, versions, byEstablishment, ...rest } = compared;
  const nameOf = await namesOf(context, compared);
  const { cells, causes, nearest, steps, printed, ours, left, equal, equalNearest } = found;
  return {
    fileName: upload.fileName,
    title: [...report.title],
    content: report.content,
    system: rest.system,
    byEstablishment,
    says: rest.says,
    usual: words(usual),
    nearest: words(nearest),
    printed: plain(printed),
    ours: plain(ours),
    steps: steps.map((step) => ({ ...step, adds: plain(step.adds) })),
    causes: causes.map((cause) => ({ ...cause, adds: plain(cause.adds), total: plain(cause.total) })),
    untested: [...rest.untested],
    left: plain(left),
    compared: cells.length,
    equal,
    equalNearest,
    skipped: rest.skipped.map(({ reason, cells, rows }) => ({ reason, cells, rows: [...rows] })),
    wrongTotals: [...rest.wrongTotals],
    cells: worstFirst(cells).map((cell) => cellAnswer(cell, nameOf(cell))),
    files: versions.map(({ id, fileName, sha256, period }) => ({
      id,
      fileName,
      sha256,
      competencia: period,
    })),
  };
}

function words({ time, place, rows, files }: Reading): string[] {
  return [
    time.name,
    place.name,
    rows.name,
    ...(files === 'former' ? ['versões anteriores dos arquivos'] : []),
  ];
}

async function firstOf(uploads: AsyncIterable<Upload>): Promise<{ fileName: string; content: Uint8Array }> {
  for await (const { fileName, stream } of uploads) {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES)
        throw new AppError(
          'invalid-input',
          'O arquivo passa de 2 MB: é maior do que qualquer tabela que se compara aqui. Exporte do TabNet só o seu estado, ou menos meses de cada vez.',
        );
      chunks.push(chunk);
    }
    return { fileName, content: Buffer.concat(chunks) };
  }
  throw new AppError('invalid-input', 'Nenhum arquivo foi enviado. Escolha o CSV exportado do TabNet.');
}

/** Counts as they are, money with its cents. */
function plain(value: Rational): string {
  return value.toDecimal(value.denominator === 1n ? 0 : 2);
}

function worstFirst(cells: readonly ReconciledCell[]): ReconciledCell[] {
  return cells.toSorted((a, b) => b.difference.abs().compare(a.difference.abs()));
}

/** Places by their own names, as they were; establishments as the table prints them. */
async function namesOf(
  context: Context,
  { report, byEstablishment }: ExportReconciliation,
): Promise<(cell: ReconciledCell) => Place> {
  const territory = await getTerritory(context);
  const printed = new Map(report.rows.map(({ code, name }) => [code, name]));
  return ({ place, period }) => {
    const name = printed.get(place) || place;
    if (byEstablishment) return { code: place, name, level: 'establishment' };
    const unit = territory.find(place, `${monthsIn(period).at(-1)}-28`);
    return { code: unit?.code ?? place, name: unit?.name ?? name, level: unit?.level ?? 'municipality' };
  };
}

type Place = ReconciliationAnswer['cells'][number]['place'];

function cellAnswer(cell: ReconciledCell, place: Place): ReconciliationAnswer['cells'][number] {
  const { explained } = cell;
  return {
    place,
    period: cell.period,
    printed: plain(cell.value),
    ours: plain(cell.ours),
    difference: plain(cell.difference),
    nearest: plain(cell.nearest),
    left: plain(cell.left),
    tested: cell.tested.map(plain),
    explained: explained && { reach: explained.reach, by: [...explained.by], left: plain(explained.left) },
  };
}
