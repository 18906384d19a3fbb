import type { Field } from '../dbf.ts';
import type { ColumnType } from './column-type.ts';
import * as apac from './columns/apac.ts';
import * as cnes from './columns/cnes.ts';
import type { Era, SystemColumns } from './columns/declare.ts';
import { CIH, CIHA, POPSVS, RESP, SINAN, SISMAMA } from './columns/other.ts';
import { SIA_BI, SIA_PA, SIA_RAAS } from './columns/sia.ts';
import { SIH_ER, SIH_RD, SIH_RJ, SIH_SP } from './columns/sih.ts';
import { SIM } from './columns/sim.ts';
import { SINASC } from './columns/sinasc.ts';

const DECLARED: Readonly<Record<string, SystemColumns>> = {
  'SIH-RD': SIH_RD,
  'SIH-RJ': SIH_RJ,
  'SIH-ER': SIH_ER,
  'SIH-SP': SIH_SP,
  'SIA-PA': SIA_PA,
  'SIA-BI': SIA_BI,
  'SIA-PS': SIA_RAAS,
  'SIA-SAD': SIA_RAAS,
  'SIA-AB': apac.SIA_AB,
  'SIA-ABO': apac.SIA_ABO,
  'SIA-ACF': apac.SIA_ACF,
  'SIA-AD': apac.SIA_AD,
  'SIA-AM': apac.SIA_AM,
  'SIA-AMP': apac.SIA_AMP,
  'SIA-AN': apac.SIA_AN,
  'SIA-AQ': apac.SIA_AQ,
  'SIA-AR': apac.SIA_AR,
  'SIA-ATD': apac.SIA_ATD,
  'CNES-LT': cnes.CNES_LT,
  'CNES-EQ': cnes.CNES_EQ,
  'CNES-SR': cnes.CNES_SR,
  'CNES-ST': cnes.CNES_ST,
  'CNES-EP': cnes.CNES_EP,
  'CNES-DC': cnes.CNES_DC,
  'CNES-PF': cnes.CNES_PF,
  ...sameColumns('CNES', ['HB', 'IN', 'GM', 'RC', 'EE', 'EF'], cnes.CNES_QUALIFICATION),
  ...sameColumns('SIM', ['DO', 'DOMAT', 'DOINF', 'DOFET', 'DOEXT'], SIM),
  'SINASC-DN': SINASC,
  CIHA,
  CIH,
  SINAN,
  ...sameColumns('SINAN', ['DENG', 'CHIK', 'ZIKA', 'CHAG'], SINAN),
  RESP,
  SISMAMA,
  POPSVS,
};

const TEXT: ColumnType = { kind: 'text' };
/** A sentence that names more columns than this is not read. */
const MOST_NAMED = 12;

type NamedField = Pick<Field, 'name' | 'width'>;

/**
 * The type of each of these columns, in their order, as the layout of the system declares it; `text` where it
 * declares none, and everywhere where the system is null or unknown here.
 */
export function columnTypes(system: string | null, fields: readonly NamedField[]): ColumnType[] {
  const declared = columnsOf(system);
  return fields.map(({ name, width }) => declared?.typeOf(name.toUpperCase(), width) ?? TEXT);
}

/** The systems whose columns are declared here. */
export function declaredSystems(): readonly string[] {
  return Object.keys(DECLARED);
}

/** The sets of columns that tables of a system have had, oldest first; empty where none is declared. */
export function erasOf(system: string): readonly Era[] {
  return columnsOf(system)?.eras ?? [];
}

/** How the columns of a table compare with those its system is known to have had. */
export interface LayoutMatch {
  /** When tables have had exactly these columns; null where none is known to. */
  readonly era: string | null;
  /**
   * The era that lacks the fewest of the columns, and of such the one that has the fewest others; null where the
   * system has no eras (SINAN) or is not known.
   */
  readonly closest: string | null;
  /** Columns that the closest era does not have, in the order of the table. */
  readonly added: readonly string[];
  /** Columns of the closest era that the table does not have. */
  readonly missing: readonly string[];
  /** For the person who opened the file (pt-BR); null where the columns are those of an era or none is declared. */
  readonly message: string | null;
}

/** Which era of its system a table is of. A table of no known era is read all the same: the message says so. */
export function matchEra(system: string | null, fields: readonly NamedField[]): LayoutMatch {
  const names = fields.map(({ name }) => name.toUpperCase());
  const present = new Set(names);
  const compared = (system === null ? [] : erasOf(system)).map((era) => compare(era, names, present));
  const closest = compared.reduce<Comparison | null>(
    (best, one) => (best === null || isCloser(one, best) ? one : best),
    null,
  );
  if (closest === null) return { era: null, closest: null, added: [], missing: [], message: null };
  const { when, added, missing } = closest;
  if (added.length + missing.length === 0) return { era: when, closest: when, added, missing, message: null };
  const message = differenceMessage(system!, fields.length, closest);
  return { era: null, closest: when, added, missing, message };
}

interface Comparison {
  readonly when: string;
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

function isCloser(one: Comparison, other: Comparison): boolean {
  const fewer = one.added.length - other.added.length || one.missing.length - other.missing.length;
  return fewer <= 0;
}

function compare(era: Era, names: readonly string[], present: ReadonlySet<string>): Comparison {
  const added = names.filter((name) => !era.columns.has(name));
  const missing = [...era.columns].filter((name) => !present.has(name));
  return { when: era.when, added, missing };
}

function differenceMessage(system: string, count: number, { when, added, missing }: Comparison): string {
  const more = added.length === 0 ? '' : ` A mais: ${named(added)}.`;
  const fewer = missing.length === 0 ? '' : ` A menos: ${named(missing)}.`;
  return `As ${count} colunas deste arquivo ${system} não são as de nenhuma época conhecida aqui; a mais parecida é "${when}".${more}${fewer} O arquivo foi lido assim mesmo: as colunas desconhecidas vêm como texto. Confira-as antes de usar.`;
}

function named(columns: readonly string[]): string {
  const rest = columns.length - MOST_NAMED;
  return rest <= 0 ? columns.join(', ') : `${columns.slice(0, MOST_NAMED).join(', ')} e mais ${rest}`;
}

function columnsOf(system: string | null): SystemColumns | undefined {
  return system === null ? undefined : DECLARED[system];
}

function sameColumns(
  system: string,
  kinds: readonly string[],
  columns: SystemColumns,
): Record<string, SystemColumns> {
  return Object.fromEntries(kinds.map((kind) => [`${system}-${kind}`, columns]));
}
