import {
  columnTypes,
  GROUP_ROWS,
  openTable,
  storedColumns,
  systemOfColumns,
  tellingColumns,
  writeDbf,
} from '../../../../datasus/index.ts';
import { AppError } from '../../../../kernel/app-error.ts';
import { codeLengths } from '../../domain/code-lengths.ts';
import {
  columnNames,
  delimiterOf,
  type ExtractColumn,
  type ExtractForm,
  type ExtractHeading,
  partialNotice,
  readExtractRow,
  readHeading,
  toldSeparator,
} from '../../domain/extract.ts';
import { type CsvSource, csvLines, encodingOf, firstLine } from './csv-lines.ts';
import type { Decoded, DecodeProgress, DecodeRequest } from './decoded.ts';
import { storeTable } from './stored-table.ts';

const COUNT_AT = 4;
const ROWS_AT_ONCE = 2000;

/** An extract whose heading was understood. */
export interface OpenExtract {
  readonly source: CsvSource;
  readonly delimiter: string;
  readonly form: ExtractForm;
  readonly heading: ExtractHeading;
  /** The line of the heading: 2 after a line that tells spreadsheets the separator. */
  readonly headingLine: number;
}

/**
 * Looks whether a text file is a CSV with the columns of a system of the ministry. Null where it is not and nobody says
 * that it is (`form`). @throws AppError `refused`
 */
export async function openExtract(
  path: string,
  bytes: number,
  form: ExtractForm | null,
): Promise<OpenExtract | null> {
  if (bytes === 0) return null;
  const source = { path, bytes, encoding: await encodingOf(path, bytes) };
  const first = await firstLine(source);
  const separator = toldSeparator(first);
  const headingLine = separator === null ? 1 : 2;
  const delimiter = form?.delimiter ?? separator ?? delimiterOf(first);
  const heading = await headingOf(source, delimiter, headingLine);
  const system = form?.system ?? systemOfColumns(columnNames(heading));
  if (system === null) {
    if (form === null) return null;
    throw new AppError(
      'refused',
      'As colunas deste CSV não são as de nenhum sistema do DATASUS conhecido aqui. Confira o separador (--delimiter) e o sistema (--system).',
    );
  }
  return {
    source,
    delimiter,
    form: form ?? {},
    heading: readHeading(heading, system, required(system, heading), declared(system, columnNames(heading))),
    headingLine,
  };
}

async function headingOf(source: CsvSource, delimiter: string, at: number): Promise<string[]> {
  let line = 0;
  for await (const cells of csvLines(source, delimiter)) if (++line === at) return cells;
  return [];
}

/** Of the sets of columns by which the system is recognised, the one that lacks the fewest. */
function required(system: string, heading: readonly string[]): readonly string[] {
  const present = new Set(columnNames(heading));
  const lacking = (columns: readonly string[]) => columns.filter((name) => !present.has(name)).length;
  return tellingColumns(system).toSorted((a, b) => lacking(a) - lacking(b))[0] ?? [];
}

function declared(system: string, names: readonly string[]) {
  const stored = storedColumns(system) ?? [];
  const kept = new Set(stored.filter(({ keep }) => keep === 'as-is').map(({ name }) => name));
  return (name: string): Omit<ExtractColumn, 'name'> => {
    const [type] = columnTypes(system, [{ name, width: 0 }]);
    const told = { lengths: codeLengths(system, name, names), isKept: kept.has(name) };
    if (type?.kind === 'decimal') return { reading: { kind: 'decimal', scale: type.scale }, ...told };
    return { reading: { kind: type?.kind === 'integer' ? 'integer' : 'text' }, ...told };
  };
}

/**
 * Reads an extract twice: once to check every cell and measure the columns, once to make of it the table that it was taken
 * from, which is then stored as any other. Nothing of it is written meanwhile. @throws AppError `refused`, DatasusError
 */
export async function decodeExtract(
  extract: OpenExtract,
  request: DecodeRequest,
  onProgress: (progress: DecodeProgress) => void,
): Promise<Decoded> {
  const { widths, rows } = await survey(extract, (read) => onProgress({ bytes: 0, rows: read }));
  const table = await openTable(tablePieces(extract, widths, rows), {
    fileName: tableName(request.fileName, extract.form),
    batchRows: GROUP_ROWS,
    transient: true,
    onProgress: ({ rows: done }) =>
      onProgress({ bytes: Math.floor((request.bytes * done) / Math.max(rows, 1)), rows: done }),
  });
  const decoded = await storeTable(table, request);
  const stored = storedColumns(decoded.system ?? '') ?? [];
  const notice = partialNotice(
    extract.heading,
    stored.map(({ name }) => name),
  );
  const warnings = [
    ...decoded.warnings,
    ...(notice === null ? [] : [{ code: 'partial-extract', message: notice, count: 1 }]),
  ];
  return asTold({ ...decoded, warnings, dropped: [...decoded.dropped, ...extract.heading.unread] }, extract);
}

interface Survey {
  readonly widths: readonly number[];
  readonly rows: number;
}

async function survey(extract: OpenExtract, onRows: (rows: number) => void): Promise<Survey> {
  const widths = extract.heading.columns.map(() => 1);
  let rows = 0;
  for await (const cells of rowsOf(extract)) {
    cells.forEach((text, at) => {
      widths[at] = Math.max(widths[at] as number, text.length);
    });
    if (++rows % ROWS_AT_ONCE === 0) onRows(rows);
  }
  return { widths, rows };
}

async function* rowsOf(extract: OpenExtract): AsyncGenerator<string[]> {
  const { source, delimiter, heading, headingLine, form } = extract;
  let line = 0;
  for await (const cells of csvLines(source, delimiter)) {
    if (++line > headingLine) yield readExtractRow(heading, form, cells, line);
  }
}

/** The bytes of the DBF that holds the same rows. */
async function* tablePieces(
  extract: OpenExtract,
  widths: readonly number[],
  count: number,
): AsyncGenerator<Uint8Array> {
  const fields = extract.heading.columns.map(({ name }, at) => ({ name, width: widths[at] as number }));
  const start = writeDbf({ fields, endMark: false }, []);
  new DataView(start.buffer).setUint32(COUNT_AT, count, true);
  yield start;
  let pending: string[][] = [];
  const records = () => writeDbf({ fields, endMark: false }, pending).subarray(start.length);
  for await (const row of rowsOf(extract)) {
    pending.push(row);
    if (pending.length < ROWS_AT_ONCE) continue;
    yield records();
    pending = [];
  }
  if (pending.length > 0) yield records();
}

/** The name under which the table is read: it decides between layouts of the same columns, as does the system told. */
function tableName(fileName: string, { system }: ExtractForm): string {
  const kind = /^SIM-DO(MAT|INF|FET|EXT)$/.exec(system ?? '')?.[1];
  return kind === undefined ? fileName.replace(/\.(csv|txt)(\.gz)?$/i, '.dbf') : `DO${kind}00.dbf`;
}

/** What was told, where the rows do not tell it. @throws AppError `refused` where they say otherwise */
function asTold(decoded: Decoded, { form }: OpenExtract): Decoded {
  const told = { system: form.system ?? null, uf: form.uf ?? null, period: form.period ?? null };
  const parts = [
    ['system', '--system'],
    ['uf', '--uf'],
    ['period', '--period'],
  ] as const;
  for (const [part, option] of parts) {
    if (told[part] !== null && decoded[part] !== null && told[part] !== decoded[part])
      throw new AppError(
        'refused',
        `A opção ${option} diz ${told[part]}, mas os registros são de ${decoded[part]}. Confira o arquivo e a opção.`,
      );
  }
  return { ...decoded, uf: decoded.uf ?? told.uf, period: decoded.period ?? told.period };
}
