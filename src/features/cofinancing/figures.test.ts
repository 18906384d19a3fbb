import { describe, expect, it } from 'vitest';
import { Rational } from '../../kernel/rational.ts';
import {
  type BandReadingAnswer,
  bandFigure,
  paymentFall,
  pieceAt,
  rangeWords,
  versionOn,
} from './figures.ts';

const cite = { act: 'a', at: 'b', quote: 'c', sha256: '', actName: '', atLabel: '' };
const rows = [
  { id: '1', printed: '<15%', score: '0.00', ocr: null, cite },
  { id: '2', printed: '15 a 30%', score: '0.30', ocr: null, cite },
  { id: '3', printed: '>31%', score: '0.75', ocr: null, cite },
];
const printed: BandReadingAnswer = {
  id: 'as-printed',
  label: 'como impresso',
  bounds: [
    { from: null, fromInclusive: false, to: '15.00', toInclusive: false },
    { from: '15.00', fromInclusive: true, to: '30.00', toInclusive: true },
    { from: '31.00', fromInclusive: false, to: null, toInclusive: false },
  ],
  gaps: [{ from: '30.00', to: '31.00', fromIncluded: false, toIncluded: true }],
  overlaps: [],
};
const overlapping: BandReadingAnswer = {
  ...printed,
  bounds: [
    { from: null, fromInclusive: false, to: '20.00', toInclusive: true },
    { from: '15.00', fromInclusive: true, to: '31.00', toInclusive: true },
    { from: '31.00', fromInclusive: false, to: null, toInclusive: false },
  ],
  gaps: [],
  overlaps: [{ from: '15.00', to: '20.00', fromIncluded: true, toIncluded: true, rows: ['1', '2'] }],
};

describe('the bands on a number line', () => {
  const figure = bandFigure({ rows, readings: [printed] }, printed);

  it('cover the line from 0 to a fifth beyond the last threshold, holes drawn', () => {
    expect(figure.max).toBe(40);
    expect(figure.pieces.map(({ kind, left, width }) => [kind, left, width])).toEqual([
      ['band', 0, 37.5],
      ['band', 37.5, 37.5],
      ['hole', 75, 2.5],
      ['band', 77.5, 22.5],
    ]);
    expect(figure.ticks.map(({ text }) => text)).toEqual(['0', '15', '30', '31']);
  });

  it('reach far enough for a value beyond them', () => {
    expect(bandFigure({ rows, readings: [printed] }, printed, Rational.parse('104.61')).max).toBe(130);
  });

  it('grow darker with the score', () => {
    expect(figure.pieces.filter(({ kind }) => kind === 'band').map(({ step }) => step)).toEqual([0, 2, 5]);
  });

  it('draw what two bands hold, with both rows', () => {
    const both = bandFigure({ rows, readings: [overlapping] }, overlapping).pieces.find(
      ({ kind }) => kind === 'overlap',
    );
    expect(both).toMatchObject({ left: 37.5, width: 12.5 });
    expect(both?.rows.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('say which piece holds a value, to the edge', () => {
    const kindAt = (value: string, reading = printed) => {
      const piece = pieceAt(bandFigure({ rows, readings: [reading] }, reading), Rational.parse(value));
      return [piece?.kind, piece?.rows.map(({ id }) => id).join('+')];
    };
    expect(kindAt('30')).toEqual(['band', '2']);
    expect(kindAt('30.65')).toEqual(['hole', '']);
    expect(kindAt('31')).toEqual(['hole', '']);
    expect(kindAt('31.01')).toEqual(['band', '3']);
    expect(kindAt('20', overlapping)).toEqual(['overlap', '1+2']);
    expect(kindAt('20.01', overlapping)).toEqual(['band', '2']);
  });

  it('say a stretch in words, ends included or not', () => {
    const words = (from: string | null, to: string | null, fromIncluded: boolean, toIncluded: boolean) =>
      rangeWords({ from, to, fromIncluded, toIncluded });
    expect(words('30.00', '31.00', false, true)).toBe('acima de 30 até 31, inclusive');
    expect(words('50.00', '51.00', true, false)).toBe('de 50 até antes de 51');
    expect(words('100.00', null, false, false)).toBe('acima de 100');
    expect(words('90.00', null, true, false)).toBe('90 ou mais');
    expect(words(null, '50.00', false, false)).toBe('abaixo de 50');
    expect(words('80.00', '80.01', false, false)).toBe('acima de 80 até antes de 80,01');
  });
});

describe('the waterfall of a payment', () => {
  const payment = { base: '100.00', criteria: [{ id: 'ppi', label: 'PPI', value: '0.75' }], amount: '75.00' };
  const bars = (keptBack?: Parameters<typeof paymentFall>[1]) =>
    paymentFall(payment as Parameters<typeof paymentFall>[0], keptBack).map(({ label, amount }) => [
      label,
      amount,
    ]);

  it('ends with what the month is worth', () => {
    expect(bars().at(-1)).toEqual(['Valor do mês', '75.00']);
  });

  it('goes on to what reaches the municipality, where a recovery is kept back of it', () => {
    expect(
      bars([
        { label: 'Parcela 1', amount: '10.00' },
        { label: 'Parcela 2', amount: '0.50' },
      ]).slice(-4),
    ).toEqual([
      ['Valor do mês', '75.00'],
      ['Parcela 1', '-10.00'],
      ['Parcela 2', '-0.50'],
      ['Vai ao fundo municipal', '64.50'],
    ]);
  });
});

describe('the versions of a table', () => {
  const version = (from: string, to: string | null) => ({
    effect: [from, to] as [string, string | null],
    status: 'assumed' as const,
    note: null,
    rows,
    readings: [printed],
  });
  const versions = [version('2023-07-01', '2025-01-01'), version('2025-01-01', null)];

  it('bind from their day on, the newest where no day is said', () => {
    const fromOf = (day: string | null) => versionOn({ versions }, day).effect[0];
    expect(fromOf('2024-12-31')).toBe('2023-07-01');
    expect(fromOf('2025-01-01')).toBe('2025-01-01');
    expect(fromOf('2020-01-01')).toBe('2025-01-01');
    expect(fromOf(null)).toBe('2025-01-01');
  });
});
