import { expect, test } from 'vitest';
import { Random } from '../../../../test/random.ts';
import { type AmountColumn, addRows, CountedPlaces, exactSum, packColumns } from './counted-places.ts';

const read = (places: readonly string[], columns: Map<number, AmountColumn>) =>
  new CountedPlaces(places, places, packColumns(columns));

test('what is packed is read again, whatever the amounts: few, many, negative, unknown', () => {
  const columns = new Map<number, AmountColumn>([
    [1, { places: [0, 1, 3], hundredths: [100, -50, 4_503_599_627_370_494] }],
    [200, { places: [2, 3], hundredths: [null, -4_503_599_627_370_494] }],
  ]);
  const counted = read(['510340', '510840', '', '510760'], columns);
  expect([...counted.column(1)]).toEqual([100, -50, 0, 4_503_599_627_370_494]);
  expect([...counted.column(200)]).toEqual([0, 0, Number.NaN, -4_503_599_627_370_494]);
  expect([...counted.column(2)]).toEqual([0, 0, 0, 0]);
});

test('a thousand places of any amounts come back as they were', () => {
  const random = new Random(545);
  const places = Array.from({ length: 1000 }, (_, at) => String(2_000_000 + at));
  const amounts = places.map(() =>
    random.share() < 0.5 ? 0 : 0 + Math.trunc((random.share() - 0.3) * 10 ** (random.share() * 14)),
  );
  const some = [...amounts.keys()].filter((place) => amounts[place] !== 0);
  const column = { places: some, hundredths: some.map((place) => amounts[place]!) };
  expect([...read(places, new Map([[7, column]])).column(7)]).toEqual(amounts);
});

test('amounts that a number does not hold exactly are refused, and so is a sum of them', () => {
  const columns = new Map([[1, { places: [0], hundredths: [2 ** 53] }]]);
  expect(() => packColumns(columns)).toThrow(RangeError);
  expect(() => exactSum([2 ** 52, 2 ** 52])).toThrow(RangeError);
  expect(exactSum([1050, -50]).toString()).toBe('10/1');
});

test('a sum leaves out what files cannot tell, and is unknown where none can', () => {
  const columns = new Map<number, AmountColumn>([[1, { places: [0, 1, 3], hundredths: [100, null, null] }]]);
  const counted = read(['a', 'b', 'a', 'c'], columns);
  expect(counted.rowsOf('a')).toEqual([0, 2]);
  expect(addRows(counted, [0, 1, 2], [1, 2])).toEqual([100, 0]);
  expect(addRows(counted, [1, 3], [1])).toEqual([null]);
  expect(addRows(counted, [], [1])).toEqual([null]);
});

test('bytes that end in the middle of a number are refused', () => {
  const packed = packColumns(new Map([[1, { places: [0], hundredths: [100_000] }]]));
  const cut = new CountedPlaces(['a'], ['a'], packed.subarray(0, packed.length - 1));
  expect(() => cut.column(1)).toThrow(RangeError);
});
