import { AppError } from '../../../../kernel/app-error.ts';
import { decodeText } from '../../domain/plan-document/delimited.ts';
import { isBlank, type SourceRow } from '../../domain/plan-document/source-row.ts';
import { cleanRows, findTables } from '../../domain/plan-document/tables.ts';
import { unguarded } from '../../domain/printed-plan.ts';
import { openPackage, partText } from './open-package.ts';
import { textRows } from './text-rows.ts';
import { wordRows } from './word-rows.ts';
import { workbookRows } from './workbook-rows.ts';

/** No plan is longer: document 000 has 120 kB and 640 lines. */
export const MAX_DOCUMENT_BYTES = 20 * 1_048_576;
const MAX_ROWS = 50_000;

const startsWith = (content: Uint8Array, ...bytes: number[]): boolean =>
  bytes.every((byte, at) => content[at] === byte);

function refuse(message: string): never {
  throw new AppError('refused', message);
}

/**
 * The rows of a plan's document: text, CSV, XLSX or DOCX, told by its content and not by its name.
 * @throws AppError `refused` in one sentence for what is no such file, is hostile or holds no table of a plan; `too-large`.
 */
export async function readDocument(content: Uint8Array, name: string): Promise<SourceRow[]> {
  if (content.length > MAX_DOCUMENT_BYTES)
    throw new AppError('too-large', `${name} passa de 20 MB; um plano tem poucos MB: confira o arquivo.`);
  const rows = (await rowsOf(content, name)).map(withoutGuards);
  if (rows.length > MAX_ROWS) refuse(tooManyRows(name));
  const tables = findTables(cleanRows(rows));
  if (!tables.some((table) => table.kind !== 'indicators'))
    refuse(
      `${name} não traz nenhuma tabela de ações: falta a linha de títulos com AÇÕES ESTRATÉGICAS ou AÇÕES OPERACIONAIS e RESPONSÁVEL ou PRAZO.`,
    );
  return rows;
}

/** Exports write an apostrophe before what a spreadsheet would take for a formula. */
const withoutGuards = (row: SourceRow): SourceRow => ({ ...row, cells: row.cells.map(unguarded) });

const tooManyRows = (name: string): string =>
  `${name} tem mais de 50.000 linhas; um plano tem centenas: confira o arquivo.`;

/** No cell of Excel holds more than 32,767 characters, and no table of a plan more than a dozen of them. */
const MAX_LINE_BYTES = 1_048_576;

/** The first line, from 1, that is longer than any of a plan; 0 where none is. */
function longLine(content: Uint8Array): number {
  let [line, start] = [1, 0];
  for (let at = 0; at <= content.length; at++) {
    if (at < content.length && content[at] !== 10 && content[at] !== 13) continue;
    if (at - start > MAX_LINE_BYTES) return line;
    if (content[at] === 13 && content[at + 1] === 10) at++;
    [line, start] = [line + 1, at + 1];
  }
  return 0;
}

/** Whether a text has more lines than a plan may, told before any is cut. */
function isLong(content: Uint8Array): boolean {
  let lines = 0;
  for (let at = content.indexOf(10); at >= 0 && lines <= MAX_ROWS; at = content.indexOf(10, at + 1)) lines++;
  return lines > MAX_ROWS;
}

async function rowsOf(content: Uint8Array, name: string): Promise<SourceRow[]> {
  if (content.length === 0) refuse(`${name} está vazio.`);
  if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0))
    refuse(
      `${name} está no formato antigo do Office ou protegido por senha: salve como .xlsx ou .docx sem senha.`,
    );
  if (startsWith(content, 0x25, 0x50, 0x44, 0x46))
    refuse(
      `${name} é um PDF, de que as tabelas não se leem com certeza: exporte como .docx, .xlsx ou texto.`,
    );
  if (startsWith(content, 0x50, 0x4b)) return packageRows(content, name);
  if (!startsWith(content, 0xff, 0xfe) && content.includes(0))
    refuse(`${name} não é texto, CSV, XLSX nem DOCX.`);
  if (isLong(content)) refuse(tooManyRows(name));
  const long = longLine(content);
  if (long > 0)
    refuse(`A linha ${long} de ${name} passa de 1 MB; uma linha de plano tem poucos kB: confira o arquivo.`);
  return withoutFormulas(textRows(decodeText(content)), name);
}

async function packageRows(content: Uint8Array, name: string): Promise<SourceRow[]> {
  const parts = openPackage(content, name);
  const document = parts['word/document.xml'];
  if (document !== undefined) return wordRows(partText(document));
  if (parts['xl/workbook.xml'] !== undefined)
    return withoutFormulas(await workbookRows(parts, name, MAX_ROWS), name);
  return refuse(`${name} é um arquivo compactado, mas não é XLSX nem DOCX.`);
}

/** `=SOMA(A1:A9)`, not the `====` that rules a page. */
const FORMULA = /^\s*=\s*[^=\s]/;

function withoutFormulas(rows: SourceRow[], name: string): SourceRow[] {
  const formula = rows.find((row) => !isBlank(row) && row.cells.some((cell) => FORMULA.test(cell)));
  if (formula !== undefined)
    refuse(
      `A linha ${formula.line} de ${name} traz uma fórmula (começa com =), que não é calculada aqui: cole só os valores e envie de novo.`,
    );
  return rows;
}
