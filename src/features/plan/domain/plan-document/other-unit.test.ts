import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { officeOf } from '../office.ts';
import { cutRows, decodeText } from './delimited.ts';
import type { KnownUnit } from './owners.ts';
import { readPlan } from './read-plan.ts';
import { transcribe } from './transcript.ts';
import { joinUnquoted } from './unquoted.ts';

const folder = join(import.meta.dirname, '../../../../../test/golden/plan/vigilancia-2028-2031');
const text = readFileSync(join(folder, 'input.txt'), 'utf8');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

const unit = (id: string, parent: string | null): KnownUnit => ({
  id,
  acronym: id,
  name: id,
  kind: 'coordination',
  parent,
  aliases: [],
});
const units = [unit('SUVIG', null), unit('LACEN', 'SUVIG'), unit('COVEP', 'SUVIG')];

/** What a document says, read from its bytes. */
const read = (content: Uint8Array, delimiter: string) => {
  const rows = cutRows(decodeText(content), delimiter).map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => cell.trim()),
  }));
  const knowledge = { units, office: officeOf('SUVIG', units), planEnd: '2031-12-31' };
  return JSON.parse(JSON.stringify(transcribe(readPlan(joinUnquoted(rows, text.includes('"'))), knowledge)));
};
const windows1252 = (written: string) => Uint8Array.from(written, (letter) => letter.charCodeAt(0));
const quoted = (cell: string) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = text
  .split('\n')
  .map((line) => line.split('\t').map(quoted).join(';'))
  .join('\r\n');

describe('the plan of another unit, of other years', () => {
  it.each([
    ['text with tabs, UTF-8', new TextEncoder().encode(text), '\t'],
    [
      'text with tabs, UTF-8 with mark, CRLF',
      new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}`),
      '\t',
    ],
    ['text with tabs, Windows-1252', windows1252(text), '\t'],
    ['CSV with semicolons and quotes, Windows-1252, CRLF', windows1252(csv), ';'],
  ])('is what its golden folder says: %s', (_, content, delimiter) => {
    expect(read(content, delimiter)).toEqual(expected);
  });
});
