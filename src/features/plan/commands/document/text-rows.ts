import { cutRows } from '../../domain/plan-document/delimited.ts';
import type { SourceRow } from '../../domain/plan-document/source-row.ts';
import { cleanRows, findTables } from '../../domain/plan-document/tables.ts';
import { joinUnquoted } from '../../domain/plan-document/unquoted.ts';

const DELIMITERS = ['\t', ';', ','];

/** The rows of a text or CSV file, cut by the delimiter that shows most tables of a plan. */
export function textRows(text: string): SourceRow[] {
  const readings = DELIMITERS.map((delimiter) => {
    const cut = cutRows(text, delimiter);
    const rows = delimiter === ';' ? joinUnquoted(cut, text.includes('"')) : cut;
    return { rows, tables: findTables(cleanRows(rows)).length };
  });
  const best = readings.reduce((most, each) => (each.tables > most.tables ? each : most));
  return [...best.rows];
}
