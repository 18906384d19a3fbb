import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER_PLAN } from '../../../../../test/other-plan.ts';
import { describeWithData } from '../../../../../test/shared-data.ts';
import { type ReadPlan, readPlan } from './read-plan.ts';
import type { SourceRow } from './source-row.ts';

const rowsOf = (text: string, delimiter = '\t'): SourceRow[] =>
  text
    .split(/\r?\n/)
    .map((line, at) => ({ line: at + 1, cells: line.split(delimiter).map((cell) => cell.trim()) }));

interface Reference {
  objectives: {
    id: string;
    perspective: string;
    title: string;
    titleIn61?: string;
    responsibleIn61?: string;
  }[];
  targets: { id: string; text: string }[];
  indicators: {
    ppaCode: string | null;
    title: string;
    years: Record<string, { raw: string; value: number | null; breakdown?: { value: number }[] }>;
  }[];
  strategicActions: {
    id: string;
    title: string;
    owner: string;
    deadline: string;
    printedMarker: string;
    titleIn61?: string;
    operationalActionIds: string[];
    sourceLines: number[];
  }[];
  operationalActions: {
    id: string;
    title: string;
    owner: string;
    participants: string;
    deadline: string;
    notes: string;
    status: string;
    printedNumber: number;
    printedMarker: string;
    sourceLines: number[];
  }[];
}

/** What must survive however the pages are cut. */
const content = (plan: ReadPlan) => ({
  objectives: plan.objectives.map(({ id, perspective, title }) => [id, perspective, title]).toSorted(),
  targets: plan.targets.map((target) => target.text),
  indicators: plan.indicators.map(({ title, years }) => [
    title,
    [...years].map(([year, cell]) => [year, cell.raw]),
  ]),
  strategic: plan.strategicActions
    .map(({ id, title, owner, deadline }) => [id, title, owner, deadline])
    .toSorted(),
  operational: plan.operationalActions
    .map(({ id, title, owner, participants, deadline, notes, status }) => [
      id,
      title,
      owner,
      participants,
      deadline,
      notes,
      status,
    ])
    .toSorted(),
});

describeWithData(
  'document 000',
  ['seeds/000_0935b89b306796de.txt', 'plan/plan.reference.json'],
  ([document = '', transcription = '']) => {
    const text = () => readFileSync(document, 'utf8');
    const reference = (): Reference => JSON.parse(readFileSync(transcription, 'utf8'));

    it('gives the objectives and targets of the careful reader', () => {
      const [plan, expected] = [readPlan(rowsOf(text())), reference()];
      expect(
        plan.objectives.map(({ id, perspective, title, titleInTables, ownerInTables }) => [
          id,
          perspective,
          title,
          titleInTables,
          ownerInTables,
        ]),
      ).toEqual(
        expected.objectives.map((each) => [
          each.id,
          each.perspective,
          each.title,
          each.titleIn61 ?? null,
          each.responsibleIn61 ?? null,
        ]),
      );
      expect(plan.targets.map(({ id, text: printed }) => [id, printed])).toEqual(
        expected.targets.map((each) => [each.id, each.text]),
      );
    });

    it('gives the fifteen indicators, each cell with its number and parts', () => {
      const [plan, expected] = [readPlan(rowsOf(text())), reference()];
      expect(plan.indicators).toHaveLength(15);
      plan.indicators.forEach((indicator, at) => {
        const wanted = expected.indicators[at];
        expect([indicator.ppaCode, indicator.title]).toEqual([wanted?.ppaCode, wanted?.title]);
        for (const [year, cell] of indicator.years) {
          const { raw, value, breakdown } = wanted?.years[year] ?? {};
          expect([cell.raw, cell.value === null ? null : Number(cell.value)]).toEqual([raw, value]);
          const counted = cell.parts.filter((part) => part.value !== null).map((part) => Number(part.value));
          if (counted.length > 0) expect(counted).toEqual(breakdown?.map((part) => part.value));
        }
      });
    });

    it('gives the 26 strategic actions', () => {
      const [plan, expected] = [readPlan(rowsOf(text())), reference()];
      expect(
        plan.strategicActions.map((each) => [
          each.id,
          each.title,
          each.owner,
          each.deadline,
          each.printedMarker,
          each.titleInTables,
          each.operationalActionIds,
          each.lines,
        ]),
      ).toEqual(
        expected.strategicActions.map((each) => [
          each.id,
          each.title,
          each.owner,
          each.deadline,
          each.printedMarker,
          each.titleIn61 ?? null,
          each.operationalActionIds,
          each.sourceLines,
        ]),
      );
    });

    it('gives the 96 operational actions, cell by cell', () => {
      const [plan, expected] = [readPlan(rowsOf(text())), reference()];
      expect(
        plan.operationalActions.map((each) => [
          each.id,
          each.title,
          each.owner,
          each.participants,
          each.deadline,
          each.notes,
          each.status,
          each.printedNumber,
          each.printedMarker,
          each.lines,
        ]),
      ).toEqual(
        expected.operationalActions.map((each) => [
          each.id,
          each.title,
          each.owner,
          each.participants,
          each.deadline,
          each.notes ?? '',
          each.status ?? '',
          each.printedNumber,
          each.printedMarker,
          each.sourceLines,
        ]),
      );
      expect(plan.stray).toEqual([]);
    });

    it('survives other page breaks: blank lines anywhere between the lines of a table', () => {
      const rows = rowsOf(text());
      const whole = content(readPlan(rows));
      const first = rows.findIndex((row) => row.cells[0]?.startsWith('6. AÇÕES')) + 1;
      fc.assert(
        fc.property(fc.array(fc.integer({ min: first, max: rows.length }), { maxLength: 40 }), (places) => {
          const broken = rows.flatMap((row, at) =>
            places.includes(at) ? [{ line: null, cells: [''] }, row] : [row],
          );
          expect(content(readPlan(broken))).toEqual(whole);
        }),
        { numRuns: 30 },
      );
    });
  },
);

describe('a plan of another unit', () => {
  const plan = readPlan(rowsOf(OTHER_PLAN));

  it('is read by its structure, with objectives in any order', () => {
    expect(plan.objectives.map((each) => [each.id, each.title])).toEqual([
      ['OE-R', 'Reduzir as doenças transmissíveis'],
      ['OE-1', 'Fortalecer a vigilância laboratorial nas regiões de saúde'],
      ['OE-2', 'Ampliar a cobertura vacinal nos municípios prioritários'],
    ]);
    expect(plan.operationalActions.map((each) => [each.id, each.title, each.status])).toEqual([
      ['2.1.1', 'Levantar câmaras de conservação', 'Concluído'],
      ['2.1.2', 'Comprar equipamentos; contratar', ''],
      ['1.1.1', 'Mapear fluxos', ''],
    ]);
    expect(plan.strategicActions.map((each) => [each.id, each.title])).toEqual([
      ['2.1', 'Reorganizar a rede de frio'],
      ['1.1', 'Integrar os laboratórios'],
    ]);
    expect(plan.indicators[0]).toMatchObject({ ppaCode: '901', title: 'Cobertura vacinal' });
  });

  it('is the same without a column, and without the lines that belong to no table', () => {
    const without = OTHER_PLAN.split('\n')
      .map((line) =>
        line
          .split('\t')
          .toSpliced(5, line.includes('\t') ? 1 : 0)
          .join('\t'),
      )
      .join('\n');
    const read = readPlan(rowsOf(without));
    expect(
      read.operationalActions.map(({ id, title, deadline, notes, status }) => [
        id,
        title,
        deadline,
        notes,
        status,
      ]),
    ).toEqual(
      plan.operationalActions.map(({ id, title, deadline, status }) => [id, title, deadline, '', status]),
    );
  });

  it('survives a cut at any word of any cell of an action', () => {
    const rows = rowsOf(OTHER_PLAN);
    const at = rows.findIndex((row) => row.cells[1]?.startsWith('2 - Comprar'));
    const { cells } = rows[at] as SourceRow;
    const cuts = cells.flatMap((cell, column) =>
      cell
        .split(' ')
        .flatMap((_, word) => (word === 0 || (column === 1 && word < 3) ? [] : [[column, word] as const])),
    );
    expect(cuts.length).toBeGreaterThan(5);
    for (const [column, word] of cuts) {
      const words = (cells[column] as string).split(' ');
      const before = cells.with(column, words.slice(0, word).join(' '));
      const after = cells.map((_, other) => (other === column ? words.slice(word).join(' ') : ''));
      const cut = rows.toSpliced(
        at,
        1,
        { line: 1, cells: before },
        { line: 2, cells: [''] },
        { line: 3, cells: after },
      );
      expect(content(readPlan(cut))).toEqual(content(plan));
    }
  });
});
