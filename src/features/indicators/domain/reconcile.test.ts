import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational, sum } from '../../../kernel/rational.ts';
import { contentOf, readingsOf, type SystemReadings } from './readings.ts';
import { adderOf, type CountedReading, type PrintedCell, type Reading, reconcile } from './reconcile.ts';

const sih = readingsOf('SIH-RD') as SystemReadings;
const n = (value: number) => Rational.of(value);

/** One line a record: where the person lives, where she was admitted, month processed, month admitted, kind of AIH. */
const RECORDS = `
510340 510340 2024-01 2024-01 1
510340 510340 2024-01 2023-12 1
510340 510340 2024-02 2024-01 1
510840 510340 2024-01 2024-01 1
510340 510340 2024-01 2023-11 5
510840 510840 2024-02 2024-02 1`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** Every reading of the records, the house's usual one first. */
function countAll(records: readonly string[][], cells: readonly PrintedCell[]): CountedReading[] {
  const addUp = adderOf(cells);
  return sih.times
    .slice(0, 2)
    .flatMap((time) =>
      sih.places.flatMap((place) =>
        sih.rows.map((rows): Reading => ({ time, place, rows, files: 'current' })),
      ),
    )
    .map((reading) => ({ reading, amounts: addUp(countOne(records, reading)) }));
}

function countOne(records: readonly string[][], { time, place, rows }: Reading) {
  return records
    .filter(([, , , , kind]) => rows.id !== 'admissions' || kind === '1')
    .map(([lives = '', treated = '', processed = '', admitted = '']) => ({
      place: place.id === 'residence' ? lives : treated,
      month: time.id === 'processing' ? processed : admitted,
      amount: Rational.one,
    }));
}

const printed = (place: string, period: string, value: Rational, adds = [place]): PrintedCell => ({
  place,
  adds,
  period,
  value,
});

const named = ({ time, place, rows }: Reading) => [time.id, place.id, rows.id].join(' ');

describe('a printed table beside what is counted here', () => {
  it.each<[string, [string, string, number][], string, [string, number][], number]>([
    [
      'the same reading: nothing to explain',
      [['510340', '2024-01', 2]],
      'processing residence admissions',
      [],
      0,
    ],
    [
      'the month of admission explains it whole',
      [
        ['510340', '2023-12', 1],
        ['510340', '2024-01', 2],
      ],
      'admission residence admissions',
      [['time', 1]],
      0,
    ],
    [
      'the place of admission and the long stays explain it',
      [
        ['510340', '2024-01', 4],
        ['510840', '2024-01', 0],
      ],
      'processing occurrence all',
      [
        ['place', 0],
        ['rows', 1],
      ],
      0,
    ],
    [
      'a year adds its months, a state its municipalities',
      [['51', '2024', 5]],
      'processing residence admissions',
      [],
      0,
    ],
    [
      'what no reading explains is left',
      [['510840', '2024-02', 3]],
      'processing residence admissions',
      [],
      2,
    ],
  ])('%s', (_, table, reading, steps, left) => {
    const cells = table.map(([place, period, value]) => printed(place, period, n(value)));
    const found = reconcile(cells, countAll(RECORDS, cells));
    expect(named(found.nearest)).toBe(reading);
    expect(found.steps.map((step) => [step.dimension, Number(step.adds.toDecimal(0))])).toEqual(steps);
    expect(found.left.toDecimal(0)).toBe(String(left));
  });

  it('the steps and what is left are the whole difference, and no reading is nearer', () => {
    const place = fc.constantFrom('510340', '510840');
    const month = fc.constantFrom('2024-01', '2024-02');
    const record = fc.tuple(place, place, month, month, fc.constantFrom('1', '5'));
    const cell = fc
      .tuple(
        fc.constantFrom('510340', '510840', '51'),
        fc.constantFrom('2024-01', '2024-02', '2024'),
        fc.nat(9).map(n),
      )
      .map((given) => printed(...given));
    fc.assert(
      fc.property(fc.array(record), fc.array(cell), (records, cells) => {
        const counted = countAll(records, cells);
        const found = reconcile(cells, counted);
        const moved = sum(found.steps.map((step) => step.adds)).add(found.left);
        expect(moved.eq(found.printed.sub(found.ours))).toBe(true);
        const far = (all: readonly { left: Rational }[]) => sum(all.map((each) => each.left.abs()));
        for (const each of counted) {
          const alone = reconcile(cells, [each]);
          expect(far(found.cells).compare(far(alone.cells))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('a region adds its municipalities, and nothing else', () => {
    const cells = [printed('51001', '2024-01', n(4), ['510340', '510840'])];
    const found = reconcile(
      cells,
      countAll([...RECORDS, '510350 510350 2024-01 2024-01 1'.split(' ')], cells),
    );
    expect(found.cells[0]?.ours.toDecimal(0)).toBe('3');
  });

  it('each cause is counted alone: what the cell would be, and whether that is the whole difference', () => {
    const cells = [printed('510340', '2024-01', n(4)), printed('510840', '2024-01', n(9))];
    const found = reconcile(cells, countAll(RECORDS, cells));
    const causes = found.causes.map(({ to, explains, equal, nearer }) => [to, explains, equal, nearer]);
    expect(causes).toEqual([
      ['todas as AIH, com as de longa permanência', 'part', 0, 1],
      ['local de internação', 'none', 0, 1],
      ['mês da internação', 'none', 0, 0],
    ]);
    const [first, second] = found.cells;
    expect(first?.tested.map((each) => each.toDecimal(0))).toEqual(['3', '3', '2']);
    expect([first?.explained?.reach, first?.explained?.left.toDecimal(0)]).toEqual(['part', '1']);
    expect([second?.explained?.reach, second?.explained?.left.toDecimal(0)]).toEqual(['none', '8']);
  });

  it('a cell is told its own cause, even where the table has another', () => {
    const cells = [printed('510340', '2024-01', n(3)), printed('510340', '2023-12', n(1))];
    const found = reconcile(cells, countAll(RECORDS, cells));
    for (const cell of found.cells) {
      const [by = -1] = cell.explained?.by ?? [];
      expect([cell.explained?.reach, cell.tested[by]?.eq(cell.value)]).toEqual(['whole', true]);
    }
    expect(found.cells.map(({ explained }) => found.causes[explained?.by[0] ?? -1]?.dimension)).toEqual([
      'rows',
      'time',
    ]);
  });
});

it.each([
  ['procedimentos hospitalares do sus por local de internacao brasil', 'internacoes', 'SIH-RD', 'admissions'],
  ['morbidade hospitalar do sus por local de residencia mato grosso', 'obitos', 'SIH-RD', 'all'],
  ['producao ambulatorial do sus por local de atendimento', 'valor aprovado', 'SIA-PA', 'all'],
  ['producao ambulatorial do sus por local de atendimento', 'internacoes', undefined, undefined],
  ['procedimentos hospitalares do sus', 'taxa mortalidade', undefined, undefined],
])('%s · %s is %s', (title, content, system, rows) => {
  const found = contentOf(title, content);
  expect([found?.readings.system, found?.content.rows]).toEqual([system, rows]);
});
