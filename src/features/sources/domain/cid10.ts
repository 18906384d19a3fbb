import { AppError } from '../../../kernel/app-error.ts';

export const CID10_SYSTEM = 'CID-10';
/** The only edition of the tables that DATASUS publishes (CID10CSV, V2008); nothing in them says so. */
export const CID10_PERIOD = '2008';

/** Lines of the four tables, heading first, by the last word of their file's name. */
export type Cid10Tables = Readonly<Record<Cid10Table, readonly (readonly string[])[]>>;
type Cid10Table = 'CAPITULOS' | 'GRUPOS' | 'CATEGORIAS' | 'SUBCATEGORIAS';

export const CID10_TABLES: readonly Cid10Table[] = ['CAPITULOS', 'GRUPOS', 'CATEGORIAS', 'SUBCATEGORIAS'];
export const CID10_COLUMNS = ['NIVEL', 'CODIGO', 'ATE', 'NOME', 'NOME_CURTO', 'CAPITULO', 'GRUPO'];

const HEADINGS: Readonly<Record<Cid10Table, readonly string[]>> = {
  CAPITULOS: ['NUMCAP', 'CATINIC', 'CATFIM', 'DESCRICAO', 'DESCRABREV'],
  GRUPOS: ['CATINIC', 'CATFIM', 'DESCRICAO', 'DESCRABREV'],
  CATEGORIAS: ['CAT', 'CLASSIF', 'DESCRICAO', 'DESCRABREV'],
  SUBCATEGORIAS: ['SUBCAT', 'CLASSIF', 'RESTRSEXO', 'CAUSAOBITO', 'DESCRICAO', 'DESCRABREV'],
};
const CATEGORY = /^[A-Z]\d\d$/;
/** A category that is not divided stands among the subcategories with its three characters. */
const SUBCATEGORY = /^[A-Z]\d\d\d?$/;

type Row = Readonly<Record<string, string>>;
interface Span {
  readonly code: string;
  readonly from: string;
  readonly to: string;
}

function refuse(message: string): never {
  throw new AppError('refused', message);
}

/** Which of the four tables a file is, by its name (`CID-10-GRUPOS.CSV`); null for any other. */
export function cid10Table(fileName: string): Cid10Table | null {
  const name = /^CID-10-(\w+)\.CSV$/i.exec(fileName)?.[1]?.toUpperCase();
  return CID10_TABLES.find((table) => table === name) ?? null;
}

/**
 * Chapters, groups, categories and subcategories as rows of `CID10_COLUMNS`, each with the chapter (number) and the narrowest
 * group (`A00-A09`) that holds it. Source: DATASUS, CID-10 V2008.
 * @throws AppError `refused` with the table and the line
 */
export function readCid10(tables: Cid10Tables): string[][] {
  const read = (table: Cid10Table) => readTable(table, tables[table]);
  const chapters = read('CAPITULOS');
  const groups = read('GRUPOS');
  const chapterSpans = chapters.map((row) => spanOf(row, row.NUMCAP ?? ''));
  const groupSpans = groups.map((row) => spanOf(row, `${row.CATINIC}-${row.CATFIM}`));
  const within = (category: string) => [holder(category, chapterSpans), holder(category, groupSpans)];
  const names = (row: Row) => [row.DESCRICAO ?? '', row.DESCRABREV ?? ''];
  return unique([
    ...chapters.map((row) => [
      'chapter',
      row.CATINIC ?? '',
      row.CATFIM ?? '',
      ...names(row),
      row.NUMCAP ?? '',
      '',
    ]),
    ...groups.map((row) => [
      'group',
      row.CATINIC ?? '',
      row.CATFIM ?? '',
      ...names(row),
      ...within(row.CATINIC ?? ''),
    ]),
    ...read('CATEGORIAS').map((row) => [
      'category',
      row.CAT ?? '',
      '',
      ...names(row),
      ...within(row.CAT ?? ''),
    ]),
    ...read('SUBCATEGORIAS').map((row) => {
      const code = row.SUBCAT ?? '';
      return ['subcategory', code, '', ...names(row), ...within(code.slice(0, 3))];
    }),
  ]);
}

function readTable(table: Cid10Table, lines: readonly (readonly string[])[]): Row[] {
  const [heading = [], ...body] = lines;
  const columns = HEADINGS[table];
  const absent = columns.filter((name) => !heading.includes(name));
  if (absent.length > 0) refuse(`Em CID-10-${table}.CSV faltam as colunas ${absent.join(', ')}.`);
  if (body.length === 0) refuse(`CID-10-${table}.CSV não tem nenhuma linha.`);
  return body.map((cells, index) => {
    const row = Object.fromEntries(
      columns.map((name) => [name, (cells[heading.indexOf(name)] ?? '').trim()]),
    );
    const codes = [row.CATINIC, row.CATFIM, row.CAT].filter((code) => code !== undefined);
    const good = codes.every((code) => CATEGORY.test(code)) && SUBCATEGORY.test(row.SUBCAT ?? 'A000');
    if (!good || row.DESCRICAO === '')
      refuse(
        `A linha ${index + 2} de CID-10-${table}.CSV não pode ser entendida: "${cells.join(';').slice(0, 60)}".`,
      );
    return row;
  });
}

const spanOf = (row: Row, code: string): Span => ({ code, from: row.CATINIC ?? '', to: row.CATFIM ?? '' });

/** The narrowest span that holds a category: the one that begins last, and of such the one that ends first. */
function holder(category: string, spans: readonly Span[]): string {
  const holding = spans.filter(({ from, to }) => from <= category && category <= to);
  const [first] = holding.toSorted((a, b) => b.from.localeCompare(a.from) || a.to.localeCompare(b.to));
  return first?.code ?? '';
}

function unique(rows: string[][]): string[][] {
  const seen = new Set<string>();
  for (const [level, code = '', to] of rows) {
    const key = `${level}/${code}/${to}`;
    if (seen.has(key)) refuse(`O código ${code} aparece duas vezes na mesma tabela da CID-10.`);
    seen.add(key);
  }
  return rows;
}

/** A diagnosis as the tables write it: upper case, no dot, no padding X in fourth place; null where it is no code. */
export function cid10Code(text: string): string | null {
  const code = text
    .trim()
    .toUpperCase()
    .replaceAll('.', '')
    .replace(/^(.{3})X$/, '$1');
  return SUBCATEGORY.test(code) ? code : null;
}

/** A diagnosis with what it belongs to. */
export interface DiagnosisName {
  readonly code: string;
  readonly name: string;
  readonly category: { readonly code: string; readonly name: string };
  /** `A00-A09`; null where the tables have none. */
  readonly group: { readonly code: string; readonly name: string } | null;
  readonly chapter: { readonly number: string; readonly name: string } | null;
}

/**
 * Names a code (as `cid10Code` gives it) from rows of `CID10_COLUMNS`: its own, its category's, and every chapter and group. A
 * fourth character that the tables do not have leaves the name of the category. Null where they do not have that either.
 */
export function nameDiagnosis(rows: readonly Row[], code: string): DiagnosisName | null {
  const at = (level: string, wanted: string) =>
    rows.find((row) => row.NIVEL === level && row.CODIGO === wanted);
  const category = at('category', code.slice(0, 3));
  if (category === undefined) return null;
  const row = at('subcategory', code) ?? category;
  const group = rows.find((each) => each.NIVEL === 'group' && `${each.CODIGO}-${each.ATE}` === row.GRUPO);
  const chapter = rows.find((each) => each.NIVEL === 'chapter' && each.CAPITULO === row.CAPITULO);
  return {
    ...named(row),
    category: named(category),
    group: group ? { ...named(group), code: row.GRUPO ?? '' } : null,
    chapter: chapter ? { number: row.CAPITULO ?? '', name: named(chapter).name } : null,
  };
}

const named = (row: Row) => ({ code: row.CODIGO ?? '', name: row.NOME ?? '' });
