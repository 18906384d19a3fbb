import { AppError } from '../../../kernel/app-error.ts';
import type { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import type { Upload } from '../../../platform/http/route.ts';
import { getTerritory, type Territory } from '../../territory/index.ts';
import { reconcileExport } from '../commands/reconcile-export.ts';
import type { ReconciliationAnswer } from '../contract.ts';
import type { ReconciledCell } from '../domain/reconcile.ts';

const MOST_BYTES = 16 * 1_048_576;
const MOST_CELLS = 2000;

/** Reads the one file of the request and compares it. Nothing of it is kept. */
export async function answerReconciliation(
  context: Context,
  uploads: AsyncIterable<Upload>,
): Promise<ReconciliationAnswer> {
  const upload = await firstOf(uploads);
  const { report, found, ...rest } = await reconcileExport(context, upload.content);
  const territory = await getTerritory(context);
  const today = context.clock.today();
  const words = (reading: typeof found.nearest) => [
    reading.time.name,
    reading.place.name,
    reading.rows.name,
    ...(reading.files === 'former' ? ['versões anteriores dos arquivos'] : []),
  ];
  return {
    fileName: upload.fileName,
    title: [...report.title],
    content: report.content,
    system: rest.system,
    says: rest.says,
    usual: words(rest.usual),
    nearest: words(found.nearest),
    printed: plain(found.printed),
    ours: plain(found.ours),
    steps: found.steps.map((step) => ({ ...step, adds: plain(step.adds) })),
    left: plain(found.left),
    compared: found.cells.length,
    equal: found.equal,
    equalNearest: found.equalNearest,
    skipped: [...rest.skipped],
    wrongTotals: [...rest.wrongTotals],
    cells: worstFirst(found.cells)
      .slice(0, MOST_CELLS)
      .map((cell) => cellAnswer(cell, territory, today)),
    files: rest.versions.map(({ id, fileName, sha256, period }) => ({
      id,
      fileName,
      sha256,
      competencia: period,
    })),
  };
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
          'O arquivo passa de 16 MB: não é uma tabela do TabNet. Exporte menos linhas ou menos colunas.',
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

function cellAnswer(
  cell: ReconciledCell,
  territory: Territory,
  today: string,
): ReconciliationAnswer['cells'][number] {
  const unit = territory.find(cell.place, today);
  return {
    place: { code: cell.place, name: unit?.name ?? cell.place, level: unit?.level ?? 'municipality' },
    period: cell.period,
    printed: plain(cell.value),
    ours: plain(cell.ours),
    difference: plain(cell.difference),
    nearest: plain(cell.nearest),
    left: plain(cell.left),
  };
}
