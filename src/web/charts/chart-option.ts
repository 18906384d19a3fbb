import {
  axisOf,
  type ChartData,
  type ChartPoint,
  type ChartSeries,
  isThinTolerance,
  linesOfChart,
  lookOfSeries,
  valuesAlong,
} from './chart-data.ts';
import { wrapWords } from './chart-labels.ts';

/** Colours and type of the page, read from its tokens when the chart is drawn. */
export interface ChartInk {
  ink: string;
  quiet: string;
  rule: string;
  surface: string;
  ground: string;
  band: string;
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
}

const textOf = (points: readonly ChartPoint[], period: string | undefined) =>
  points.find((point) => point.period === period)?.text ?? '';

const QUIET_LINES: Readonly<Record<string, Pick<Look, 'width' | 'type' | 'step'>>> = {
  expected: { width: 1, type: 'dashed' },
  target: { width: 1.5, type: 'solid', step: 'middle' },
};

function lookOf(line: ChartSeries, data: ChartData, ink: ChartInk): Look {
  const quiet = QUIET_LINES[line.id];
  if (quiet) return { ...quiet, symbolSize: 0, color: line.id === 'target' ? ink.target : ink.quiet };
  const { token, symbol } = lookOfSeries(data.series.indexOf(line));
  return { color: ink.tokens[token] ?? ink.ink, width: 2.5, type: 'solid', symbolSize: 8, symbol };
}

/** The library's names of the marks without a filling. */
const HOLLOW: Readonly<Record<string, string>> = {
  circle: 'emptyCircle',
  rect: 'emptyRect',
  triangle: 'emptyTriangle',
  diamond: 'emptyDiamond',
};

/** Values along the axis; what is not whole has a hollow mark. */
function drawnValues(line: ChartSeries, data: ChartData, look: Look) {
  const open = new Set(line.points.filter((each) => each.isOpen).map(({ period }) => period));
  const axis = axisOf(data);
  return valuesAlong(line.points, axis).map((value, at) =>
    value !== null && open.has(axis[at]!.key) && look.symbol !== undefined
      ? { value, symbol: HOLLOW[look.symbol] ?? look.symbol, symbolSize: look.symbolSize + 2 }
      : value,
  );
}

function drawLine(line: ChartSeries, data: ChartData, ink: ChartInk) {
  const look = lookOf(line, data, ink);
  return {
    type: 'line' as const,
    name: line.label,
    data: drawnValues(line, data, look),
    step: look.step,
    connectNulls: look.symbolSize === 0,
    animation: false,
    showSymbol: look.symbolSize > 0,
    showAllSymbol: true,
    symbol: look.symbol ?? 'circle',
    symbolSize: look.symbolSize,
    lineStyle: { color: look.color, width: look.width, type: look.type },
    itemStyle: { color: look.color },
    emphasis: { disabled: true },
  };
}

/** The band of what is near: what lies below it, unseen, and its own height upon that, under every line. */
function toleranceLines(data: ChartData, ink: ChartInk) {
  const { tolerance } = data;
  if (tolerance === undefined) return [];
  const places = axisOf(data).map(({ key }) => tolerance.points.find(({ period }) => period === key));
  const shared = {
    type: 'line' as const,
    stack: 'tolerance',
    step: tolerance.along === 'target' ? ('middle' as const) : undefined,
    animation: false,
    silent: true,
    showSymbol: false,
    connectNulls: true,
    z: 1,
    emphasis: { disabled: true },
  };
  const edge = { color: ink.quiet, width: 1, type: 'dotted' as const };
  if (isThinTolerance(data)) {
    const wide = { color: ink.quiet, width: THIN_WIDTH, opacity: TOLERANCE_OPACITY };
    return [{ ...shared, data: places.map((each) => each?.from ?? null), lineStyle: wide }];
  }
  return [
    { ...shared, data: places.map((each) => each?.from ?? null), lineStyle: edge },
    {
      ...shared,
      data: places.map((each) => (each === undefined ? null : each.to - each.from)),
      lineStyle: edge,
      areaStyle: { color: ink.quiet, opacity: TOLERANCE_OPACITY },
    },
  ];
}

const TOLERANCE_OPACITY = 0.25;
/** Of a band that would be thinner than the line beside it, in pixels. */
const THIN_WIDTH = 9;

/** Dotted where the method changes; its words stand below the chart. */
function breakMarks(data: ChartData, ink: ChartInk) {
  const cuts = axisOf(data).filter(({ cut }) => cut !== undefined);
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: ink.quiet, type: 'dotted' as const, width: 1 },
    label: { show: false },
    data: cuts.map(({ key }) => ({ xAxis: key })),
  };
}

function tooltipRows(data: ChartData, period: string): string[] {
  const lines = linesOfChart(data);
  const cut = axisOf(data).find(({ key }) => key === period)?.cut;
  if (cut !== undefined) return [cut];
  return lines
    .map(({ label, points }) => ({ label, text: textOf(points, period) }))
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => `${label}: ${text}`)
    .concat(nearRow(data, period));
}

function nearRow({ tolerance }: ChartData, period: string): string[] {
  const near = tolerance?.points.find((each) => each.period === period);
  return near === undefined ? [] : [`Tolerância: ${near.text}`];
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
      ...(data.bands?.length ? { max: ({ max }: { max: number }) => Math.max(max, reachOf(data)[1]) } : {}),
      boundaryGap: data.fromZero ? undefined : (['12%', '12%'] as [string, string]),
      splitNumber: 4,
      axisLabel: { ...words, formatter: (value: number) => value.toLocaleString('pt-BR') },
      splitLine: { lineStyle: { color: ink.rule } },
    },
  };
}

/** The ranges as pale areas; an open one reaches the end of the axis. */
function bandMarks(data: ChartData, ink: ChartInk) {
  const [, most] = reachOf(data);
  return {
    silent: true,
    animation: false,
    itemStyle: { color: ink.band },
    label: { position: 'insideTopLeft' as const, color: ink.quiet, fontSize: 13 },
    data: (data.bands ?? []).map(({ label, from, to }): [object, object] => [
      { name: label, yAxis: from ?? 0 },
      { yAxis: to ?? most },
    ]),
  };
}

/** Least and greatest of everything drawn, the ends of ranges too. */
function reachOf(data: ChartData): [number, number] {
  const points = linesOfChart(data).flatMap((line) => line.points.map(({ value }) => value));
  const ends = (data.bands ?? []).flatMap(({ from, to }) => [from, to]);
  const known = [...points, ...ends].filter((value) => value !== null);
  return [Math.min(...known), Math.max(...known)];
}

/** A line's last point with what is written beside it. */
export interface EndLabel {
  readonly seriesIndex: number;
  /** Place on the axis, and value. */
  readonly at: readonly [number, number];
  readonly value: string;
  readonly name: readonly string[];
  readonly color: string;
}

const LONGEST_LINE = { narrow: 14, wide: 20 } as const;

/** What stands at the end of each line: its last value, and its name where several lines ask for it. */
export function endLabels(
  data: ChartData,
  ink: ChartInk,
  { narrow, named }: { narrow: boolean; named: boolean },
): EndLabel[] {
  const axis = axisOf(data).map(({ key }) => key);
  const lines = drawnLines(data);
  return lines.flatMap((line, seriesIndex) => {
    const last = line.points.findLast(({ value }) => value !== null);
    if (last === undefined || last.value === null) return [];
    const isActual = data.series.includes(line);
    const name = (isActual && !named) || lines.length === 1 ? '' : line.label;
    return {
      seriesIndex,
      at: [axis.indexOf(last.period), last.value] as const,
      value: last.text,
      name: name === '' ? [] : wrapWords(name, narrow ? LONGEST_LINE.narrow : LONGEST_LINE.wide),
      color: lookOf(line, data, ink).color,
    };
  });
}

/** In the order of drawing: what is measured lies above what was meant, and the first of it above the others. */
export function drawnLines(data: ChartData): ChartSeries[] {
  const meant = linesOfChart(data).filter((line) => !data.series.includes(line));
  return [...meant, ...data.series.toReversed()];
}

export const isStepped = (line: ChartSeries): boolean => QUIET_LINES[line.id]?.step !== undefined;

/** What ECharts draws: actual lines, target as steps, ranges, changes of method. `right` is the room of the labels. */
export function chartOption(data: ChartData, ink: ChartInk, right: number) {
  const [first, ...others] = drawnLines(data).map((line) => drawLine(line, data, ink));
  return {
    textStyle: { fontFamily: ink.font, color: ink.ink },
    grid: {
      left: 8,
      right,
      top: 24,
      bottom: 4,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    tooltip: tooltipOf(data, ink),
    ...axesOf(data, ink),
    series:
      first === undefined
        ? []
        : [
            { ...first, markLine: breakMarks(data, ink), markArea: bandMarks(data, ink) },
            ...others,
            ...toleranceLines(data, ink),
          ],
  };
}
