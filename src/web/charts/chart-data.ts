import type { CsvCell } from '../../kernel/csv.ts';

/** One point: the number only places it; `text` is what is read ("19,4%"). */
export interface ChartPoint {
  /** As the axis names it: "2019", "mai 2019". */
  period: string;
  value: number | null;
  text: string;
  /** Not whole yet: its mark is hollow. */
  isOpen?: boolean;
}

export interface ChartSeries {
  id: string;
  label: string;
  points: readonly ChartPoint[];
}

/** A change of method: what stands from `period` on is not comparable with what stands before. */
interface MethodBreak {
  period: string;
  note: string;
}

/** A range that a document names: "85% a 100%, adequada"; null is open. */
export interface ChartBand {
  label: string;
  from: number | null;
  to: number | null;
}

/** What is still near a target: a band that lies on its wrong side. */
export interface ChartTolerance {
  /** What it means: "Tolerância: até 1,7 acima da meta". */
  label: string;
  points: readonly { period: string; from: number; to: number; text: string }[];
  /** Along a target, which goes in steps, or along the path. */
  along: 'target' | 'expected';
}

export interface ChartData {
  series: readonly ChartSeries[];
  target?: { label: string; points: readonly ChartPoint[] };
  /** Where a cumulative target should be by now: thin and dashed. */
  expected?: { label: string; points: readonly ChartPoint[] };
  tolerance?: ChartTolerance;
  breaks?: readonly MethodBreak[];
  bands?: readonly ChartBand[];
  /** The order of the axis; default: every period of the data, sorted as text. */
  periods?: readonly string[];
  fromZero?: boolean;
}

/** Colour (a token) and mark of each actual line: told apart without colour too. */
export const SERIES_LOOKS = [
  { token: 'action', symbol: 'circle' },
  { token: 'good', symbol: 'rect' },
  { token: 'warn', symbol: 'triangle' },
  { token: 'scale-3', symbol: 'diamond' },
] as const;

/** The look of the line at `index`; a fifth line starts again. */
export const lookOfSeries = (index: number) => SERIES_LOOKS[index % SERIES_LOOKS.length] ?? SERIES_LOOKS[0];

const LONGEST_NAME = 18;

/** Names too long or too many to stand at the end of their lines go above the chart. */
export function needsLegend({ series }: Pick<ChartData, 'series'>): boolean {
  return series.length > 1 && (series.length > 4 || series.some(({ label }) => label.length > LONGEST_NAME));
}

export function linesOfChart(data: ChartData): ChartSeries[] {
  return [
    ...data.series,
    ...(data.expected ? [{ id: 'expected', ...data.expected }] : []),
    ...(data.target ? [{ id: 'target', ...data.target }] : []),
  ];
}

/** Every period of the axis, in order. */
export function periodsOf(data: ChartData): readonly string[] {
  if (data.periods) return data.periods;
  return [...new Set(linesOfChart(data).flatMap(({ points }) => points.map(({ period }) => period)))].sort();
}

/** A place of the axis; a cut is the blank between two methods. */
export interface AxisPlace {
  key: string;
  cut?: string;
}

/** The axis: every period, and a blank place before each change of method. */
export function axisOf(data: ChartData): AxisPlace[] {
  const notes = new Map((data.breaks ?? []).map(({ period, note }) => [period, note]));
  return periodsOf(data).flatMap((period, index) => {
    const cut = index > 0 ? notes.get(period) : undefined;
    return cut === undefined ? [{ key: period }] : [{ key: `corte ${period}`, cut }, { key: period }];
  });
}

/** Values along the axis, blank where there is none. */
export function valuesAlong(points: readonly ChartPoint[], axis: readonly AxisPlace[]): (number | null)[] {
  return axis.map(({ key }) => points.find(({ period }) => period === key)?.value ?? null);
}

/** The chart as a table: one row a period, one column a series. */
export function tableOfChart(data: ChartData): { header: string[]; rows: string[][] } {
  const lines = linesOfChart(data);
  const notes = new Map((data.breaks ?? []).map(({ period, note }) => [period, note]));
  const { tolerance } = data;
  const rows = periodsOf(data).map((period) => [
    period,
    ...lines.map(({ points }) => points.find((point) => point.period === period)?.text ?? ''),
    ...(tolerance ? [tolerance.points.find((each) => each.period === period)?.text ?? ''] : []),
    ...(notes.size > 0 ? [notes.get(period) ?? ''] : []),
  ]);
  const header = [
    'Período',
    ...lines.map(({ label }) => label),
    ...(tolerance ? ['Tolerância'] : []),
    ...(notes.size > 0 ? ['Método'] : []),
  ];
  return { header, rows };
}

/** The same table with figures that a spreadsheet reads as numbers. */
export function csvOfChart(data: ChartData): { header: string[]; rows: CsvCell[][] } {
  const lines = linesOfChart(data);
  const { header, rows } = tableOfChart(data);
  const values = rows.map(([period = '', ...words]): CsvCell[] => [
    period,
    ...lines.map(({ points }) => points.find((point) => point.period === period)?.value ?? null),
    ...words.slice(lines.length),
  ]);
  return { header, rows: values };
}

/** "A partir de 2021: pessoas cadastradas", for each change of method. */
export function breakWords({ breaks }: Pick<ChartData, 'breaks'>): string[] {
  return (breaks ?? []).map(({ period, note }) => `A partir de ${period}: ${note}`);
}

/** Part of the drawn height below which a band is thinner than the lines beside it. */
const THIN = 0.02;

/** Whether the band of what is near would not be seen at the scale of the lines. */
export function isThinTolerance(data: ChartData): boolean {
  const points = data.tolerance?.points ?? [];
  const drawn = linesOfChart(data).flatMap((line) => line.points.flatMap(({ value }) => value ?? []));
  const values = [...drawn, ...points.flatMap(({ from, to }) => [from, to])];
  const height = Math.max(...values) - Math.min(...values);
  return points.length > 0 && points.every(({ from, to }) => to - from < height * THIN);
}

/** What the band beside the target means, where there is one, and that it is drawn wider where it would not be seen. */
export function toleranceWords(data: ChartData): string[] {
  const { tolerance } = data;
  if (tolerance === undefined || tolerance.points.length === 0) return [];
  const wider = isThinTolerance(data) ? ' (fina demais para esta escala: o traço está alargado)' : '';
  return [`${tolerance.label}${wider}`];
}

/** The chart in words, for who cannot see it. */
export function chartWords(title: string, data: ChartData): string {
  const lines = linesOfChart(data).map(({ label, points }) => {
    const said = points.filter(({ value }) => value !== null).map(({ period, text }) => `${period}, ${text}`);
    return `${label}: ${said.join('; ')}`;
  });
  const bands = (data.bands ?? []).map(({ label }) => `Faixa: ${label}`);
  return [title, ...lines, ...bands, ...toleranceWords(data), ...breakWords(data)].join('. ').concat('.');
}
