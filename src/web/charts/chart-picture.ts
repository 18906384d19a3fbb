import { LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { composePicture, PICTURE_WIDTH } from '../picture.ts';
import { breakWords, type ChartData, toleranceWords } from './chart-data.ts';
import { drawChart, inkOf } from './draw-chart.ts';

use([LineChart, GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent, CanvasRenderer]);

const SIZE = { width: PICTURE_WIDTH, height: 460 } as const;

/** The chart as a PNG with its title, unit, source and changes of method. */
export async function chartPicture(title: string, note: string | undefined, data: ChartData): Promise<Blob> {
  const chart = init(document.createElement('div'), null, {
    renderer: 'canvas',
    devicePixelRatio: 2,
    ...SIZE,
  });
  try {
    const ink = inkOf(document.body);
    drawChart(chart, data, { ...ink, ground: ink.surface }, true);
    const drawing = chart.renderToCanvas({ pixelRatio: 2 });
    const notes = note === undefined ? [] : [note];
    return await composePicture(
      { title, notes, below: [...toleranceWords(data), ...breakWords(data)], height: SIZE.height },
      (context) => context.drawImage(drawing, 0, 0, SIZE.width, SIZE.height),
    );
  } finally {
    chart.dispose();
  }
}
