import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Sheet, sheetOf } from '../../../../../test/mangled-plan.ts';
import { OTHER_PLAN } from '../../../../../test/other-plan.ts';
import { describeWithData } from '../../../../../test/shared-data.ts';
import { readPlan } from './read-plan.ts';

const read = (sheet: Sheet) => readPlan(sheet.map((cells, at) => ({ line: at + 1, cells })));
const right = (row: readonly string[], by: number): string[] => [...Array<string>(by).fill(''), ...row];

/** What must hold of a plan whatever margin its spreadsheet or its page leaves. */
function behaves(document: () => string): void {
  const shiftedWhere = (isMoved: (row: readonly string[], at: number, sheet: Sheet) => boolean, by = 1) => {
    const sheet = sheetOf(document());
    const moved = sheet.map((row, at) => (isMoved(row, at, sheet) ? right(row, by) : [...row]));
    expect(moved).not.toEqual(sheet);
    return { moved: read(moved), whole: read(sheet) };
  };
  const isOf61 = (_row: readonly string[], at: number, sheet: Sheet) =>
    at >= sheet.findLastIndex((row) => /^6\.1\. DESDOBRAMENTO/.test(row[0] ?? ''));

  it.each([1, 3])('the whole spreadsheet begins %i columns to the right', (by) => {
    const { moved, whole } = shiftedWhere(() => true, by);
    expect(moved).toEqual(whole);
  });

  it('only section 6.1 begins one column to the right, its heading and objectives too', () => {
    const { moved, whole } = shiftedWhere(isOf61);
    expect(moved).toEqual(whole);
  });

  it('all tables begin one column to the right of the text around them', () => {
    const { moved, whole } = shiftedWhere((row) => row.length > 1);
    expect(moved).toEqual(whole);
  });

  it('only the lines of the objectives begin one column to the right', () => {
    const { moved, whole } = shiftedWhere(
      (row, at, sheet) => isOf61(row, at, sheet) && /^OBJETIVO/.test(row[0] ?? ''),
    );
    expect(moved).toEqual(whole);
  });
}

describeWithData('document 000 is read the same where', ['seeds/000_0935b89b306796de.txt'], ([path = '']) => {
  behaves(() => readFileSync(path, 'utf8'));
});

describe('another plan is read the same where', () => {
  behaves(() => OTHER_PLAN);

  it('a row that goes on after a page break with a year is no line of headings', () => {
    const sheet = [
      ['OBJETIVO 1', 'VIGIAR'],
      ['AÇÕES ESTRATÉGICAS', 'AÇÕES OPERACIONAIS', 'RESPONSÁVEL', 'PRAZO'],
      ['1) Integrar a rede', '1 - Comprar', 'COVEP', '2025 a'],
      ['', '', 'e GBSES', '2027'],
    ];
    expect(read(sheet).operationalActions).toMatchObject([
      { owner: 'COVEP e GBSES', deadline: '2025 a 2027' },
    ]);
  });
});
