import {
  axisOf,
  type ChartData,
  type ChartPoint,
  type ChartSeries,
  lookOfSeries,
  needsLegend,
  periodsOf,
  valuesAlong,
} from './chart-data.ts';

/** Colours and type of the page, read from its tokens when the chart is drawn. */
export interface ChartInk {
  ink: string;
  quiet: string;
  rule: string;
  surface: string;
  ground: string;
  /** Of each token that a line may have. */
  tokens: Readonly<Record<string, string>>;
  target: string;
  font: string;
}

interface Look {
  color: string;
  width: number;
  type: 'solid' | 'dashed';
  step?: 'middle';
  symbolSize: number;
  symbol?: string;
  /** The value alone: the name stands above the chart. */
  valueOnly?: boolean;
}

const textOf = (points: readonly ChartPoint[], period: string | undefined) =>
  points.find((point) => point.period === period)?.text ?? '';

/** The last period of a line that has a value: its label stands there. */
function lastOf({ points }: Pick<ChartSeries, 'points'>, periods: readonly string[]): string | undefined {
  return periods.findLast((period) =>
    points.some((point) => point.period === period && point.value !== null),
  );
}

/** The value and the name of a line, in its own colour. */
function directLabel(line: ChartSeries, end: string, look: Look, ink: ChartInk) {
  const halo = { textBorderColor: ink.ground, textBorderWidth: 4 };
  return {
    show: true,
    formatter: look.valueOnly ? `{v|${end}}` : `{v|${end}}\n{n|${line.label}}`,
    rich: {
      v: { fontSize: 16, fontWeight: 600 as const, color: look.color, lineHeight: 18, ...halo },
      n: { fontSize: 13, color: look.color, lineHeight: 16, ...halo },
    },
    distance: 10,
  };
}

const valueIn = (points: readonly ChartPoint[] | undefined, period: string) =>
  points?.find((point) => point.period === period)?.value ?? null;

/** Away from the other lines and the target: above when the highest of them, else below. */
function sideOf(line: ChartSeries, data: ChartData, period: string): 'top' | 'bottom' {
  const own = valueIn(line.points, period) ?? 0;
  const others = data.series.filter(({ id }) => id !== line.id).map(({ points }) => valueIn(points, period));
  const beside = others.filter((value) => value !== null);
  const target = valueIn(data.target?.points, period);
  if (beside.length > 0) return beside.every((value) => own >= value) ? 'top' : 'bottom';
  return target === null || own > target ? 'top' : 'bottom';
}

function drawLine(line: ChartSeries, data: ChartData, look: Look, ink: ChartInk) {
  const axis = axisOf(data);
  const last = lastOf(line, periodsOf(data));
  const label = directLabel(line, textOf(line.points, last), look, ink);
  const endsEarly = last !== undefined && last !== axis.at(-1)?.key;
  const values = valuesAlong(line.points, axis).map((value, index) =>
    endsEarly && axis[index]?.key === last
      ? { value, label: { ...label, position: sideOf(line, data, last) } }
      : value,
  );
  return {
    type: 'line' as const,
    name: line.label,
    data: values,
    step: look.step,
    connectNulls: look.symbolSize === 0,
    animation: false,
    showSymbol: look.symbolSize > 0,
    symbol: look.symbol ?? 'circle',
    symbolSize: look.symbolSize,
    lineStyle: { color: look.color, width: look.width, type: look.type },
    itemStyle: { color: look.color },
    emphasis: { disabled: true },
    endLabel: { ...label, show: !endsEarly },
    labelLayout: { moveOverlap: 'shiftY' as const },
  };
}

function breakMarks(data: ChartData, ink: ChartInk) {
  const cuts = axisOf(data).filter(({ cut }) => cut !== undefined);
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: ink.quiet, type: 'dotted' as const, width: 1 },
    data: cuts.map(({ key, cut }) => ({
      xAxis: key,
      label: { formatter: cut ?? '', position: 'end' as const, color: ink.quiet, fontSize: 13 },
    })),
  };
}

function tooltipRows(data: ChartData, period: string): string[] {
  const lines = [...data.series, ...(data.target ? [{ id: 'target', ...data.target }] : [])];
  const cut = axisOf(data).find(({ key }) => key === period)?.cut;
  if (cut !== undefined) return [cut];
  return lines
    .map(({ label, points }) => ({ label, text: textOf(points, period) }))
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => `${label}: ${text}`);
}

function tooltipOf(data: ChartData, ink: ChartInk) {
  return {
    trigger: 'axis' as const,
    transitionDuration: 0,
    backgroundColor: ink.surface,
    borderColor: ink.rule,
    textStyle: { color: ink.ink, fontSize: 14 },
    axisPointer: { type: 'line' as const, lineStyle: { color: ink.quiet, width: 1 } },
    formatter: (hits: { name: string }[] | { name: string }) => {
      const name = (Array.isArray(hits) ? hits[0]?.name : hits.name) ?? '';
      const rows = tooltipRows(data, name);
      return [...(name.startsWith('corte ') ? [] : [name]), ...rows].map(escapeHtml).join('<br>');
    },
  };
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function axesOf(data: ChartData, ink: ChartInk) {
  const words = { color: ink.quiet, fontSize: 13 };
  return {
    xAxis: {
      type: 'category' as const,
      data: axisOf(data).map(({ key }) => key),
      boundaryGap: true,
      axisLine: { lineStyle: { color: ink.quiet } },
      axisTick: { show: false },
      axisLabel: {
        ...words,
        hideOverlap: true,
        formatter: (key: string) => (key.startsWith('corte ') ? '' : key),
      },
    },
    yAxis: {
      type: 'value' as const,
      scale: !data.fromZero,
      boundaryGap: data.fromZero ? undefined : (['12%', '12%'] as [string, string]),
      splitNumber: 4,
      axisLabel: { ...words, formatter: (value: number) => value.toLocaleString('pt-BR') },
      splitLine: { lineStyle: { color: ink.rule } },
    },
  };
}

function linesOf(data: ChartData, ink: ChartInk) {
  const valueOnly = needsLegend(data);
  const actual = data.series.map((line, index) => {
    const { token, symbol } = lookOfSeries(index);
    const color = ink.tokens[token] ?? ink.ink;
    return drawLine(line, data, { color, width: 2.5, type: 'solid', symbolSize: 8, symbol, valueOnly }, ink);
  });
  const { expected, target } = data;
  const quiet: Look = { color: ink.quiet, width: 1, type: 'dashed', symbolSize: 0 };
  const steps: Look = { color: ink.target, width: 1.5, type: 'solid', step: 'middle', symbolSize: 0 };
  return [
    ...(expected ? [drawLine({ id: 'expected', ...expected }, data, quiet, ink)] : []),
    ...(target ? [drawLine({ id: 'target', ...target }, data, steps, ink)] : []),
    ...actual,
  ];
}

/** What ECharts draws: actual lines, target as steps, direct labels at the end, no legend. */
export function chartOption(data: ChartData, ink: ChartInk, narrow: boolean) {
  return {
    textStyle: { fontFamily: ink.font, color: ink.ink },
    grid: {
      left: 8,
      right: narrow ? 96 : 132,
      top: 24,
      bottom: 4,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    tooltip: tooltipOf(data, ink),
    ...axesOf(data, ink),
    series: linesOf(data, ink).map((line, index) =>
      index === 0 ? { ...line, markLine: breakMarks(data, ink) } : line,
    ),
  };
}
