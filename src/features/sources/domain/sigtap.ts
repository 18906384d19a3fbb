import { AppError } from '../../../kernel/app-error.ts';

export const SIGTAP_SYSTEM = 'SIGTAP';

/** The tables of one edition by name in lower case without extension: `tb_grupo`, and `tb_grupo_layout` that describes it. */
export type SigtapTables = ReadonlyMap<string, string>;

/** The procedures of one competência, each with the names of what it belongs to and the codes that it goes with. */
export interface Procedures {
  /** `YYYY-MM`. */
  readonly period: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of the procedure table that are not kept. */
  readonly dropped: readonly string[];
  readonly sourceColumns: number;
}

interface FixedColumn {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

type FixedRow = Readonly<Record<string, string>>;

const PROCEDURES = 'tb_procedimento';
/** Columns of the procedure table kept as they are. */
const PLAIN = [
  'CO_PROCEDIMENTO',
  'NO_PROCEDIMENTO',
  'TP_COMPLEXIDADE',
  'TP_SEXO',
  'VL_IDADE_MINIMA',
  'VL_IDADE_MAXIMA',
  'QT_MAXIMA_EXECUCAO',
  'QT_DIAS_PERMANENCIA',
  'QT_PONTOS',
  'QT_TEMPO_PERMANENCIA',
  'CO_FINANCIAMENTO',
  'CO_RUBRICA',
];
/** Columns of money: whole cents in the file, kept with a point. */
const MONEY = ['VL_SH', 'VL_SA', 'VL_SP'];
/** Tables that name what a procedure belongs to: the columns of their code, and their name. */
const NAMING: readonly {
  readonly table: string;
  readonly code: readonly string[];
  readonly name: string;
  readonly of: (row: FixedRow) => string;
}[] = [
  { table: 'tb_grupo', code: ['CO_GRUPO'], name: 'NO_GRUPO', of: (row) => codeOf(row).slice(0, 2) },
  {
    table: 'tb_sub_grupo',
    code: ['CO_GRUPO', 'CO_SUB_GRUPO'],
    name: 'NO_SUB_GRUPO',
    of: (row) => codeOf(row).slice(0, 4),
  },
  {
    table: 'tb_forma_organizacao',
    code: ['CO_GRUPO', 'CO_SUB_GRUPO', 'CO_FORMA_ORGANIZACAO'],
    name: 'NO_FORMA_ORGANIZACAO',
    of: (row) => codeOf(row).slice(0, 6),
  },
  {
    table: 'tb_financiamento',
    code: ['CO_FINANCIAMENTO'],
    name: 'NO_FINANCIAMENTO',
    of: (row) => row.CO_FINANCIAMENTO ?? '',
  },
];
/** Tables of what a procedure goes with; not every edition has all. */
const LISTS = [
  { table: 'rl_procedimento_registro', code: 'CO_REGISTRO', as: 'REGISTROS' },
  { table: 'rl_procedimento_modalidade', code: 'CO_MODALIDADE', as: 'MODALIDADES' },
  { table: 'rl_procedimento_leito', code: 'CO_TIPO_LEITO', as: 'LEITOS' },
];

const codeOf = (row: FixedRow) => row.CO_PROCEDIMENTO ?? '';

function refuse(message: string, details: Readonly<Record<string, unknown>> = {}): never {
  throw new AppError('refused', message, { details });
}

/** Whether these are the tables of procedures, by the names of the files. */
export function isSigtap(names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === `${PROCEDURES}.txt`);
}

/** `TabelaUnificada_202510_v2510081111.zip` says October 2025; null where the name follows no such pattern. */
export function sigtapFromName(fileName: string): { system: string; uf: null; period: string } | null {
  const [, year, month] = /TabelaUnificada_((?:19|20)\d\d)(0[1-9]|1[0-2])/i.exec(fileName) ?? [];
  return year === undefined ? null : { system: SIGTAP_SYSTEM, uf: null, period: `${year}-${month}` };
}

/**
 * The columns that a layout file describes (`Coluna,Tamanho,Inicio,Fim,Tipo`; places from 1, both inclusive).
 * @throws AppError `refused` where they overlap, leave a gap or contradict their sizes
 */
export function readLayout(table: string, text: string): FixedColumn[] {
  const [, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  let end = 0;
  const columns = lines.map((line, index): FixedColumn => {
    const [, name, size, from, to] = /^\s*(\w+),(\d+),(\d+),(\d+),\w+\s*$/.exec(line) ?? [];
    const follows =
      name !== undefined && Number(from) === end + 1 && Number(to) - Number(from) + 1 === Number(size);
    if (!follows)
      refuse(
        `A linha ${index + 2} do layout de ${table} não pode ser entendida: "${line.slice(0, 60)}". Baixe o arquivo da competência de novo.`,
      );
    end = Number(to);
    return { name: name as string, from: Number(from) - 1, to: end };
  });
  if (columns.length === 0)
    refuse(`O layout de ${table} está vazio. Baixe o arquivo da competência de novo.`);
  return columns;
}

/** The rows of a fixed-width table, cells without padding. @throws AppError `refused` with the line that is of another width */
export function readFixed(table: string, text: string, columns: readonly FixedColumn[]): FixedRow[] {
  const width = columns.at(-1)?.to ?? 0;
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => {
    if (line.length !== width)
      refuse(
        `A linha ${index + 1} de ${table}.txt tem ${line.length} caracteres e o layout diz ${width}. Baixe o arquivo da competência de novo.`,
        {
          line: index + 1,
        },
      );
    return Object.fromEntries(columns.map(({ name, from, to }) => [name, line.slice(from, to).trim()]));
  });
}

/** Whole cents as an amount with a point: `000000026875` → `268.75`. Null where it is no such number. */
export function centsToDecimal(text: string): string | null {
  if (!/^\d+$/.test(text)) return null;
  const digits = text.replace(/^0+/, '').padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * The procedures of one edition. Source: DATASUS, "Tabela de Procedimentos, Medicamentos e OPM do SUS", monthly export.
 * @throws AppError `refused`: a table missing, a line that cannot be read, two competências, a code twice or of no group
 */
export function readProcedures(tables: SigtapTables): Procedures {
  const required = [PROCEDURES, ...NAMING.map(({ table }) => table)];
  const absent = required.flatMap((table) => [table, `${table}_layout`]).filter((name) => !tables.has(name));
  if (absent.length > 0)
    refuse(
      `Faltam no .zip do SIGTAP os arquivos ${absent.map((name) => `${name}.txt`).join(', ')}. Baixe o da competência inteiro.`,
    );
  const layout = readLayout(PROCEDURES, tables.get(`${PROCEDURES}_layout`) ?? '');
  const procedures = readTable(tables, PROCEDURES);
  const names = NAMING.map((naming) => ({ ...naming, byCode: nameTable(tables, naming) }));
  const lists = LISTS.map((list) => ({ ...list, byCode: listTable(tables, list) }));
  const kept = PLAIN.filter((name) => layout.some((column) => column.name === name));
  const seen = new Set<string>();
  const rows = procedures.map((row, index) => {
    const code = codeOf(row);
    if (!/^\d{10}$/.test(code) || seen.has(code))
      refuse(
        `Linha ${index + 1} de ${PROCEDURES}.txt: o código "${code}" ${seen.has(code) ? 'aparece duas vezes' : 'não tem 10 algarismos'}.`,
      );
    seen.add(code);
    return [
      ...kept.map((name) => row[name] ?? ''),
      ...MONEY.map((name) => money(row, name, index + 1)),
      ...names.map((naming) => nameOf(naming, row)),
      ...lists.map(({ byCode }) => (byCode.get(code) ?? []).join(',')),
    ];
  });
  const stored = [...kept, ...MONEY];
  return {
    period: periodOf(procedures),
    columns: [...stored, ...names.map(({ name }) => name), ...lists.map(({ as }) => as)],
    rows,
    dropped: layout.map(({ name }) => name).filter((name) => !stored.includes(name)),
    sourceColumns: layout.length,
  };
}

function readTable(tables: SigtapTables, table: string): FixedRow[] {
  return readFixed(table, tables.get(table) ?? '', readLayout(table, tables.get(`${table}_layout`) ?? ''));
}

function nameTable(
  tables: SigtapTables,
  { table, code, name }: (typeof NAMING)[number],
): Map<string, string> {
  return new Map(
    readTable(tables, table).map((row) => [code.map((part) => row[part]).join(''), row[name] ?? '']),
  );
}

function listTable(tables: SigtapTables, { table, code }: (typeof LISTS)[number]): Map<string, string[]> {
  const byProcedure = new Map<string, string[]>();
  if (!tables.has(table) || !tables.has(`${table}_layout`)) return byProcedure;
  for (const row of readTable(tables, table)) {
    const list = byProcedure.get(codeOf(row)) ?? [];
    list.push(row[code] ?? '');
    byProcedure.set(codeOf(row), list);
  }
  return byProcedure;
}

function nameOf(
  naming: {
    readonly table: string;
    readonly of: (row: FixedRow) => string;
    readonly byCode: ReadonlyMap<string, string>;
  },
  row: FixedRow,
): string {
  const name = naming.byCode.get(naming.of(row));
  return (
    name ??
    refuse(
      `O procedimento ${codeOf(row)} é de ${naming.of(row)}, que não está em ${naming.table}.txt. Baixe o arquivo da competência de novo.`,
    )
  );
}

function money(row: FixedRow, name: string, line: number): string {
  const value = centsToDecimal(row[name] ?? '');
  return (
    value ??
    refuse(
      `Linha ${line} de ${PROCEDURES}.txt, coluna ${name}: "${row[name] ?? ''}" não é um valor em centavos.`,
    )
  );
}

function periodOf(procedures: readonly FixedRow[]): string {
  const [month = '', ...others] = new Set(procedures.map((row) => row.DT_COMPETENCIA ?? ''));
  if (others.length > 0)
    refuse(`${PROCEDURES}.txt mistura competências (${[month, ...others].slice(0, 3).join(', ')}).`);
  const [, year, number] = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/.exec(month) ?? [];
  return year === undefined ? refuse(`${PROCEDURES}.txt não diz a sua competência.`) : `${year}-${number}`;
}
