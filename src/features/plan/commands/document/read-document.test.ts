import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { OTHER_PLAN } from '../../../../../test/other-plan.ts';
import { describeWithData } from '../../../../../test/shared-data.ts';
import { readDeadline } from '../../domain/deadline-text/read-deadline.ts';
import { cutRows } from '../../domain/plan-document/delimited.ts';
import { readPlan } from '../../domain/plan-document/read-plan.ts';
import { readDocument } from './read-document.ts';

const cellsOf = (text: string): string[][] => text.split('\n').map((line) => line.split('\t'));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const csv = (text: string, delimiter: string, end = '\n'): string =>
  cellsOf(text)
    .map((cells) =>
      cells.map((cell) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter),
    )
    .join(end);

/** Windows-1252 of a text without the characters that it places between 80 and 9F. */
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/[\u2010-\u201f]/g, '-'), (letter) => letter.charCodeAt(0));

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));

const xlsx = (rows: unknown[][]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'Plano', rows: rows as string[][] }] });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A Word document: lines of one cell as paragraphs, others as rows of tables. */
function docx(text: string): Uint8Array {
  const cell = (words: string) =>
    `<w:tc><w:tcPr/><w:p w:rsidR="0"><w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p></w:tc>`;
  const body = cellsOf(text).map((cells) =>
    cells.length === 1
      ? `<w:p><w:r><w:t>${escaped(cells[0] ?? '')}</w:t></w:r></w:p>`
      : `<w:tbl><w:tr>${cells.map(cell).join('')}</w:tr></w:tbl>`,
  );
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document><w:body>${body.join('')}</w:body></w:document>`,
    ),
  });
}

/** Everything that a reading gives but the lines, which Word has not. */
const content = async (file: Uint8Array): Promise<unknown> =>
  JSON.parse(
    JSON.stringify(readPlan(await readDocument(file, 'plano')), (name, value) => {
      if (name === 'line' || name === 'lines') return undefined;
      return value instanceof Map ? [...value] : value;
    }),
  );

const lines = async (file: Uint8Array) =>
  readPlan(await readDocument(file, 'plano')).operationalActions.map((each) => each.lines);

const forms: [string, (text: string) => Uint8Array | Promise<Uint8Array>][] = [
  ['CRLF', (text) => bytes(text.replaceAll('\n', '\r\n'))],
  ['a byte-order mark', (text) => bytes(`\uFEFF${text}`)],
  ['Windows-1252', windows1252],
  ['UTF-16, as Excel saves Unicode text', utf16],
  ['CSV with semicolons', (text) => bytes(csv(text, ';'))],
  ['CSV with semicolons, Windows-1252 and CRLF', (text) => windows1252(csv(text, ';', '\r\n'))],
  ['CSV with commas', (text) => bytes(csv(text, ','))],
  ['semicolons in the place of tabs, without quotes', (text) => bytes(text.replaceAll('\t', ';'))],
  ['XLSX', (text) => xlsx(cellsOf(text))],
  ['DOCX', docx],
];

describe.each(forms)('a plan in %s', (form, write) => {
  it('is the plan of the text', async () => {
    const text = OTHER_PLAN.replaceAll('–', '-');
    expect(await content(await write(text))).toEqual(await content(bytes(text)));
    const expected = form === 'DOCX' ? [[null], [null], [null]] : await lines(bytes(text));
    expect(await lines(await write(text))).toEqual(expected);
  });
});

describeWithData('document 000', ['seeds/000_0935b89b306796de.txt'], ([path = '']) => {
  it.each(forms)('is the same plan in %s', { timeout: 30_000 }, async (_form, write) => {
    const text = readFileSync(path, 'utf8')
      .replace(/[\u2010-\u201f]/g, '-')
      .replace(/[^\t\n -ÿ]/g, '')
      .trimEnd();
    expect(await content(await write(text))).toEqual(await content(bytes(text)));
  });
});

it('reads numbers and dates of a sheet as a person reads them, each at its row', async () => {
  const rows = [
    ['PLANO 2024-2027'],
    [],
    ['5.3. PAINEL'],
    ['INDICADORES', 2024, 2025],
    ['901 - Cobertura', 88.92, 90],
    ['OBJETIVO 1', 'Vigiar'],
    ['AÇÕES ESTRATÉGICAS', 'AÇÕES OPERACIONAIS', 'RESPONSÁVEL', 'PRAZO'],
    ['1) Integrar', '1 - Mapear', 'COVEP', new Date(Date.UTC(2024, 3, 30))],
  ];
  const plan = readPlan(await readDocument(await xlsx(rows), 'plano.xlsx'));
  expect([...(plan.indicators[0]?.years ?? [])].map(([year, cell]) => [year, cell.raw])).toEqual([
    ['2024', '88,92'],
    ['2025', '90'],
  ]);
  expect(plan.operationalActions.map(({ id, deadline, lines: at }) => [id, deadline, at])).toEqual([
    ['1.1.1', '30/04/2024', [8]],
  ]);
});

it('reads a cell of a sheet as it is shown: month and year, percentages, thousands', async () => {
  const rows = [
    ['5.3. PAINEL'],
    ['INDICADORES', 2024, 2025],
    ['901 - Cobertura', 0.8892, 2871],
    ['OBJETIVO 1', 'Vigiar'],
    ['AÇÕES ESTRATÉGICAS', 'AÇÕES OPERACIONAIS', 'RESPONSÁVEL', 'PRAZO'],
    ...Array.from({ length: 5 }, (_, at) => [
      '1) Integrar',
      `${at + 1} - Mapear`,
      'COVEP',
      new Date(Date.UTC(2024, 3, 1)),
    ]),
  ];
  const formats = ['mmm/yy', 'mmmm\\ "de" yyyy', 'd/m/yy', '[$-416]mmm\\-yy;@', 'm/d/yyyy h:mm'];
  const cells = new Map([
    ['2,1', { style: { numFmt: '0.00%' } }],
    ['2,2', { style: { numFmt: '#,##0' } }],
    ...formats.map((numFmt, at) => [`${at + 5},3`, { style: { numFmt } }] as const),
  ]);
  const file = await writeXlsx({ sheets: [{ name: 'Plano', rows: rows as string[][], cells }] });
  const plan = readPlan(await readDocument(file, 'plano.xlsx'));
  expect([...(plan.indicators[0]?.years.values() ?? [])].map((cell) => cell.raw)).toEqual([
    '88,92%',
    '2.871',
  ]);
  expect(plan.operationalActions.map((each) => each.deadline)).toEqual([
    'abr/24',
    'abril de 2024',
    '01/04/2024',
    'abr-24',
    '01/04/2024',
  ]);
  expect(plan.operationalActions.map((each) => readDeadline(each.deadline).due)).toEqual([
    '2024-04-30',
    '2024-04-30',
    '2024-04-01',
    '2024-04-30',
    '2024-04-01',
  ]);
});

it('reads what Word moved once, at its new place, and its hyphens that do not break', async () => {
  const cell = (runs: string) => `<w:tc><w:p>${runs}</w:p></w:tc>`;
  const run = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`;
  const table = [
    ['OBJETIVO 1', 'Vigiar'].map(run),
    ['AÇÕES ESTRATÉGICAS', 'AÇÕES OPERACIONAIS', 'RESPONSÁVEL', 'PRAZO'].map(run),
    [
      run('1) Integrar'),
      `${run('1 - Mapear a ')}<w:moveFrom w:id="1">${run('rede')}</w:moveFrom><w:moveTo w:id="2">${run('rede')}</w:moveTo>`,
      '<w:r><w:t>SES</w:t><w:noBreakHyphen/><w:t>MT</w:t></w:r>',
      run('2025'),
    ],
  ].map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`);
  const shifted = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${['2 - Medir', 'COVEP', '2026'].map(run).map(cell).join('')}</w:tr>`;
  const file = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<w:document><w:body><w:tbl>${table.join('')}${shifted}</w:tbl></w:body></w:document>`,
    ),
  });
  const { operationalActions } = readPlan(await readDocument(file, 'plano.docx'));
  expect(operationalActions.map(({ title, owner, deadline }) => [title, owner, deadline])).toEqual([
    ['Mapear a rede', 'SES-MT', '2025'],
    ['Medir', 'COVEP', '2026'],
  ]);
});

it('keeps quotes, delimiters and line breaks inside a quoted cell, and counts the lines', () => {
  expect(cutRows('a;"b;""c""\nd";e\r\n"solta;f\ng', ';')).toEqual([
    { line: 1, cells: ['a', 'b;"c"\nd', 'e'] },
    { line: 3, cells: ['"solta', 'f'] },
    { line: 4, cells: ['g'] },
  ]);
});

describe('a hostile or wrong file is refused in one sentence', () => {
  const heading = 'AÇÕES ESTRATÉGICAS\tAÇÕES OPERACIONAIS\tRESPONSÁVEL\tPRAZO\n';
  const zipped = (parts: Record<string, Uint8Array>) =>
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), ...parts }, { level: 9 });
  const book = { 'xl/workbook.xml': strToU8('<workbook/>') };
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['empty', () => new Uint8Array(), /está vazio/],
    [
      'a bomb',
      () => zipped({ 'word/document.xml': new Uint8Array(60 * 1_048_576) }),
      /se expande muito além/,
    ],
    [
      'many parts',
      () => zipped(Object.fromEntries(Array.from({ length: 2100 }, (_, at) => [`${at}.xml`, strToU8('x')]))),
      /se expande/,
    ],
    ['macros', () => zipped({ ...book, 'xl/vbaProject.bin': strToU8('x') }), /traz macros/],
    [
      'a macro type',
      () =>
        zipSync({
          ...book,
          '[Content_Types].xml': strToU8(
            '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
          ),
        }),
      /traz macros/,
    ],
    [
      'a formula of a sheet',
      () => xlsx([heading.trim().split('\t'), ['1) A', '=SUM(A1:A9)', 'x', 'y']]),
      /linha 2 .*fórmula/,
    ],
    ['a formula of a text', () => bytes(`${heading}1) A\t=cmd|'/c calc'!A1\tx\ty`), /linha 2 .*fórmula/],
    [
      'a million rows',
      () => bytes(heading + '1) A\t1 - B\tx\ty\n'.repeat(1_000_000)),
      /mais de 50\.000 linhas/,
    ],
    [
      'a million rows of a sheet',
      () =>
        xlsx([
          heading.trim().split('\t'),
          ...Array.from({ length: 60_000 }, () => ['1) A', '1 - B', 'x', 'y']),
        ]),
      /mais de 50\.000 linhas/,
    ],
    ['20 MB of commas in a line', () => bytes(heading + ','.repeat(19_000_000)), /linha 2 .*passa de 1 MB/],
    [
      'a hundred thousand cells in a row',
      () => bytes(`${heading.replaceAll('\t', ',')}${','.repeat(100_000)}`),
      /nenhuma tabela de ações/,
    ],
    ['too large', () => new Uint8Array(21 * 1_048_576), /passa de 20 MB/],
    ['an old or locked workbook', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /formato antigo/],
    ['a PDF', () => bytes('%PDF-1.7'), /é um PDF/],
    ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), /não é texto, CSV, XLSX nem DOCX/],
    ['another package', () => zipped({ 'content.xml': strToU8('<x/>') }), /não é XLSX nem DOCX/],
    ['a cut package', () => docx(OTHER_PLAN).slice(0, 400), /incompleto ou corrompido/],
    ['a broken workbook', () => zipped(book), /não se lê como planilha/],
    ['a text without tables', () => bytes('Prezados, segue o plano.'), /nenhuma tabela de ações/],
  ])('%s', { timeout: 30_000 }, async (_name, file, message) => {
    const content = await file();
    const refusal = await readDocument(content, 'plano.x').then(
      () => 'was read',
      (error: Error) => error.message,
    );
    expect(refusal).toMatch(message);
    expect(refusal.replace(/\.(?:xlsx|docx|000|x)/g, '').match(/\.(?:\s|$)/g)).toHaveLength(1);
  });
});
