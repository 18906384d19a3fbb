import { type Absence, columnTypes, matchEra, openTable, typedDictionary } from '../src/datasus/index.ts';

/** Rows without a value for a reason other than blank, by column. */
export type Lacking = Record<string, Partial<Record<Exclude<Absence, 'blank'>, number>>>;

/** Every typed column of a DATASUS table converted: its era, what lacks, and the texts that are no value. */
export async function convertAll(bytes: Uint8Array, fileName?: string) {
  const table = await openTable(bytes, { fileName });
  const { system } = await table.identify();
  const { fields } = table.header;
  const types = columnTypes(system, fields);
  const lacking: Lacking = {};
  const invalid = new Set<string>();
  for await (const batch of table) {
    fields.forEach(({ name }, at) => {
      const dictionary = batch.column(name).dictionary();
      const { absences, rows } = typedDictionary(dictionary, types[at]!);
      for (const why of ['none', 'overflow', 'invalid'] as const) {
        if (rows[why] === 0) continue;
        lacking[name] ??= {};
        lacking[name][why] = (lacking[name][why] ?? 0) + rows[why];
      }
      dictionary.values.forEach((text, code) => {
        if (absences[code] === 'invalid') invalid.add(text);
      });
    });
  }
  return { system, ...matchEra(system, fields), lacking, invalid: [...invalid].sort() };
}
