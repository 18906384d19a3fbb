import { readFileSync } from 'node:fs';
import { AppError } from '../../kernel/app-error.ts';
import { formatDayInWords } from '../../kernel/format.ts';
import type { Context } from '../../platform/context.ts';
import type { Upload } from '../../platform/http/route.ts';
import { newId, sha256 } from '../../platform/ids.ts';
import { writeWord } from '../../platform/word.ts';
import { getTerritory } from '../territory/index.ts';
import { type Letterhead, type Paper, paperNumber } from './domain/paper.ts';
import { nameOfProof } from './domain/proof-name.ts';
import { getPaper, type IssuedPaper, insertPaper } from './store.ts';
import { paperParts } from './word.ts';

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

/** What a copy shows besides the kept content, such as what identifies who signs. */
type Change = (content: Paper) => Paper;

const asKept: Change = (content) => content;

/** An issued paper as a file, with its number and day; the same bytes whenever it is made. */
export async function renderIssuedPaper(
  context: Context,
  id: string,
  change: Change = asKept,
): Promise<RenderedPaper> {
  const issued = await getPaper(context, id);
  return render(context, change(issued.content), {
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

/** The same papers as a Word document, to be worked on: an issued one names its number, but only its PDF is the paper. */
export async function renderWord(
  context: Context,
  paper: Paper | { readonly issued: string; readonly change?: Change },
): Promise<Uint8Array> {
  const kept = 'issued' in paper ? await getPaper(context, paper.issued) : null;
  const content = 'issued' in paper ? (paper.change ?? asKept)((kept as IssuedPaper).content) : paper;
  const issued = kept && { number: paperNumber(kept), day: formatDayInWords(kept.issuedOn) };
  const { title, day } = content;
  return writeWord({ title, day, parts: paperParts(content, await letterheadOf(context), issued) });
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

const MEBIBYTE = 1_048_576;
const MOST_PROOF_BYTES = 20 * MEBIBYTE;
const SIGNATURE_BYTES = 8;

/** What may prove something, by how its bytes begin. */
const SIGNATURES: readonly { readonly begins: readonly number[]; readonly mediaType: string }[] = [
  { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], mediaType: 'application/pdf' },
  { begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], mediaType: 'image/png' },
  { begins: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg' },
];

/** A file that proves something, kept by the hash of its bytes. */
interface KeptProof {
  readonly sha256: string;
  readonly bytes: number;
  readonly fileName: string;
  readonly mediaType: string;
}

/**
 * Keeps the first file that arrives. Only PDF, PNG and JPEG, by content and not by name.
 * @throws AppError `invalid-input`, `too-large`; nothing is kept then.
 */
export async function keepProof(context: Context, uploads: AsyncIterable<Upload>): Promise<KeptProof> {
  for await (const { fileName, stream } of uploads) {
    const bytes = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    const head = await readHead(bytes);
    const mediaType = mediaTypeOf(head);
    if (mediaType === null)
      throw new AppError(
        'invalid-input',
        `"${fileName}" não é PDF, PNG nem JPEG. Digitalize ou exporte a prova num desses formatos e envie de novo.`,
      );
    const stored = await context.files.save(whole(head, bytes), MOST_PROOF_BYTES);
    return { ...stored, fileName: nameOfProof(fileName), mediaType };
  }
  throw new AppError('invalid-input', 'Nenhum arquivo chegou. Escolha a prova e envie de novo.');
}

async function readHead(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array();
  while (head.length < SIGNATURE_BYTES) {
    const next = await bytes.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

function mediaTypeOf(head: Uint8Array): string | null {
  return (
    SIGNATURES.find(({ begins }) => begins.every((byte, index) => head[index] === byte))?.mediaType ?? null
  );
}

async function* whole(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
