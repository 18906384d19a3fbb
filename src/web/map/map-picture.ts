import { composePicture, inkNamed, PICTURE_WIDTH } from '../picture.ts';
import { MAP_HEIGHT, MAP_WIDTH, type MeshPaths } from './mesh-paths.ts';

export interface MapPicture {
  title: string;
  unit: string;
  note: string | undefined;
  paths: MeshPaths;
  /** The fill of an area by its code, as a token of the page; null where nothing is known. */
  fillOf: (code: string) => string | null;
  /** Names of the classes with their token, from the lowest. */
  classes: readonly { label: string; fill: string }[];
  /** Of the ranking, as it is read. */
  ranking: readonly { name: string; text: string }[];
}

const RANKED = 16;
const LINE = 22;
const LIST_AT = MAP_WIDTH + 40;

/** The map as a PNG with its title, unit, classes and the head of the ranking. */
export function mapPicture(map: MapPicture): Promise<Blob> {
  const below = map.note === undefined ? [] : [map.note];
  return composePicture({ title: map.title, notes: [map.unit], below, height: MAP_HEIGHT }, (context) => {
    drawAreas(context, map);
    drawClasses(context, map);
    drawRanking(context, map);
  });
}

/** `var(--scale-1)` as the colour it stands for. */
const colourOf = (fill: string | null) => inkNamed(fill === null ? 'missing' : fill.slice(6, -1));

function drawAreas(context: CanvasRenderingContext2D, { paths, fillOf }: MapPicture): void {
  context.strokeStyle = inkNamed('surface');
  context.lineWidth = 0.6;
  for (const { code, d } of paths.areas) {
    const path = new Path2D(d);
    context.fillStyle = colourOf(fillOf(code));
    context.fill(path);
    context.stroke(path);
  }
  context.strokeStyle = inkNamed('ink');
  context.lineWidth = 1.2;
  context.stroke(new Path2D(paths.borders));
  context.stroke(new Path2D(paths.outline));
}

function drawClasses(context: CanvasRenderingContext2D, { classes, fillOf, paths }: MapPicture): void {
  const missing = paths.areas.some(({ code }) => fillOf(code) === null);
  const all = [...classes, ...(missing ? [{ label: 'Sem dado', fill: null }] : [])];
  all.forEach(({ label, fill }, index) => {
    const y = index * LINE;
    context.fillStyle = colourOf(fill);
    context.fillRect(LIST_AT, y, 26, 15);
    context.strokeStyle = inkNamed('rule-strong');
    context.strokeRect(LIST_AT, y, 26, 15);
    write(context, label, LIST_AT + 36, y + 13);
  });
}

function drawRanking(context: CanvasRenderingContext2D, { classes, ranking }: MapPicture): void {
  const top = (classes.length + 2) * LINE;
  ranking.slice(0, RANKED).forEach(({ name, text }, index) => {
    const y = top + index * LINE;
    write(context, `${index + 1}. ${name}`, LIST_AT, y + 13);
    context.textAlign = 'right';
    write(context, text, PICTURE_WIDTH, y + 13);
    context.textAlign = 'left';
  });
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.font = `15px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = inkNamed('ink');
  context.fillText(text, x, y);
}
