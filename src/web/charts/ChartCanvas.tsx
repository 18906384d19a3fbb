import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { type ChartData, SERIES_LOOKS } from './chart-data.ts';
import { type ChartInk, chartOption } from './chart-option.ts';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, LabelLayout, SVGRenderer]);

const NARROW = 520;

function inkOf(element: Element): ChartInk {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink'),
    quiet: token('ink-quiet'),
    rule: token('rule'),
    surface: token('surface'),
    ground: token('ground'),
    tokens: Object.fromEntries(SERIES_LOOKS.map((look) => [look.token, token(look.token)])),
    target: token('ink'),
    font: style.fontFamily,
  };
}

/** The drawing itself; everything it says is also in `label` and in the table beside it. */
export function ChartCanvas({ data, label }: { data: ChartData; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const drawn = init(element, null, { renderer: 'svg' });
    chart.current = drawn;
    const draw = () => {
      drawn.resize();
      drawn.setOption(chartOption(data, inkOf(element), element.clientWidth < NARROW), { notMerge: true });
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, [data]);
  return <div ref={box} role="img" aria-label={label} className="h-72 w-full" />;
}
