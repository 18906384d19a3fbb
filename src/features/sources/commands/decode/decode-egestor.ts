import { parse } from 'csv-parse/sync';
import { AppError } from '../../../../kernel/app-error.ts';
import { EGESTOR_SYSTEM, egestorFromName, isCoverageHeading, readCoverage } from '../../domain/egestor.ts';
import { isSeriesHeading, readCoverageSeries } from '../../domain/egestor-series.ts';
import { whyUnknownCoverage } from '../../domain/egestor-unknown.ts';
import { CsvFile, csvCell } from './csv-file.ts';
import { type Decoded, type DecodeRequest, RECORD_NUMBER } from './decoded.ts';
import { MAX_TEXT_BYTES, readTextFile } from './text-file.ts';

const OPTIONS = { bom: true, relax_column_count: true, relax_quotes: true };

/** A report of one month of many municipalities, or the months of one. */
export interface EgestorLines {
  readonly kind: 'report' | 'series';
  readonly lines: readonly (readonly string[])[];
}

/** Lines of a file of coverage, or null where the file is none. @throws AppError `refused` for one in no known layout */
export function readEgestorLines({
  path,
  bytes,
  fileName,
}: Pick<DecodeRequest, 'path' | 'bytes' | 'fileName'>): EgestorLines | null {
  if (bytes === 0 || bytes > MAX_TEXT_BYTES) return null;
  const text = readTextFile(path);
  const options = { ...OPTIONS, delimiter: text.slice(0, 4096).includes(';') ? ';' : ',' };
  const [heading = []]: string[][] = parse(text, { ...options, to: 1 });
  if (isCoverageHeading(heading)) return { kind: 'report', lines: parse(text, options) };
  if (!isSeriesHeading(heading)) {
    const unknown = whyUnknownCoverage(fileName, heading);
    if (unknown === null) return null;
    throw new AppError('refused', unknown);
  }
  return { kind: 'series', lines: parse(text, { ...options, skip_empty_lines: true }) };
}

/** Writes a file of coverage in one spelling of months, states and numbers. @throws AppError `refused` */
export function decodeEgestor({ kind, lines }: EgestorLines, request: DecodeRequest): Decoded {
  return kind === 'report' ? decodeReport(lines, request) : decodeSeries(lines, request);
}

function writeRows(request: DecodeRequest, columns: readonly string[], rows: readonly (readonly string[])[]) {
  const csv = new CsvFile(request.rowsFile, [RECORD_NUMBER, ...columns]);
  rows.forEach((row, index) => {
    csv.line([String(index + 1), ...row.map(csvCell)].join(','));
  });
  csv.close();
}

function decodeSeries(lines: EgestorLines['lines'], request: DecodeRequest): Decoded {
  const series = readCoverageSeries(lines, request.municipality);
  writeRows(request, series.columns, series.rows);
  return {
    rowsFormat: 'csv',
    system: series.system,
    uf: series.uf,
    period: series.period,
    issuedOn: series.takenOn,
    issueBasis: 'footer',
    named: null,
    rows: series.rows.length,
    columns: lines[0]?.length ?? 0,
    stored: series.columns,
    hashed: [],
    dropped: series.droppedColumns,
    warnings: [],
  };
}

function decodeReport(lines: EgestorLines['lines'], request: DecodeRequest): Decoded {
  const report = readCoverage(lines, request.states);
  writeRows(request, report.columns, report.rows);
  return {
    rowsFormat: 'csv',
    system: EGESTOR_SYSTEM,
    uf: report.uf,
    period: report.period,
    issuedOn: report.generatedOn,
    issueBasis: report.generatedOn === null ? 'upload' : 'footer',
    named: egestorFromName(request.fileName),
    rows: report.rows.length,
    columns: report.sourceColumns,
    stored: report.columns,
    hashed: [],
    dropped: report.droppedColumns,
    warnings: [],
  };
}
