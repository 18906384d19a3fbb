import { AppError } from '../kernel/app-error.ts';

const DRAWN = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** A drawing of the page as a file that stands by itself: what the page's style gives each part is written on it. */
export function svgText(drawing: SVGSVGElement, title: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const parts = [drawing, ...drawing.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [at, part] of parts.entries()) {
    const style = getComputedStyle(part);
    const twin = copies[at];
    if (twin === undefined) continue;
    for (const name of DRAWN) twin.setAttribute(name, style.getPropertyValue(name));
    if (part instanceof SVGTextElement) keepLength(part, twin);
    twin.removeAttribute('class');
    twin.removeAttribute('href');
    if (twin.tagName === 'title' && twin.parentNode === copy) twin.textContent = title;
  }
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** A text stays as wide as it was measured, whatever font is at hand where the file is opened. */
function keepLength(text: SVGTextElement, twin: SVGElement): void {
  twin.setAttribute('textLength', text.getComputedTextLength().toFixed(1));
  twin.setAttribute('lengthAdjust', 'spacingAndGlyphs');
}

/** The drawing as an image that a canvas can draw. @throws AppError `unavailable` where the browser cannot. */
export function svgImage(drawing: SVGSVGElement, title: string): Promise<HTMLImageElement> {
  return new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () =>
      fail(new AppError('unavailable', 'O navegador não conseguiu fazer a figura. Baixe-a em SVG.'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(drawing, title))}`;
  });
}
