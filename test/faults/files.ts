import { strToU8, zipSync } from 'fflate';
import { writeDbf } from '../../src/datasus/index.ts';
import { writeDbc } from '../../src/datasus/writer.ts';
import { ADMISSIONS, RECORDS } from '../admissions.ts';
import type { SentFile } from './installation.ts';

const DAY_MS = 86_400_000;
const dayOf = (issue: number) =>
  new Date(Date.parse('2024-03-01') + issue * DAY_MS).toISOString().slice(0, 10);

/** With what the indicators of admissions ask for, so that a month has something to count. */
const FIELDS = [...ADMISSIONS, { name: 'MUNIC_MOV', width: 6 }];
const ADMITTED = RECORDS.map((cells) => [...cells, '120040']);
export const DBC: SentFile = {
  name: 'RDAC2401.dbc',
  bytes: (issue) => writeDbc({ fields: FIELDS, updatedOn: dayOf(issue) }, ADMITTED),
};
/** A part of the month: it replaces itself, and nothing else. */
export const PART: SentFile = { ...DBC, name: 'RDAC2401b.dbc' };
export const CSV: SentFile = {
  name: 'RDAC2402.csv',
  bytes: (issue) => {
    const valued = ADMITTED.map((cells) => cells.with(2, '02').with(9, `${issue}.10`));
    return strToU8([FIELDS.map(({ name }) => name), ...valued].map((cells) => cells.join(';')).join('\n'));
  },
};
const RESIDENT_FIELDS = [
  { name: 'COD_MUN', width: 7 },
  { name: 'ANO', width: 4 },
  { name: 'SEXO', width: 1 },
  { name: 'IDADE', width: 3 },
  { name: 'POP', type: 'N', width: 7 },
];
export const RESIDENTS = ['1', '2'].flatMap((sex) =>
  Array.from({ length: 81 }, (_, age) => ['5103403', '2019', sex, String(age).padStart(3, '0'), '2']),
);
export const ZIP: SentFile = {
  name: 'POPSMT19.zip',
  bytes: (issue) =>
    zipSync({ 'POPMT19.dbf': writeDbf({ fields: RESIDENT_FIELDS, updatedOn: dayOf(issue) }, RESIDENTS) }),
};
