import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Act, type QuoteMissing, quoteSpan } from '../../src/features/acts/domain/act.ts';
import type { Matrix, Tour } from '../../src/features/transparency/domain/matrix.ts';

const folder = resolve(import.meta.dirname, '../../database/seed');
const read = <T>(name: string) => JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as T;
const matrix = read<Matrix>('traceability.json');
const roteiro = read<Tour>('roteiro.json');
const acts = matrix.documents.map(({ act }) => read<Act>(`acts/${act}.json`));
const ids = new Set(matrix.rows.map((row) => row.id));
const count = (pattern: RegExp) => matrix.rows.filter((row) => pattern.test(row.id)).length;

interface QuoteProblem {
  readonly id: string;
  readonly reason: QuoteMissing['reason'] | 'unknown-act';
}

/** The rows whose quote does not stand at its address in the stored text; empty when the matrix is true. */
function quoteProblems({ documents, rows }: Matrix, stored: readonly Act[]): QuoteProblem[] {
  const actOf = new Map(documents.map(({ id, act }) => [id, stored.find((one) => one.id === act)] as const));
  return rows.flatMap(({ id, document, at, quote }): QuoteProblem[] => {
    const act = actOf.get(document);
    if (act === undefined) return [{ id, reason: 'unknown-act' }];
    const found = quoteSpan(act, at, quote);
    return found.found ? [] : [{ id, reason: found.reason }];
  });
}

describe('the matrix is true', () => {
  it('each quote stands in the stored text of its document, at its address', () => {
    expect(quoteProblems(matrix, acts)).toEqual([]);
  });

  it('a changed letter is found', () => {
    const [first, ...rest] = matrix.rows;
    if (first === undefined) throw new Error('no rows');
    const changed = {
      ...matrix,
      rows: [{ ...first, quote: first.quote.replace('Plano', 'Plana') }, ...rest],
    };
    expect(quoteProblems(changed, acts)).toMatchObject([{ id: 'A0.1', reason: 'not-at-address' }]);
    const moved = { ...matrix, rows: [{ ...first, at: 'sec-9' }] };
    expect(quoteProblems(moved, acts)).toMatchObject([{ id: 'A0.1', reason: 'unknown-address' }]);
    expect(quoteProblems({ ...matrix, rows: [first] }, [])).toMatchObject([{ reason: 'unknown-act' }]);
  });

  it('ids are unique', () => expect(ids.size).toBe(matrix.rows.length));

  it('declares no state: that is computed', () => {
    expect(matrix.rows.filter((row) => 'state' in row)).toEqual([]);
  });

  it('each row is in a section of its document and says what carries it', () => {
    const sections = new Map(matrix.sections.map((section) => [section.id, section.document]));
    expect(matrix.rows.filter((row) => sections.get(row.section) !== row.document)).toEqual([]);
    expect(matrix.rows.filter((row) => row.feature === '' || row.by.length === 0)).toEqual([]);
    const empty = matrix.sections.filter(({ id }) => !matrix.rows.some((row) => row.section === id));
    expect(empty).toEqual([]);
  });

  it('routes are addresses of screens', () => {
    const routes = matrix.rows.flatMap((row) => [row.route, ...row.otherRoutes, row.page]);
    const strange = routes.filter((route) => route !== null && !/^\/[\w/:.?=#-]*$/u.test(route));
    expect(strange).toEqual([]);
    expect(matrix.rows.filter((row) => row.route === null).map((row) => row.id)).toEqual([]);
  });
});

describe('the counts are those of the documents', () => {
  it.each([
    ['rows of document A', /^A/u, 199],
    ['rows of document B', /^[BT]/u, 138],
    ['problems', /^A3\.P\d\d$/u, 10],
    ['guidelines', /^A5\.D\d$/u, 3],
    ['objectives', /^A5\.1\.[R\d]$/u, 5],
    ['targets', /^A5\.2\.\d$/u, 9],
    ['indicators', /^A5\.3\.([1-9]|1[0-5])$/u, 15],
    ['strategic actions', /^AE-\d\./u, 26],
    ['operational actions', /^AO-\d\./u, 96],
    ['recitals', /^B\.cons\./u, 7],
    ['articles', /^B\.\d+$/u, 10],
    ['items of Art. 2', /^B\.2\.[IVX]+$/u, 9],
    ['items of Art. 4', /^B\.4\.[IVX]+$/u, 6],
    ['items of Art. 5', /^B\.5\.[IVX]+$/u, 10],
    ['items of Art. 6', /^B\.6\.[IVX]+$/u, 5],
    ['items of Art. 7', /^B\.7\.[IVX]+$/u, 2],
    ['obligations of the state', /^T\.2\.[IVX]+$/u, 6],
    ['obligations of the municipality', /^T\.3\.[IVX]+$/u, 17],
    ['qualitative goals', /^T\.5\.1\.\d+$/u, 10],
    ['quantitative goals', /^T\.5\.2\.[1-7]$/u, 7],
  ])('%s', (_name, pattern, expected) => expect(count(pattern)).toBe(expected));
});

describe('what stands beside the rows', () => {
  it('joints tie a row of the plan to a row of the resolution', () => {
    const known = (id: string) => ids.has(id) || id === 'A' || id === 'B';
    expect(matrix.joints).toHaveLength(12);
    for (const { from, to } of matrix.joints) {
      expect([...from, ...to].filter((id) => !known(id))).toEqual([]);
      expect(from.every((id) => id.startsWith('A'))).toBe(true);
      expect(to.some((id) => id.startsWith('A'))).toBe(false);
    }
  });

  it('sentences without a screen are in the text they are said to be in, and say why', () => {
    for (const { document, at, sentence, rows, why } of matrix.withoutScreen) {
      const act = acts[matrix.documents.findIndex(({ id }) => id === document)];
      if (at !== null && act !== undefined)
        expect(quoteSpan(act, at, sentence)).toMatchObject({ found: true });
      expect(rows.filter((id) => !ids.has(id))).toEqual([]);
      expect(why).not.toBe('');
    }
  });

  it('the tour takes twenty minutes and shows rows that exist', () => {
    const minutes = roteiro.stops.map((stop) => stop.minute);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    expect(minutes.at(-1)).toBe(roteiro.minutes);
    expect(roteiro.stops.flatMap((stop) => stop.rows).filter((id) => !ids.has(id))).toEqual([]);
    expect(roteiro.stops.filter((stop) => stop.routes.length === 0 || stop.mustSee === '')).toEqual([]);
  });
});
