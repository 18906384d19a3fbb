import { AppError } from '../kernel/app-error.ts';

const MARGIN = 32;
const LINE = 22;
const TITLE_LINE = 34;
const SHARPNESS = 2;
const WIDTH = 1164;

/** The room that a drawing has between the margins. */
export const PICTURE_WIDTH = WIDTH - 2 * MARGIN;

export interface PictureFrame {
  title: string;
  /** Below the title. */
  notes: readonly string[];
  /** Below the drawing. */
  below: readonly string[];
  /** Of the drawing. */
  height: number;
}

/** Draws between the margins; the origin is the corner of its room. */
type Draw = (context: CanvasRenderingContext2D) => void;

/** The value of a token of the page: "surface", "ink-quiet". */
export function inkNamed(name: string): string {
  return getComputedStyle(document.body).getPropertyValue(`--${name}`).trim();
}

/** A PNG that stands by itself: words above and below what is drawn, twice as sharp as the screen. */
export function composePicture({ title, notes, below, height }: PictureFrame, draw: Draw): Promise<Blob> {
  const top = MARGIN + TITLE_LINE + notes.length * LINE + LINE;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SHARPNESS;
  canvas.height = (top + height + below.length * LINE + MARGIN) * SHARPNESS;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = inkNamed('surface');
  context.fillRect(0, 0, canvas.width, canvas.height);
  const { fontFamily } = getComputedStyle(document.body);
  const write = (text: string, y: number, font: string, color: string) => {
    context.font = `${font} ${fontFamily}`;
    context.fillStyle = inkNamed(color);
    context.fillText(text, MARGIN, y, PICTURE_WIDTH);
  };
  write(title, MARGIN + LINE, '600 24px', 'ink');
  notes.forEach((note, index) => {
    write(note, MARGIN + TITLE_LINE + LINE * (index + 0.7), '16px', 'ink-quiet');
  });
  below.forEach((note, index) => {
    write(note, top + height + LINE * (index + 1), '15px', 'ink-quiet');
  });
  context.translate(MARGIN, top);
  draw(context);
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) =>
        blob
          ? done(blob)
          : fail(
              new AppError(
                'unavailable',
                'O navegador não conseguiu fazer a figura. Baixe a tabela em CSV ou XLSX.',
              ),
            ),
      'image/png',
    ),
  );
}
