import { LineChart } from 'echarts/charts';
import {
  GraphicComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartData } from './chart-data.ts';
import { drawChart, inkOf } from './draw-chart.ts';

use([
  LineChart,
  GraphicComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** The drawing itself; everything it says is also in `label` and in the table beside it. */
export function ChartCanvas({ data, label }: { data: ChartData; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const drawn = init(element, null, { renderer: 'svg' });
    const draw = () => {
      drawn.resize();
      drawChart(drawn, data, inkOf(element));
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
