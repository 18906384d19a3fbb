import { AppError } from '../../../kernel/app-error.ts';
import { formatDay } from '../../../kernel/format.ts';
import { compareNames, nameRank, plainName } from './names.ts';
import {
  type Alias,
  isUnknownMunicipality,
  LEVEL_NAMES,
  type Level,
  levelOfCode,
  type TerritoryUnit,
} from './unit.ts';
import { isValidOn, overlaps } from './validity.ts';

/** A code that was understood, or the reason why it was not; never a guess. */
export type Resolution =
  | { readonly found: true; readonly unit: TerritoryUnit }
  | { readonly found: false; readonly reason: string };

export interface TerritoryNode {
  readonly unit: TerritoryUnit;
  readonly children: readonly TerritoryNode[];
}

export interface SearchHit {
  readonly unit: TerritoryUnit;
  /** The other name that matched, where the official one did not. */
  readonly alias: string | null;
}

interface Entry {
  readonly unit: TerritoryUnit;
  readonly key: string;
  readonly alias: string | null;
}

const LEVEL_ORDER: readonly Level[] = ['state', 'macroRegion', 'healthRegion', 'municipality'];

/** Every state and municipality of the country, and the regions of the configured state, each in its time. Immutable. */
export class Territory {
  /** Code of the configured state. */
  readonly home: string;
  readonly #byCode: ReadonlyMap<string, readonly TerritoryUnit[]>;
  /** Each list by name. */
  readonly #byParent: ReadonlyMap<string, readonly TerritoryUnit[]>;
  /** Where each place stands among all by name: lists of hundreds are made for every file that is counted. */
  readonly #order: ReadonlyMap<TerritoryUnit, number>;
  readonly #entries: readonly Entry[];

  /** @throws AppError `invalid-input` where two records of one code overlap in time or a parent is missing. */
  constructor(units: readonly TerritoryUnit[], aliases: readonly Alias[], home: string) {
    this.home = home;
    this.#byCode = Map.groupBy(units, (unit) => unit.code);
    const named = units.toSorted(compareNames);
    this.#byParent = Map.groupBy(named, (unit) => unit.parent ?? '');
    this.#order = new Map(named.map((unit, place) => [unit, place]));
    refuseFaulty(this.#byCode, home);
    this.#entries = [
      ...units.map((unit) => ({ unit, key: plainName(unit.name), alias: null })),
      ...this.#aliased(aliases),
    ];
  }

  /** The place as it was on `day`, or null. Takes 2, 4, 5, 6 or 7 digits. */
  find(code: string, day: string): TerritoryUnit | null {
    const resolution = this.resolve(code, day);
    return resolution.found ? resolution.unit : null;
  }

  /** @throws AppError `not-found` with the reason. */
  get(code: string, day: string): TerritoryUnit {
    const resolution = this.resolve(code, day);
    if (resolution.found) return resolution.unit;
    throw new AppError('not-found', resolution.reason, { details: { code, day } });
  }

  /** Reads a code of a state (2 digits or two letters), macro-region (4), health region (5) or municipality (6 or 7). */
  resolve(text: string, day: string): Resolution {
    const code = this.#codeOfState(text.trim());
    const level = levelOfCode(code);
    if (level === null)
      return refused(`"${text}" não é um código de território. Use 2, 4, 5, 6 ou 7 algarismos.`);
    const key = code.slice(0, 6);
    if (isUnknownMunicipality(key))
      return refused(`O código ${code} quer dizer "município ignorado": não é um lugar.`);
    const records = this.#byCode.get(key) ?? [];
    const unit = records.find((each) => isValidOn(each, day));
    if (!unit) return refused(absence(code, level, records, day));
    if (code.length === 7 && unit.ibge7 !== code) {
      return refused(`O dígito verificador de ${code} não confere: ${unit.name} é ${unit.ibge7}.`);
    }
    return { found: true, unit };
  }

  /** Codes from the state down to the place: `['51', '5103', '51010', '510642']`. @throws AppError `not-found`. */
  path(code: string, day: string): string[] {
    const path: string[] = [];
    for (let next: string | null = code; next !== null; ) {
      const unit: TerritoryUnit = this.get(next, day);
      path.unshift(unit.code);
      next = unit.parent;
    }
    return path;
  }

  /** True where `code` is `ancestor` or lies inside it on `day`. */
  isWithin(code: string, ancestor: string, day: string): boolean {
    return this.find(code, day) !== null && this.path(code, day).includes(this.get(ancestor, day).code);
  }

  /** The places directly below, by name. */
  children(code: string, day: string): TerritoryUnit[] {
    const below = this.#byParent.get(this.get(code, day).code) ?? [];
    return below.filter((unit) => isValidOn(unit, day));
  }

  /** Municipalities that existed on `day` inside a place (the configured state when none is named), by name. */
  municipalitiesOn(day: string, within: string = this.home): TerritoryUnit[] {
    const unit = this.get(within, day);
    if (unit.level === 'municipality') return [unit];
    return this.children(unit.code, day)
      .flatMap((child) => this.municipalitiesOn(day, child.code))
      .sort((a, b) => this.#order.get(a)! - this.#order.get(b)!);
  }

  /** The configured state and everything in it on `day`. */
  tree(day: string, code: string = this.home): TerritoryNode {
    const children = this.children(code, day).map((child) => this.tree(day, child.code));
    return { unit: this.get(code, day), children };
  }

  statesOn(day: string): TerritoryUnit[] {
    return (this.#byParent.get('') ?? []).filter((unit) => isValidOn(unit, day));
  }

  /** Places whose name, other name or code answers what was typed; the configured state's come first. */
  search(typed: string, day: string, limit: number): SearchHit[] {
    if (/^\d+$/.test(typed.trim())) return this.#searchCode(typed.trim(), day, limit);
    const wanted = plainName(typed);
    const ranked = this.#entries.flatMap((entry) => {
      const rank = isValidOn(entry.unit, day) ? nameRank(entry.key, wanted) : null;
      return rank === null
        ? []
        : [{ entry, order: [this.#distance(entry.unit), rank, LEVEL_ORDER.indexOf(entry.unit.level)] }];
    });
    ranked.sort((a, b) => compareOrders(a.order, b.order) || compareNames(a.entry.unit, b.entry.unit));
    const first = new Map(ranked.toReversed().map(({ entry }) => [entry.unit.code, entry]));
    return ranked
      .filter(({ entry }) => first.get(entry.unit.code) === entry)
      .slice(0, limit)
      .map(({ entry }) => ({ unit: entry.unit, alias: entry.alias }));
  }

  #searchCode(digits: string, day: string, limit: number): SearchHit[] {
    const hits = [...this.#byCode.values()]
      .flat()
      .filter((unit) => isValidOn(unit, day) && (unit.ibge7 ?? unit.code).startsWith(digits));
    hits.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1));
    return hits.slice(0, limit).map((unit) => ({ unit, alias: null }));
  }

  /** 0 in the configured state or a state itself, 1 elsewhere: people mostly mean their own. */
  #distance(unit: TerritoryUnit): number {
    return unit.level === 'state' || unit.code.startsWith(this.home) ? 0 : 1;
  }

  #aliased(aliases: readonly Alias[]): Entry[] {
    return aliases.flatMap(({ code, name }) =>
      (this.#byCode.get(code) ?? []).map((unit) => ({ unit, key: plainName(name), alias: name })),
    );
  }

  #codeOfState(text: string): string {
    if (!/^[A-Za-z]{2}$/.test(text)) return text;
    const states = this.#byParent.get('') ?? [];
    return states.find((state) => state.abbreviation === text.toUpperCase())?.code ?? text;
  }
}

function refused(reason: string): Resolution {
  return { found: false, reason };
}

function absence(code: string, level: Level, records: readonly TerritoryUnit[], day: string): string {
  const [first] = records;
  if (!first) return `${LEVEL_NAMES[level]} de código ${code} não consta do cadastro de territórios.`;
  const starts = records
    .map((each) => each.from)
    .filter((from) => from !== null && day < from)
    .sort()[0];
  const when = starts ? `só existe a partir de ${formatDay(starts)}` : 'já não existia nessa data';
  return `${first.name} (${code}) ${when}; a data pedida é ${formatDay(day)}.`;
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function refuseFaulty(byCode: ReadonlyMap<string, readonly TerritoryUnit[]>, home: string): void {
  const fault = (message: string) =>
    new AppError('invalid-input', `Cadastro de territórios com erro: ${message}.`);
  if (!byCode.has(home)) throw fault(`o estado ${home} não existe`);
  for (const [code, records] of byCode) {
    if (records.some((a, i) => records.slice(i + 1).some((b) => overlaps(a, b)))) {
      throw fault(`${code} tem dois registros para o mesmo dia`);
    }
    const orphan = records.find((unit) => unit.parent !== null && !byCode.has(unit.parent));
    if (orphan) throw fault(`${code} pertence a ${orphan.parent}, que não existe`);
  }
}
