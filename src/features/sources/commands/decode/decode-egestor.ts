import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { AppError } from '../../../../kernel/app-error.ts';
import { EGESTOR_SYSTEM, egestorFromName, isCoverageHeading, readCoverage } from '../../domain/egestor.ts';
import { CsvFile, csvCell } from './csv-file.ts';
import { type Decoded, type DecodeRequest, RECORD_NUMBER } from './decoded.ts';

const MAX_TEXT_BYTES = 64 * 1_048_576;
const GZIP = [0x1f, 0x8b];

/** Lines of a coverage report, or null where the file is no such report. */
export function readReportLines(path: string, bytes: number): string[][] | null {
  if (bytes === 0 || bytes > MAX_TEXT_BYTES) return null;
  const content = readFileSync(path);
  const zipped = GZIP.every((byte, at) => content[at] === byte);
  const text = decodeText(zipped ? unzip(content) : content);
  if (!text.slice(0, 4096).includes(';')) return null;
  const lines: string[][] = parse(text, {
    delimiter: ';',
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
  });
  return isCoverageHeading(lines[0] ?? []) ? lines : null;
}

function unzip(content: Uint8Array): Uint8Array {
  try {
    return gunzipSync(content, { maxOutputLength: MAX_TEXT_BYTES });
  } catch (cause) {
    throw new AppError(
      'refused',
      'O arquivo compactado (.gz) está incompleto ou corrompido. Baixe-o de novo e reenvie.',
      { cause },
    );
  }
}

/** UTF-8 where it is valid, else Windows-1252, the encoding of spreadsheets saved in Brazil. */
function decodeText(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** Writes a coverage report in one spelling of months, states and numbers. @throws AppError `refused` */
export function decodeReport(lines: readonly (readonly string[])[], request: DecodeRequest): Decoded {
  const report = readCoverage(lines, request.states);
  const csv = new CsvFile(request.csv, [RECORD_NUMBER, ...report.columns]);
  report.rows.forEach((row, index) => {
    csv.line([String(index + 1), ...row.map(csvCell)].join(','));
  });
  csv.close();
  return {
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
