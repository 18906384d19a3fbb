import { describe, expect, it } from 'vitest';
import {
  axisOf,
  type ChartData,
  chartWords,
  csvOfChart,
  isThinTolerance,
  needsLegend,
  periodsOf,
  tableOfChart,
  toleranceWords,
  valuesAlong,
} from './chart-data.ts';

const point = (period: string, value: number | null) => ({
  period,
  value,
  text: value === null ? 'sem dado' : `${String(value).replace('.', ',')}%`,
});
const data: ChartData = {
  series: [
    { id: 'a', label: 'Apurado', points: [point('2022', 19.8), point('2021', 19.9), point('2023', null)] },
  ],
  target: { label: 'Meta', points: [point('2024', 19.4)] },
  breaks: [{ period: '2022', note: 'método 2' }],
};

describe('a chart and its table', () => {
  it('orders the periods of every line', () => {
    expect(periodsOf(data)).toEqual(['2021', '2022', '2023', '2024']);
  });

  it('leaves a gap before a change of method', () => {
    expect(axisOf(data).map(({ key }) => key)).toEqual(['2021', 'corte 2022', '2022', '2023', '2024']);
    expect(valuesAlong(data.series[0]!.points, axisOf(data))).toEqual([19.9, null, 19.8, null, null]);
  });

  it('needs no gap before the first period', () => {
    const first = { ...data, breaks: [{ period: '2021', note: 'método 1' }] };
    expect(axisOf(first)[0]).toEqual({ key: '2021' });
  });

  it('says in the table what the chart draws', () => {
    const { header, rows } = tableOfChart(data);
    expect(header).toEqual(['Período', 'Apurado', 'Meta', 'Método']);
    expect(rows[1]).toEqual(['2022', '19,8%', '', 'método 2']);
    expect(rows[2]).toEqual(['2023', 'sem dado', '', '']);
  });

  it('gives the file numbers, and one cell for each of its columns', () => {
    expect(csvOfChart(data)).toEqual({
      header: ['Período', 'Apurado', 'Meta', 'Método'],
      rows: [
        ['2021', 19.9, null, ''],
        ['2022', 19.8, null, 'método 2'],
        ['2023', null, null, ''],
        ['2024', null, 19.4, ''],
      ],
    });
  });

  it('says what is still near the target in a column of its own', () => {
    const near = {
      ...data,
      tolerance: {
        label: 'Tolerância: até 0,5% acima da meta',
        along: 'target' as const,
        points: [{ period: '2024', from: 19.4, to: 19.9, text: 'até 19,9%' }],
      },
    };
    expect(tableOfChart(near).header).toEqual(['Período', 'Apurado', 'Meta', 'Tolerância', 'Método']);
    expect(csvOfChart(near).rows.at(-1)).toEqual(['2024', null, 19.4, 'até 19,9%', '']);
    expect(chartWords('ICSAP', near)).toContain('Tolerância: até 0,5% acima da meta.');
  });

  it('draws a tolerance wider where its scale would hide it, and says so', () => {
    const within = (from: number, to: number) => ({
      series: [
        {
          id: 'x',
          label: 'Cobertura',
          points: [
            { period: '2019', value: 70, text: '70%' },
            { period: '2027', value: 93, text: '93%' },
          ],
        },
      ],
      tolerance: {
        label: 'Tolerância',
        along: 'target' as const,
        points: [{ period: '2027', from, to, text: '' }],
      },
    });
    expect(isThinTolerance(within(92.91, 93))).toBe(true);
    expect(toleranceWords(within(92.91, 93))[0]).toMatch(/^Tolerância \(fina demais.*alargado\)$/u);
    expect(toleranceWords(within(92, 93))).toEqual(['Tolerância']);
    expect(isThinTolerance({ series: [] })).toBe(false);
  });

  it('is told in words, without what is not known', () => {
    expect(chartWords('ICSAP', data)).toBe(
      'ICSAP. Apurado: 2022, 19,8%; 2021, 19,9%. Meta: 2024, 19,4%. A partir de 2022: método 2.',
    );
  });
});

describe('names of lines', () => {
  const named = (...labels: string[]) => ({
    series: labels.map((label) => ({ id: label, label, points: [] })),
  });

  it.each([
    [
      'stand at the end of one line, however long',
      named('Pessoas cadastradas, com teto por município'),
      false,
    ],
    ['stand at the ends of a few short ones', named('Mato Grosso', 'Norte', 'Sul'), false],
    ['go above when long', named('Mato Grosso', 'Pessoas cadastradas, com teto'), true],
    ['go above when many', named('a', 'b', 'c', 'd', 'e'), true],
  ])('%s', (_, data, expected) => {
    expect(needsLegend(data)).toBe(expected);
  });
});
