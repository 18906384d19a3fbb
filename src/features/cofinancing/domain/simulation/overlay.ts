import { AppError } from '../../../../kernel/app-error.ts';
import { compileProgramme } from '../compile.ts';
import { parseStated, type Stated } from '../inputs.ts';
import type { PrintedBand, Programme, ScoreTable, TableRow } from '../programme.ts';
import { questionOf } from '../reading-decision.ts';

/** One thing that a proposed act would say otherwise; decimals as text. */
export type Change =
  | { readonly kind: 'parameter'; readonly id: string; readonly value: string | readonly string[] }
  | BandChange
  | { readonly kind: 'reading'; readonly id: string; readonly option: string }
  | {
      readonly kind: 'fact';
      readonly input: string;
      readonly value: string;
      /** The agreement it is stated for; null for every hospital. */
      readonly agreement: string | null;
    };

interface BandChange {
  readonly kind: 'band';
  readonly table: string;
  readonly row: string;
  readonly score?: string | undefined;
  readonly band?: PrintedBand | undefined;
}

/** A programme as a proposed act would have it; everything that is not changed is shared with the original. */
export interface Overlay {
  readonly programme: Programme;
  readonly readings: Readonly<Record<string, string>>;
  /** What is stated for one agreement under the proposal. */
  readonly statedFor: (agreement: string) => Stated;
  /** Changes that say what the programme says already. */
  readonly idle: readonly string[];
}

/** @throws AppError `refused` with every reason: names that are not there, or a programme that no longer holds together */
export function overlayOf(programme: Programme, changes: readonly Change[]): Overlay {
  const problems = changes.flatMap((change) => problemOf(programme, change) ?? []);
  if (problems.length > 0) throw refused(problems);
  const proposed = changes.reduce(applied, programme);
  const unsound = compileProgramme(proposed);
  if (unsound.length > 0) throw refused(unsound);
  const facts = changes.filter((change) => change.kind === 'fact');
  const readings = changes.filter((change) => change.kind === 'reading');
  return {
    programme: proposed,
    readings: Object.fromEntries(readings.map(({ id, option }) => [id, option])),
    statedFor: (agreement) =>
      parseStated(
        programme,
        Object.fromEntries(
          facts
            .filter((each) => each.agreement === null || each.agreement === agreement)
            .map(({ input, value }) => [input, value]),
        ),
      ),
    idle: changes.filter((change) => applied(programme, change) === programme && isLaw(change)).map(inWords),
  };
}

function refused(problems: readonly string[]): AppError {
  return new AppError('refused', `A proposta não se sustenta. ${problems.join(' ')}`, {
    details: { problems },
  });
}

const isLaw = ({ kind }: Change) => kind === 'parameter' || kind === 'band';

/** A change as people read it. */
export function inWords(change: Change): string {
  switch (change.kind) {
    case 'parameter':
      return `parâmetro ${change.id} = ${[change.value].flat().join(', ')}`;
    case 'band':
      return `faixa ${change.row} da tabela ${change.table}`;
    case 'reading':
      return `interpretação ${change.id} = ${change.option}`;
    case 'fact':
      return `fato ${change.input} = ${change.value}`;
  }
}

function problemOf(programme: Programme, change: Change): string | null {
  switch (change.kind) {
    case 'parameter':
      return has(programme.parameters, change.id) ? null : `Não há o parâmetro "${change.id}".`;
    case 'band':
      return rowOf(programme, change) ? null : `A tabela "${change.table}" não tem a faixa "${change.row}".`;
    case 'reading':
      return questionOf(programme, change.id)?.options.some(({ id }) => id === change.option)
        ? null
        : `Não há a leitura "${change.id}=${change.option}".`;
    case 'fact':
      return has(programme.inputs, change.input) ? null : `Não se pode informar o fato "${change.input}".`;
  }
}

const has = (list: readonly { readonly id: string }[], id: string) => list.some((each) => each.id === id);

function rowOf({ tables }: Programme, { table, row }: BandChange): TableRow | undefined {
  const versions = tables.find(({ id }) => id === table)?.versions ?? [];
  return versions.flatMap(({ rows }) => rows).find(({ id }) => id === row);
}

/** The programme with one change; the same object where it changes nothing of the law. */
function applied(programme: Programme, change: Change): Programme {
  if (change.kind === 'parameter') {
    const same = programme.parameters
      .filter(({ id }) => id === change.id)
      .every(({ values }) => values.every(({ value }) => String(value) === String(change.value)));
    if (same) return programme;
    return {
      ...programme,
      parameters: programme.parameters.map((each) =>
        each.id === change.id
          ? { ...each, values: each.values.map((version) => ({ ...version, value: change.value })) }
          : each,
      ),
    };
  }
  if (change.kind !== 'band') return programme;
  const tables = programme.tables.map((table) => withRow(table, change));
  return tables.every((table, i) => table === programme.tables[i]) ? programme : { ...programme, tables };
}

function withRow(table: ScoreTable, { table: id, row, score, band }: BandChange): ScoreTable {
  if (table.id !== id) return table;
  const change = (each: TableRow): TableRow => {
    const next = {
      ...each,
      ...(score !== undefined && { score }),
      ...(band && { band, printed: printedAs(band) }),
    };
    const same = next.score === each.score && JSON.stringify(next.band) === JSON.stringify(each.band);
    return each.id !== row || same ? each : next;
  };
  const versions = table.versions.map((version) => ({ ...version, rows: version.rows.map(change) }));
  const same = versions.every(({ rows }, i) => rows.every((each, j) => each === table.versions[i]?.rows[j]));
  return same ? table : { ...table, versions };
}

/** A proposed band as an act would print it. */
function printedAs(band: PrintedBand): string {
  const comma = (text: string) => text.replace('.', ',');
  if (band.form === 'between') return `${comma(band.from)} a ${comma(band.to)}%`;
  return `${band.form === 'below' ? '<' : '>'}${comma(band.value)}%`;
}
