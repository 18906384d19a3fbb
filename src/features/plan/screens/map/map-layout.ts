import type { Objective, PlanMap } from '../../contract.ts';
import { plainTitle } from '../words.ts';
import { attentionText, countsText } from './progress.ts';

/** How wide a text stands, in pixels, at a size and weight of the page's font. */
export type Measure = (text: string, size: number, weight: number) => number;

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** An objective with what somebody said of it beside what the rule computes, in words. */
export interface MapObjective extends Objective {
  readonly decided?: string | null;
}

export interface PlacedObjective {
  readonly objective: MapObjective;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: readonly Line[];
  /** Corner of the icon of its state; its word stands beside. */
  readonly state: { readonly x: number; readonly y: number };
  /** Null where no action is counted. */
  readonly bar: { readonly x: number; readonly y: number; readonly width: number } | null;
  readonly decided: readonly Line[];
  readonly counts: readonly Line[];
  readonly attention: readonly Line[];
}

interface PlacedPerspective {
  readonly id: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  readonly objectives: readonly PlacedObjective[];
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly perspectives: readonly PlacedPerspective[];
  /** From each perspective up to the one that it holds up. */
  readonly arrows: readonly string[];
}

/** Sizes of what is written; a baseline stands at about three quarters of its line. */
export const TYPE = {
  title: { size: 16, weight: 600, line: 21 },
  perspective: { size: 16, weight: 600, line: 21 },
  state: { size: 14, weight: 400, line: 24 },
  note: { size: 13, weight: 400, line: 18 },
} as const;
type Kind = keyof typeof TYPE;

export const BAR = 8;
export const ICON = 16;
const PAD = 14;
const GAP = 12;
const ARROW = 30;
const SIDE = 156;
const MOST_ABREAST = 3;
const LEAST_WIDTH = 220;
/** Below this width a perspective's name stands above its objectives, and these one under the other. */
const NARROW = 640;
const BASELINE = 0.76;

/** The words in lines no wider than the room; a word wider than that is broken where it must be, and nothing is left out. */
export function wrapMeasured(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...brokenWord(word, room, widthOf));
  }
  return lines;
}

function brokenWord(word: string, room: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  let rest = [...word];
  while (rest.length > 1 && widthOf(rest.join('')) > room) {
    let fits = rest.length - 1;
    while (fits > 1 && widthOf(rest.slice(0, fits).join('')) > room) fits--;
    pieces.push(rest.slice(0, fits).join(''));
    rest = rest.slice(fits);
  }
  return [...pieces, rest.join('')];
}

/** Writes down a column: each call goes on below what the one before wrote. */
function column(x: number, top: number, room: number, measure: Measure) {
  let y = top;
  return {
    write(text: string | null, kind: Kind): Line[] {
      if (text === null || text === '') return [];
      const { size, weight, line } = TYPE[kind];
      const lines = wrapMeasured(text, room, (each) => measure(each, size, weight));
      return lines.map((each) => {
        const placed = { text: each, x, y: y + line * BASELINE };
        y += line;
        return placed;
      });
    },
    leave(height: number): number {
      const at = y;
      y += height;
      return at;
    },
    end: () => y,
  };
}

export const objectiveName = ({ number, title }: Pick<Objective, 'number' | 'title'>): string =>
  `${number === null ? '' : `${number}. `}${plainTitle(title)}`;

function placeObjective(
  objective: MapObjective,
  at: { x: number; y: number; width: number },
  measure: Measure,
): PlacedObjective {
  const room = at.width - 2 * PAD;
  const down = column(at.x + PAD, at.y + PAD, room, measure);
  const title = down.write(objectiveName(objective), 'title');
  down.leave(6);
  const state = { x: at.x + PAD, y: down.leave(TYPE.state.line) + (TYPE.state.line - ICON) / 2 };
  const decided = down.write(objective.decided ?? null, 'note');
  const judged = objective.live.actions === 0;
  const bar = judged ? null : { x: at.x + PAD, y: down.leave(BAR + 6) + 2, width: room };
  const counts = judged
    ? down.write('Não tem quadro de ações: as metas dizem como está.', 'note')
    : down.write(countsText(objective.live), 'note');
  const attention = down.write(attentionText(objective.live), 'note');
  const height = down.end() + PAD - at.y;
  return { objective, ...at, height, title, state, decided, bar, counts, attention };
}

/** The objectives of a perspective, row after row, those of a row equally high. */
function placeRows(
  objectives: readonly MapObjective[],
  at: { x: number; y: number; width: number },
  abreast: number,
  measure: Measure,
): { placed: PlacedObjective[]; end: number } {
  const width = (at.width - GAP * (abreast - 1)) / abreast;
  const placed: PlacedObjective[] = [];
  let y = at.y;
  for (let first = 0; first < objectives.length; first += abreast) {
    const row = objectives
      .slice(first, first + abreast)
      .map((each, place) => placeObjective(each, { x: at.x + place * (width + GAP), y, width }, measure));
    const height = Math.max(...row.map((each) => each.height));
    placed.push(...row.map((each) => ({ ...each, height })));
    y += height + GAP;
  }
  return { placed, end: Math.max(at.y, y - GAP) };
}

/** Where everything of the strategic map stands: perspectives from the result down to what sustains it. Pure. */
export function layoutMap(
  { perspectives, objectives }: Pick<PlanMap, 'perspectives'> & { objectives: readonly MapObjective[] },
  width: number,
  measure: Measure,
): MapLayout {
  const narrow = width < NARROW;
  let y = 0;
  const arrows: string[] = [];
  const bands = perspectives.map((perspective, index): PlacedPerspective => {
    if (index > 0) {
      arrows.push(arrowUp(width / 2, y));
      y += ARROW;
    }
    const own = objectives.filter((each) => each.perspective === perspective.id);
    const name = column(PAD, y + PAD, narrow ? width - 2 * PAD : SIDE - 2 * PAD, measure);
    const lines = name.write(perspective.title, 'perspective');
    const at = narrow
      ? { x: GAP, y: name.end() + GAP, width: width - 2 * GAP }
      : { x: SIDE, y: y + GAP, width: width - SIDE - GAP };
    const fitting = Math.floor((at.width + GAP) / (LEAST_WIDTH + GAP));
    const abreast = Math.max(1, Math.min(own.length, MOST_ABREAST, fitting));
    const { placed, end } = placeRows(own, at, abreast, measure);
    const bottom = Math.max(end + GAP, name.end() + PAD);
    const shift = narrow ? 0 : (bottom - y - 2 * PAD - lines.length * TYPE.perspective.line) / 2;
    const band = {
      ...perspective,
      x: 0,
      y,
      width,
      height: bottom - y,
      lines: lines.map((line) => ({ ...line, y: line.y + shift })),
      objectives: placed,
    };
    y = bottom;
    return band;
  });
  return { width, height: y, perspectives: bands, arrows };
}

/** An arrow in the space under a perspective, its head towards it. */
function arrowUp(x: number, top: number): string {
  const [tip, foot] = [top + 6, top + ARROW - 5];
  return `M${x} ${foot}V${tip}M${x - 6} ${tip + 7}L${x} ${tip}L${x + 6} ${tip + 7}`;
}
