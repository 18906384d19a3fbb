/** A rectangle on the drawing, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The name of a line: the point it belongs to, and how much room it takes. */
export interface LineLabel {
  readonly at: Spot;
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
const WIDTH_OF_LETTER = 0.53;

/** About how wide a text is in the house's font. */
export function textWidth(text: string, size: number): number {
  return Math.ceil(text.length * size * WIDTH_OF_LETTER);
}

/** The words in lines of at most `most` characters; a longer word keeps a line to itself. */
export function wrapWords(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Where each label stands: beside its point, above or below it, near or a little farther, wherever it covers the least
 * of the lines and of the labels before it and leaves no part of itself outside the drawing.
 */
export function placeLabels(
  labels: readonly LineLabel[],
  lines: readonly (readonly Spot[])[],
  area: Box,
): Box[] {
  const placed: Box[] = [];
  for (const label of labels) {
    const isBelowAnother = labels.some(({ at }) => Math.abs(at.x - label.at.x) < GAP && at.y < label.at.y);
    const boxes = candidates(label, isBelowAnother ? 1 : -1);
    const costs = boxes.map((box, index) => costOf(box, { lines, placed, area }) + index);
    placed.push(boxes[costs.indexOf(Math.min(...costs))] as Box);
  }
  return placed;
}

/** The best of them first: away from a label above. */
function candidates({ at, width, height }: LineLabel, first: 1 | -1): Box[] {
  const box = (x: number, y: number): Box => ({ x, y, width, height });
  const right = at.x + GAP;
  const left = at.x - GAP - width;
  const middle = at.x - width / 2;
  const rows = [0, 0.5, 1, 1.5, 2, 3].flatMap((far) => (far === 0 ? [0] : [first * far, -first * far]));
  return rows.flatMap((row) => {
    const y = at.y - height / 2 + row * (height + 2);
    const beside = [box(right, y), box(left, y)];
    return Math.abs(row) < 1 ? beside : [beside[0]!, box(middle, y + Math.sign(row) * GAP), beside[1]!];
  });
}

const OUTSIDE = 50;
const OVER_LABEL = 20;
const OVER_LINE = 8;

interface Surroundings {
  readonly lines: readonly (readonly Spot[])[];
  readonly placed: readonly Box[];
  readonly area: Box;
}

function costOf(box: Box, { lines, placed, area }: Surroundings): number {
  const outside = box.width * box.height - overlap(box, area);
  const labels = placed.reduce((sum, each) => sum + overlap(box, each), 0);
  const crossed = lines.reduce((sum, line) => sum + lengthInside(line, box), 0);
  return outside * OUTSIDE + labels * OVER_LABEL + crossed * OVER_LINE;
}

const FAR = 18;

/** From a label to its point, where it could not stand near; null where it does. */
export function leaderOf(box: Box, at: Spot): { readonly from: Spot; readonly to: Spot } | null {
  const from = {
    x: Math.min(Math.max(at.x, box.x), box.x + box.width),
    y: Math.min(Math.max(at.y, box.y), box.y + box.height),
  };
  return Math.hypot(from.x - at.x, from.y - at.y) > FAR ? { from, to: at } : null;
}

/** The area that two boxes share. */
export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** How much of a line lies in a box. */
export function lengthInside(line: readonly Spot[], box: Box): number {
  return line.slice(1).reduce((sum, to, index) => sum + segmentInside(line[index] as Spot, to, box), 0);
}

/** Liang–Barsky: the part of the segment between its first and last moment inside. */
function segmentInside(from: Spot, to: Spot, box: Box): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ] as const) {
    if (step === 0 && room < 0) return 0;
    if (step < 0) enter = Math.max(enter, room / step);
    if (step > 0) leave = Math.min(leave, room / step);
  }
  return leave <= enter ? 0 : (leave - enter) * Math.hypot(dx, dy);
}
