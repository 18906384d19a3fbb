export type Token = { text: string; start: number; end: number };

/** One step of the alignment: an OCR word and a word of the reading, or only one of them. */
export type Step = { ocr: number | null; reading: number | null };

const REMOVE = 1;
const DIFFERENT = 2.6;
const CHANGED = 0.05;
/** Signs such as ¢ for "e" share no letter with what they stand for, and are paired all the same. */
const SHORT_PAIR = 1.6;

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S+/gu)].map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));
}

/** Cheapest word-by-word alignment; words that look alike are paired, the rest removed or inserted. */
export function align(ocr: string[], reading: string[]): Step[] {
  const cost = pairCosts(ocr, reading);
  const width = reading.length + 1;
  const from = new Uint8Array((ocr.length + 1) * width);
  let above = Float64Array.from({ length: width }, (_, j) => j * REMOVE);
  from.fill(2, 1, width);
  for (let i = 1; i <= ocr.length; i++) {
    const row = new Float64Array(width);
    row[0] = i * REMOVE;
    from[i * width] = 1;
    for (let j = 1; j < width; j++) {
      const pair = above[j - 1]! + cost(i - 1, j - 1);
      const remove = above[j]! + REMOVE;
      const insert = row[j - 1]! + REMOVE;
      const best = Math.min(pair, remove, insert);
      row[j] = best;
      from[i * width + j] = best === pair ? 0 : best === remove ? 1 : 2;
    }
    above = row;
  }
  return walkBack(from, width, ocr.length, reading.length);
}

function walkBack(from: Uint8Array, width: number, rows: number, columns: number): Step[] {
  const steps: Step[] = [];
  let i = rows;
  let j = columns;
  while (i > 0 || j > 0) {
    const move = from[i * width + j];
    if (move === 0) steps.push({ ocr: --i, reading: --j });
    else if (move === 1) steps.push({ ocr: --i, reading: null });
    else steps.push({ ocr: null, reading: --j });
  }
  return steps.reverse();
}

function pairCosts(ocr: string[], reading: string[]): (i: number, j: number) => number {
  const left = numbered(ocr);
  const right = numbered(reading);
  const known = new Float64Array(left.words.length * right.words.length).fill(-1);
  return (i, j) => {
    const a = left.ids[i]!;
    const b = right.ids[j]!;
    const at = a * right.words.length + b;
    if (known[at]! < 0) known[at] = wordCost(left.words[a]!, right.words[b]!);
    return known[at]!;
  };
}

function numbered(words: string[]): { words: string[]; ids: number[] } {
  const index = new Map<string, number>();
  const ids = words.map((word) => {
    const id = index.get(word) ?? index.size;
    index.set(word, id);
    return id;
  });
  return { words: [...index.keys()], ids };
}

function wordCost(a: string, b: string): number {
  if (a === b) return 0;
  const left = bare(a);
  const right = bare(b);
  const longest = Math.max(left.length, right.length);
  const cost = CHANGED + (DIFFERENT * editDistance(left, right)) / longest;
  return longest <= 2 ? Math.min(cost, SHORT_PAIR) : cost;
}

function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const pair = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(pair, above[j]! + 1, row[j - 1]! + 1));
    }
    above = row;
  }
  return above[b.length]!;
}
