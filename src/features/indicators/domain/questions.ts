import {
  amountNames,
  compileFilters,
  ESTABLISHMENT,
  type GroupKey,
  keysOf,
  MUNICIPALITY,
  named,
  PART,
  type Regions,
  type Tally,
} from './compile.ts';

type NamedMeasure = ReturnType<typeof named>;

/** One pass over the files for several tallies that are counted by the same keys. */
export interface Question {
  readonly groupBy: readonly GroupKey[];
  readonly filters: ReturnType<typeof compileFilters>;
  readonly measures: readonly NamedMeasure[];
  /** Whose each measure is, and its place among the tally's amounts; null where the part decides the place. */
  readonly targets: readonly { readonly tally: Tally; readonly at: number | null }[];
}

/** The fewest passes that count all of these tallies of one system. */
export function questionsOf(tallies: readonly Tally[], regions: Regions): Question[] {
  const byKeys = new Map<string, { groupBy: readonly GroupKey[]; tallies: Tally[] }>();
  for (const tally of tallies) {
    for (const groupBy of keysOf(tally.counting)) {
      const id = JSON.stringify(groupBy);
      const same = byKeys.get(id) ?? { groupBy, tallies: [] };
      same.tallies.push(tally);
      byKeys.set(id, same);
    }
  }
  return [...byKeys.values()].flatMap(({ groupBy, tallies: same }) => [
    shared(groupBy, same, regions),
    ...same.flatMap((tally) => grouped(groupBy, tally, regions)),
  ]);
}

/** Conditions of a lone tally stand for the whole pass; of several, with each measure. */
function shared(groupBy: readonly GroupKey[], tallies: readonly Tally[], regions: Regions): Question {
  const alone = tallies.length === 1;
  const measures = tallies.flatMap(({ measures: own, counting }, tally) =>
    own.map(({ name, measure }) =>
      named(`${tally}/${name}`, measure, alone ? [] : counting.filters, regions),
    ),
  );
  return {
    groupBy,
    filters: alone ? compileFilters(tallies[0]!.counting.filters, regions) : [],
    measures,
    targets: tallies.flatMap((tally) => tally.measures.map((_, at) => ({ tally, at }))),
  };
}

function grouped(groupBy: readonly GroupKey[], tally: Tally, regions: Regions): Question[] {
  const { grouped: parts, counting } = tally;
  if (parts === null) return [];
  return [
    {
      groupBy: [...groupBy, { column: parts.column, as: PART, length: parts.length }],
      filters: compileFilters(counting.filters, regions),
      measures: [named(PART, parts.measure, [], regions)],
      targets: [{ tally, at: null }],
    },
  ];
}

/** Amounts in hundredths, in the order of the tally's names. */
interface Amounts {
  readonly municipality: string;
  readonly hundredths: bigint[];
}

/** What was counted of one file by one tally. */
export interface TallyCounts {
  readonly tally: Tally;
  readonly municipalities: ReadonlyMap<string, bigint[]>;
  readonly establishments: ReadonlyMap<string, Amounts & { readonly establishment: string }>;
}

class Sheet {
  readonly municipalities = new Map<string, bigint[]>();
  readonly establishments = new Map<string, Amounts & { establishment: string }>();
  private readonly width: number;
  readonly placeOf: ReadonlyMap<string, number>;
  readonly placesBoth: boolean;

  constructor(tally: Tally) {
    const names = amountNames(tally);
    this.width = names.length;
    this.placeOf = new Map(names.map((name, at) => [name, at]));
    const { establishment, territoryColumn } = tally.counting;
    this.placesBoth = establishment?.municipality === territoryColumn;
  }

  add(municipality: string, establishment: string | null, at: number, hundredths: bigint): void {
    if (establishment !== null) this.ofUnit(municipality, establishment)[at]! += hundredths;
    if (establishment === null || this.placesBoth) this.ofPlace(municipality)[at]! += hundredths;
  }

  private ofPlace(municipality: string): bigint[] {
    const found = this.municipalities.get(municipality) ?? this.zeros();
    this.municipalities.set(municipality, found);
    return found;
  }

  private ofUnit(municipality: string, establishment: string): bigint[] {
    const id = `${establishment}/${municipality}`;
    const found = this.establishments.get(id) ?? { municipality, establishment, hundredths: this.zeros() };
    this.establishments.set(id, found);
    return found.hundredths;
  }

  private zeros(): bigint[] {
    return new Array<bigint>(this.width).fill(0n);
  }
}

/** Answers of the engine put together, file by file. Nothing is kept of what counts zero. */
export class Fold {
  private readonly sheets: Map<Tally, Sheet>[];

  constructor(files: number, tallies: readonly Tally[]) {
    this.sheets = Array.from(
      { length: files },
      () => new Map(tallies.map((tally) => [tally, new Sheet(tally)])),
    );
  }

  /** `partitions`, `keys` and `measures` are columns of the same length. */
  take(
    { groupBy, targets }: Question,
    partitions: readonly number[],
    keys: readonly (readonly string[])[],
    measures: readonly (readonly string[])[],
  ): void {
    const keyOf = (as: string) => keys[groupBy.findIndex((key) => key.as === as)] ?? null;
    const [places, units, parts] = [MUNICIPALITY, ESTABLISHMENT, PART].map(keyOf);
    targets.forEach(({ tally, at }, index) => {
      (measures[index] as readonly string[]).forEach((text, row) => {
        if (text === '0' || text === '0.00') return;
        const sheet = this.sheets[partitions[row] as number]!.get(tally) as Sheet;
        const place = at ?? placeOfPart(sheet, tally, parts?.[row] ?? '');
        if (place === undefined) return;
        sheet.add(places?.[row] ?? '', units?.[row] ?? null, place, hundredthsOf(text));
      });
    });
  }

  /** What was counted of the file at this place in the query. */
  ofFile(index: number): TallyCounts[] {
    return [...(this.sheets[index] ?? [])].map(([tally, sheet]) => ({ tally, ...sheet }));
  }
}

function placeOfPart(sheet: Sheet, { grouped: parts }: Tally, code: string): number | undefined {
  const name = parts?.nameOf.get(code);
  return name === undefined ? undefined : sheet.placeOf.get(name);
}

/** Exact: `12` → 1200, `-3.5` → -350. The engine gives two places at most. */
function hundredthsOf(text: string): bigint {
  const point = text.indexOf('.');
  if (point < 0) return BigInt(text) * 100n;
  return BigInt(text.slice(0, point) + text.slice(point + 1).padEnd(2, '0'));
}

/** `1234.50`, or `1234` where there is no fraction. */
export function hundredthsText(amount: bigint): string {
  if (amount % 100n === 0n) return String(amount / 100n);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
