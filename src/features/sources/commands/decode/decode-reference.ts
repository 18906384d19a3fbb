import { parse } from 'csv-parse/sync';
import { AppError } from '../../../../kernel/app-error.ts';
import {
  CID10_COLUMNS,
  CID10_PERIOD,
  CID10_SYSTEM,
  CID10_TABLES,
  type Cid10Tables,
  cid10Table,
  readCid10,
} from '../../domain/cid10.ts';
import { isSigtap, readProcedures, SIGTAP_SYSTEM, sigtapFromName } from '../../domain/sigtap.ts';
import { CsvFile, csvCell } from './csv-file.ts';
import { type Decoded, type DecodeRequest, RECORD_NUMBER } from './decoded.ts';
import type { ZipEntry } from './zip.ts';

/**
 * Writes a set of reference tables that came in one zip, the procedures of a month (SIGTAP) or the CID-10, as the rows of one
 * version; null where the zip holds neither. @throws AppError `refused`
 */
export function decodeReference(entries: readonly ZipEntry[], request: DecodeRequest): Decoded | null {
  const names = entries.map(({ name }) => name);
  if (isSigtap(names)) return decodeSigtap(entries, request);
  return names.some((name) => cid10Table(name) !== null) ? decodeCid10(entries, request) : null;
}

function decodeSigtap(entries: readonly ZipEntry[], request: DecodeRequest): Decoded {
  const tables = new Map(
    entries
      .filter(({ name }) => /\.txt$/i.test(name))
      .map((entry) => [entry.name.toLowerCase().replace(/\.txt$/, ''), entry.read().toString('latin1')]),
  );
  const { period, columns, rows, dropped, sourceColumns } = readProcedures(tables);
  writeRows(request.rowsFile, columns, rows);
  const named = sigtapFromName(request.fileName);
  return {
    ...common(columns, rows),
    system: SIGTAP_SYSTEM,
    period,
    named,
    columns: sourceColumns,
    dropped,
  };
}

function decodeCid10(entries: readonly ZipEntry[], request: DecodeRequest): Decoded {
  const found = new Map(entries.map((entry) => [cid10Table(entry.name), entry]));
  const absent = CID10_TABLES.filter((table) => !found.has(table));
  if (absent.length > 0)
    throw new AppError(
      'refused',
      `Faltam no .zip da CID-10 as tabelas ${absent.map((table) => `CID-10-${table}.CSV`).join(', ')}. Envie o CID10CSV.zip do DATASUS como foi baixado.`,
    );
  const tables = Object.fromEntries(
    CID10_TABLES.map((table) => [table, linesOf(table, found.get(table)?.read() ?? Buffer.alloc(0))]),
  ) as unknown as Cid10Tables;
  const rows = readCid10(tables);
  writeRows(request.rowsFile, CID10_COLUMNS, rows);
  return {
    ...common(CID10_COLUMNS, rows),
    system: CID10_SYSTEM,
    period: CID10_PERIOD,
    named: null,
    columns: CID10_COLUMNS.length,
    dropped: ['CLASSIF', 'RESTRSEXO', 'CAUSAOBITO', 'REFER', 'EXCLUIDOS'],
  };
}

/** The tables of DATASUS are in Latin-1, separated by semicolons, with quotes inside the texts. */
function linesOf(table: string, content: Buffer): string[][] {
  try {
    return parse(content.toString('latin1'), {
      delimiter: ';',
      quote: false,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (cause) {
    throw new AppError('refused', `CID-10-${table}.CSV não pode ser lido. Baixe o arquivo de novo.`, {
      cause,
    });
  }
}

function writeRows(path: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const csv = new CsvFile(path, [RECORD_NUMBER, ...columns]);
  rows.forEach((row, index) => {
    csv.line([String(index + 1), ...row.map(csvCell)].join(','));
  });
  csv.close();
}

function common(columns: readonly string[], rows: readonly unknown[]) {
  return {
    rowsFormat: 'csv',
    uf: 'BR',
    issuedOn: null,
    issueBasis: 'upload',
    rows: rows.length,
    stored: columns,
    hashed: [],
    warnings: [],
  } as const;
}
