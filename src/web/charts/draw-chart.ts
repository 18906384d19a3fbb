import type { EChartsType } from 'echarts/core';
import {
  axisOf,
  type ChartData,
  type ChartSeries,
  needsLegend,
  SERIES_LOOKS,
  valuesAlong,
} from './chart-data.ts';
import { type Box, leaderOf, placeLabels, textWidth } from './chart-labels.ts';
import {
  type ChartInk,
  chartOption,
  drawnLines,
  type EndLabel,
  endLabels,
  isStepped,
} from './chart-option.ts';

const NARROW = 520;
const VALUE = { size: 16, line: 19 } as const;
const NAME = { size: 13, line: 16 } as const;
const MARGIN = 14;
const WIDEST_SHARE = 0.42;

/** Colours and type of the page, as its tokens say at this moment. */
export function inkOf(element: Element): ChartInk {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink'),
    quiet: token('ink-quiet'),
    rule: token('rule'),
    surface: token('surface'),
    ground: token('ground'),
    band: token('ground-deep'),
    tokens: Object.fromEntries(SERIES_LOOKS.map((look) => [look.token, token(look.token)])),
    target: token('ink'),
    font: style.fontFamily,
  };
}

/** Draws the lines, asks where they came to lie, and writes the names where they cover nothing: the values alone where the names stand above. */
export function drawChart(
  chart: EChartsType,
  data: ChartData,
  ink: ChartInk,
  named = !needsLegend(data),
): void {
  const width = chart.getWidth();
  const labels = endLabels(data, ink, { narrow: width < NARROW, named }).toReversed();
  const right = roomAtRight(labels, axisOf(data).length, width);
  chart.setOption(chartOption(data, ink, right), { notMerge: true });
  const sizes = labels.map(sizeOf);
  const ends = labels.map(({ at }) => pixelOf(chart, at));
  const boxes = placeLabels(
    ends.map((at, index) => ({ at, ...sizes[index]! })),
    drawnLines(data).flatMap((line) => polylines(chart, line, data)),
    { x: 0, y: 0, width, height: chart.getHeight() - NAME.line - MARGIN },
  );
  const graphic = labels.flatMap((label, index) => {
    const box = boxes[index] as Box;
    const leader = leaderOf(box, ends[index]!);
    return [...(leader === null ? [] : [lineOf(leader, label)]), textOf(label, box, ink)];
  });
  chart.setOption({ graphic });
}

function lineOf({ from, to }: NonNullable<ReturnType<typeof leaderOf>>, { color }: EndLabel) {
  return {
    type: 'line' as const,
    z: 99,
    silent: true,
    shape: { x1: from.x, y1: from.y, x2: to.x, y2: to.y },
    style: { stroke: color, lineWidth: 1 },
  };
}

function sizeOf({ value, name }: EndLabel): { width: number; height: number } {
  const widths = [textWidth(value, VALUE.size), ...name.map((line) => textWidth(line, NAME.size))];
  return { width: Math.max(...widths), height: VALUE.line + name.length * NAME.line };
}

/** Beside the drawing only where a line ends near it. */
function roomAtRight(labels: readonly EndLabel[], places: number, width: number): number {
  const near = labels.filter(({ at }) => at[0] >= places - 1);
  const widest = Math.max(0, ...near.map((label) => sizeOf(label).width));
  return Math.min(widest + MARGIN, width * WIDEST_SHARE);
}

function pixelOf(chart: EChartsType, [place, value]: readonly [number, number]): { x: number; y: number } {
  const [x = 0, y = 0] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [place, value]);
  return { x, y };
}

/** The stretches of a line as drawn: cut where a value is missing, except where lines of targets run on. */
function polylines(chart: EChartsType, line: ChartSeries, data: ChartData): { x: number; y: number }[][] {
  const runsOn = !data.series.includes(line);
  const stretches: { x: number; y: number }[][] = [[]];
  valuesAlong(line.points, axisOf(data)).forEach((value, place) => {
    if (value !== null) stretches.at(-1)?.push(pixelOf(chart, [place, value]));
    else if (!runsOn) stretches.push([]);
  });
  return isStepped(line) ? stretches.map(steps) : stretches;
}

/** A step half way between two points. */
function steps(points: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (next === undefined) return [point];
    const x = (point.x + next.x) / 2;
    return [point, { x, y: point.y }, { x, y: next.y }];
  });
}

function textOf({ value, name, color }: EndLabel, box: Box, ink: ChartInk) {
  const halo = { fill: color, stroke: ink.ground, lineWidth: 4, fontFamily: ink.font };
  return {
    type: 'text' as const,
    x: box.x,
    y: box.y,
    z: 100,
    silent: true,
    style: {
      text: [`{v|${value}}`, ...name.map((line) => `{n|${line}}`)].join('\n'),
      rich: {
        v: { ...halo, fontSize: VALUE.size, fontWeight: 600, lineHeight: VALUE.line },
        n: { ...halo, fontSize: NAME.size, lineHeight: NAME.line },
      },
    },
  };
}
