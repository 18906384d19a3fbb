import { parse } from 'csv-parse/sync';
import { EGESTOR_SYSTEM, egestorFromName, isCoverageHeading, readCoverage } from '../../domain/egestor.ts';
import { CsvFile, csvCell } from './csv-file.ts';
import { type Decoded, type DecodeRequest, RECORD_NUMBER } from './decoded.ts';
import { MAX_TEXT_BYTES, readTextFile } from './text-file.ts';

/** Lines of a coverage report, or null where the file is no such report. */
export function readReportLines(path: string, bytes: number): string[][] | null {
  if (bytes === 0 || bytes > MAX_TEXT_BYTES) return null;
  const text = readTextFile(path);
  if (!text.slice(0, 4096).includes(';')) return null;
  const options = { delimiter: ';', bom: true, relax_column_count: true, relax_quotes: true };
  const [heading = []]: string[][] = parse(text, { ...options, to: 1 });
  return isCoverageHeading(heading) ? parse(text, options) : null;
}

/** Writes a coverage report in one spelling of months, states and numbers. @throws AppError `refused` */
export function decodeReport(lines: readonly (readonly string[])[], request: DecodeRequest): Decoded {
  const report = readCoverage(lines, request.states);
  const csv = new CsvFile(request.rowsFile, [RECORD_NUMBER, ...report.columns]);
  report.rows.forEach((row, index) => {
    csv.line([String(index + 1), ...row.map(csvCell)].join(','));
  });
  csv.close();
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
