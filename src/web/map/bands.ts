/** A value of one area. */
export interface AreaValue {
  code: string;
  name: string;
  value: number | null;
  /** As read: "12,3%". */
  text: string;
  /** What it lies in, for the list: the macro-region. */
  group?: string;
}

/** A class of the legend, [from, to); the last one includes its end. */
export interface MapBand {
  from: number;
  to: number;
  label: string;
}

const COUNT = 5;

/** Classes with about as many areas each; fewer where values repeat. Labels by `format`. */
export function quantileBands(values: readonly number[], format: (value: number) => string): MapBand[] {
  const sorted = [...values].sort((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  const inner = Array.from(
    { length: COUNT - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / COUNT)]!,
  );
  const edges = [...new Set([lowest, ...inner, highest])];
  if (edges.length === 1) return [{ from: lowest, to: lowest, label: format(lowest) }];
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1]!;
    const upTo = i === edges.length - 2 ? 'a' : 'até menos de';
    return { from, to, label: `${format(from)} ${upTo} ${format(to)}` };
  });
}

/** The class a value falls in, or -1. */
export function bandIndex(bands: readonly MapBand[], value: number): number {
  const last = bands.length - 1;
  return bands.findIndex(({ from, to }, i) => value >= from && (value < to || (i === last && value <= to)));
}

/** Colour step (0…4) of a class, so that few classes still use the whole scale. */
export function colourStep(index: number, count: number): number {
  return count <= 1 ? 2 : Math.round((index * (COUNT - 1)) / (count - 1));
}

/** Highest first, those without value last, each by name. */
export function ranked(values: readonly AreaValue[]): AreaValue[] {
  return [...values].sort(
    (a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || a.name.localeCompare(b.name, 'pt-BR'),
  );
}
