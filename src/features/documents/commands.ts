import { readFileSync } from 'node:fs';
import { AppError } from '../../kernel/app-error.ts';
import { formatDayInWords } from '../../kernel/format.ts';
import type { Context } from '../../platform/context.ts';
import { newId, sha256 } from '../../platform/ids.ts';
import { getTerritory } from '../territory/index.ts';
import { type Letterhead, type Paper, paperNumber } from './domain/paper.ts';
import { getPaper, type IssuedPaper, insertPaper } from './store.ts';

const TEMPLATE = readFileSync(new URL('./templates/paper.typ', import.meta.url), 'utf8');

/** A paper as a file. `sha256` is of its bytes: the same content gives the same. */
export interface RenderedPaper {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * Makes the PDF (PDF/A, tagged) of a paper under the letterhead of this installation.
 * @throws AppError `internal` when called inside a transaction: making a PDF takes time and must not hold one open.
 */
export function renderPaper(context: Context, paper: Paper): Promise<RenderedPaper> {
  return render(context, paper, null);
}

/** Numbers and keeps a paper, in the open transaction. The file itself is made when it is asked for. */
export function issuePaper(context: Context, series: string, content: Paper): Promise<IssuedPaper> {
  const id = newId(context.clock.now());
  return insertPaper(context, { id, series, content, issuedOn: context.clock.today() });
}

/** An issued paper as a file, with its number and day; the same bytes whenever it is made. */
export async function renderIssuedPaper(context: Context, id: string): Promise<RenderedPaper> {
  const issued = await getPaper(context, id);
  return render(context, issued.content, {
    number: paperNumber(issued),
    day: formatDayInWords(issued.issuedOn),
  });
}

async function render(
  context: Context,
  paper: Paper,
  issued: { number: string; day: string } | null,
): Promise<RenderedPaper> {
  if (context.insideTransaction)
    throw new AppError('internal', 'Um documento não se monta dentro de uma transação.');
  const letterhead = await letterheadOf(context);
  const bytes = await context.pdf.render(TEMPLATE, { ...paper, letterhead, issued });
  return { bytes, sha256: sha256(bytes) };
}

async function letterheadOf(context: Context): Promise<Letterhead> {
  const territory = await getTerritory(context);
  const state = territory.get(territory.home, context.clock.today());
  return {
    state: state.name,
    department: context.env.department,
    demonstration: context.env.mode === 'demonstration',
  };
}
