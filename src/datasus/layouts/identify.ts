import type { RecordBatch } from '../column-batch.ts';
import type { TableHeader } from '../dbf.ts';
import { LAYOUTS } from './catalogue.ts';
import { fromName, fullYear, type NamedIdentity } from './file-name.ts';
import type { Layout } from './layout.ts';
import { type Slice, Tally } from './tally.ts';
import { BRAZIL, isUf, ufOfCode } from './uf.ts';

/** What a table is, as far as its content tells. */
export interface Identity {
  /** 'SIH-RD', 'SIA-PA', 'CNES-LT', 'SIM-DO', 'SIM-DOMAT', 'SINASC-DN'…; null where the columns are of no known layout. */
  system: string | null;
  /** Two letters, 'BR' for the country, 'EX' for abroad, or null. */
  uf: string | null;
  /** 'YYYY-MM' or 'YYYY', or null where rows disagree or there are none. */
  competencia: string | null;
  /** Date in the header, 'YYYY-MM-DD'; null where it is no date or is older than the period itself. */
  issuedOn: string | null;
  /** Which of the above the content could not tell and the file's name did. */
  fromName: readonly NamedPart[];
}

export type NamedPart = 'system' | 'uf' | 'competencia';

/** More states than this in one table, and it is of the whole country. */
const NATIONAL_STATES = 20;
const UF_AGREEMENT = 0.99;

/** Watches the batches of one table go by and says what it is. */
export class IdentityWatch {
  readonly #header: TableHeader;
  readonly #layout: Layout | null;
  readonly #slices: Readonly<Record<string, Slice>>;
  readonly #tallies: Record<string, Tally> = {};
  readonly #named: NamedIdentity | null;

  constructor(header: TableHeader, fileName?: string) {
    this.#header = header;
    this.#layout = matchLayout(header);
    this.#slices = this.#layout === null ? {} : watchedSlices(this.#layout, header);
    for (const key of Object.keys(this.#slices)) this.#tallies[key] = new Tally();
    this.#named = fileName === undefined ? null : fromName(fileName);
  }

  /** The columns it looks at. */
  get columns(): readonly string[] {
    return [...new Set(Object.values(this.#slices).map(({ column }) => column))];
  }

  see(batch: RecordBatch): void {
    for (const [key, slice] of Object.entries(this.#slices)) this.#tallies[key]!.see(batch, slice);
  }

  identity(): Identity {
    const issuedOn = this.#header.updatedOn;
    if (this.#layout === null) return { system: null, uf: null, competencia: null, issuedOn, fromName: [] };
    const { system, byName } = this.#system(this.#layout);
    const fromRows = { uf: this.#uf(system), competencia: this.#competencia(this.#layout) };
    const named = this.#noRows && this.#named?.system === system ? this.#named : null;
    const competencia = fromRows.competencia ?? named?.competencia ?? null;
    const parts = (['uf', 'competencia'] as const).filter((part) => fromRows[part] === null && named?.[part]);
    return {
      system,
      uf: fromRows.uf ?? named?.uf ?? null,
      competencia,
      issuedOn: isOlder(issuedOn, competencia) ? null : issuedOn,
      fromName: byName ? ['system', ...parts] : parts,
    };
  }

  get #noRows(): boolean {
    return this.#tallies.uf?.empty ?? true;
  }

  /**
   * The first of the systems that the content allows. The name chooses among them where the content cannot: a
   * table without rows, or deaths of a single kind in a single state.
   */
  #system(layout: Layout): { system: string | null; byName: boolean } {
    const systems = layout.decide?.(this.#tallies) ?? [layout.system];
    const uncertain = systems.length > 1 && (this.#noRows || systems[0] === layout.system);
    const named = this.#named?.system ?? '';
    if (uncertain && systems.includes(named)) return { system: named, byName: true };
    return { system: uncertain && this.#noRows ? null : (systems[0] ?? null), byName: false };
  }

  #uf(system: string | null): string | null {
    const tally = this.#tallies.uf;
    if (tally === undefined || tally.empty) return null;
    const states = [...tally.counts.keys()].map(ufOf).filter((uf) => uf !== null);
    if (system !== null && /^SIM-DO./.test(system) && states.length > 1) return BRAZIL;
    const dominant = tally.dominant(UF_AGREEMENT);
    if (dominant !== null) return ufOf(dominant);
    return states.length > NATIONAL_STATES ? BRAZIL : null;
  }

  #competencia(layout: Layout): string | null {
    const agreement = layout.agreement ?? 1;
    const year = this.#tallies.year?.dominant(agreement) ?? null;
    if (year === null || !/^(\d\d|(19|20)\d\d)$/.test(year)) return null;
    if (layout.month === undefined) return fullYear(year);
    const month = this.#tallies.month?.dominant(agreement)?.padStart(2, '0') ?? '';
    return /^(0[1-9]|1[0-2])$/.test(month) ? `${fullYear(year)}-${month}` : null;
  }
}

/** What a table is, from its header and some of its rows (none is allowed: then the name alone tells when). */
export function identify(header: TableHeader, firstRows?: RecordBatch, fileName?: string): Identity {
  const watch = new IdentityWatch(header, fileName);
  if (firstRows !== undefined) watch.see(firstRows);
  return watch.identity();
}

/** Sets of columns by any of which tables of a system are recognised; empty where none is its own. */
export function tellingColumns(system: string): readonly (readonly string[])[] {
  return LAYOUTS.filter((layout) => layout.system === system).map(({ has }) => has);
}

/** The system to which a table with these columns (in upper case) belongs, as far as columns alone tell it. */
export function systemOfColumns(names: readonly string[]): string | null {
  const present = new Set(names);
  return LAYOUTS.find((layout) => matches(layout, present))?.system ?? null;
}

/** In which parts a file's name contradicts its content. Parts that either does not tell contradict nothing. */
export function disagreements(content: Identity, named: NamedIdentity | null): NamedPart[] {
  if (named === null) return [];
  const parts: NamedPart[] = ['system', 'uf', 'competencia'];
  return parts.filter(
    (part) => content[part] !== null && named[part] !== null && content[part] !== named[part],
  );
}

/** A table cannot have been issued before the period it is about: such a date is a converter's, not an issue. */
function isOlder(issuedOn: string | null, competencia: string | null): boolean {
  return issuedOn !== null && competencia !== null && issuedOn < competencia;
}

function matchLayout(header: TableHeader): Layout | null {
  const names = new Set(header.fields.map((field) => field.name.toUpperCase()));
  return LAYOUTS.find((layout) => matches(layout, names)) ?? null;
}

function matches({ has, lacks = [], only }: Layout, names: ReadonlySet<string>): boolean {
  if (!has.every((name) => names.has(name)) || lacks.some((name) => names.has(name))) return false;
  return only === undefined || [...names].every((name) => only.test(name));
}

function watchedSlices(layout: Layout, header: TableHeader): Record<string, Slice> {
  const names = new Set(header.fields.map((field) => field.name.toUpperCase()));
  const slices: Record<string, Slice> = { ...layout.watch };
  for (const key of ['uf', 'year', 'month'] as const) {
    const present = layout[key]?.find((slice) => names.has(slice.column));
    if (present !== undefined) slices[key] = present;
  }
  return slices;
}

/** A state as tables write it: two digits, or already two letters. */
function ufOf(value: string): string | null {
  return isUf(value) ? value : ufOfCode(value);
}
