import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EntryLevel } from '../domain/entries/card-entry.ts';
import { figuresOf, type PlaceNode, type StandingSheet } from '../domain/entries/figure.ts';
import { cellProblems } from '../domain/entries/problems.ts';
import type { EntryCell } from '../domain/entries/sheet.ts';
import { readCatalogue } from './read-catalogue.ts';

const told = readCatalogue().cards.flatMap((card) =>
  card.entry === null ? [] : [{ card, entry: card.entry }],
);

function readGolden(id: string) {
  const folder = join(import.meta.dirname, id, 'golden');
  const [, ...lines] = readFileSync(join(folder, 'told.csv'), 'utf8').trim().split('\n');
  const cells = lines.map((line): EntryCell => {
    const [territory = '', numerator = '', denominator = ''] = line.split(',');
    return { territory, numerator: numerator || null, denominator: denominator || null, value: null };
  });
  return { cells, expected: JSON.parse(readFileSync(join(folder, 'expected-told.json'), 'utf8')) };
}

test.each(told.map((each) => [each.card.id, each] as const))(
  '%s adds up what is told in its golden case',
  (id, { card, entry }) => {
    const { cells, expected } = readGolden(id);
    const level = entry.levels.find((each) => each !== 'healthRegion') as EntryLevel;
    const node = ({ territory }: EntryCell): PlaceNode => ({
      code: territory,
      name: territory,
      level,
      parts: [],
    });
    const state: PlaceNode = { code: '51', name: 'Mato Grosso', level: 'state', parts: cells.map(node) };
    const sheet: StandingSheet = {
      period: '2024',
      level,
      version: 1,
      cells: new Map(cells.map((cell) => [cell.territory, cell])),
      files: [],
      told: '',
      approvedAt: '',
      approvedOn: '',
    };
    const printed = (place: PlaceNode) => {
      const { told: own, summed } = figuresOf(card, place, [sheet]);
      const figure = own ?? summed;
      return figure && { figure, text: figure.value.toDecimal(card.decimals, card.rounding) };
    };
    const places = cells.flatMap((cell) => {
      const found = printed(node(cell));
      return found === null ? [] : [[cell.territory, found.text] as const];
    });
    const sum = printed(state);
    expect(cellProblems(card, entry, cells)).toEqual([]);
    expect({
      places: Object.fromEntries(places),
      sum: {
        numerator: sum?.figure.counts?.numerator.toDecimal(0),
        denominator: sum?.figure.counts?.denominator.toDecimal(0),
        value: sum?.text,
      },
      missing: sum?.figure.missing.map(({ code }) => code),
    }).toEqual(expected);
  },
);
