import type { RefObject } from 'react';
import { formatDayInWords } from '../../../../kernel/format.ts';
import type { MenuEntry } from '../../../../web/components/Menu.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { composePicture, PICTURE_WIDTH } from '../../../../web/picture.ts';
import { saveFile } from '../../../../web/save-file.ts';
import { svgImage, svgText } from '../../../../web/svg-file.ts';
import type { PlanMap } from '../../contract.ts';

const NAME = 'mapa-estrategico';

async function pngOf(map: PlanMap, drawing: SVGSVGElement): Promise<Blob> {
  const image = await svgImage(drawing, map.title);
  const { width, height } = drawing.viewBox.baseVal;
  const scale = Math.min(1, PICTURE_WIDTH / width);
  const frame = {
    title: `Mapa estratégico · ${map.from.slice(0, 4)}–${map.to.slice(0, 4)}`,
    notes: [map.title, `Posição de ${formatDayInWords(map.today)}`],
    below: map.sources.slice(0, 1).map(({ title }) => `Fonte: ${title}`),
    height: height * scale,
  };
  return composePicture(frame, (context) => context.drawImage(image, 0, 0, width * scale, height * scale));
}

/** The drawing of the map as SVG and PNG, as it stands on the screen. */
export function drawingEntries(map: PlanMap, drawing: RefObject<SVGSVGElement | null>): MenuEntry[] {
  const hand = async (ending: 'svg' | 'png', make: (svg: SVGSVGElement) => Blob | Promise<Blob>) => {
    if (drawing.current === null) return;
    try {
      saveFile(`${NAME}.${ending}`, await make(drawing.current));
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
  };
  const svg = (each: SVGSVGElement) => new Blob([svgText(each, map.title)], { type: 'image/svg+xml' });
  return [
    {
      id: 'svg',
      label: 'O mapa (SVG)',
      note: 'desenho que se amplia sem perder nitidez',
      onAction: () => void hand('svg', svg),
    },
    {
      id: 'png',
      label: 'O mapa (PNG)',
      note: 'figura, com título e fonte',
      onAction: () => void hand('png', (each) => pngOf(map, each)),
    },
  ];
}
