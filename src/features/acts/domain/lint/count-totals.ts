import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, sentenceAround, tolerant } from './legal-text.ts';

interface Count {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly noun: string;
}

const NUMBER = String.raw`(?<![\d.,/$]|r[$s] |[§º°] ?)(?<n>\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,]*\d|[º°ª/%:])`;
const COUNT = tolerant(String.raw`${NUMBER} ?(?:\([^()]{2,60}\) ?)?(?<noun>[a-z]{4,})`);
const ANY = new RegExp(NUMBER, 'gu');
const TOTAL = tolerant(String.raw`\b(?:totaliza\S+|perfaze\S+|somando)(?: [ao]s?)? ${NUMBER}(?! mil)`);
const OPENED = tolerant(
  String.raw`${NUMBER} ?(?:\([^()]{2,60}\) ?)?(?<noun>[a-z]{4,}s)(?: [a-z]{2,20}){0,5}, sendo `,
);
/** Words that say that there is more, that the numbers are of each, or that a number is a name. */
const NOT_PARTS =
  /\b(?:(?:anexo|quadro|artigo|art|item|inciso|tipo|porte|portaria|lei|decreto|resoluc\S+|n\S?) ?\d+|restante\S*|demais|saldo|alem|mais|outr[ao]s|inclu\S+|existentes?|ja|cada|por|minimo|menos|ate|para (?=\d)|mil|milh\S+|duas|dois|tres|quatro|cinco|seis|sete|oito|nove|dez|r[$s] ?\d)|%/u;
const ASIDE = /\([^()]*\)/gu;

/** L006: counts whose total is not their sum, in a sentence, after "sendo", or in a table. */
export function countTotals(text: LegalText): Mark[] {
  return [...totalsAfterCounts(text), ...countsAfterTotal(text), ...tableCounts(text)];
}

/** "10 leitos adulto e 8 leitos pediátricos, totalizando 20": every count of the sentence is of one noun. */
function totalsAfterCounts(text: LegalText): Mark[] {
  return hitsOf(text, TOTAL).flatMap(({ start, end, groups }): Mark[] => {
    const sentence = sentenceAround(text, start);
    const parts = countsIn(text, sentence.start, start);
    const said = text.folded.slice(parts[0]?.start ?? start, start);
    const nouns = new Set(parts.map(({ noun }) => noun.replace(/s$/u, '')));
    const total = countOf(groups.n);
    if (parts.length < 2 || nouns.size > 1 || !isPlain(said, parts)) return [];
    const isSaid = parts.some((_, from) =>
      parts.some((__, to) => added(parts.slice(from, to + 1)) === total),
    );
    return isSaid || /^ ?\S{0,3} ?%/u.test(text.folded.slice(end)) ? [] : [mark(parts, total, end, groups.n)];
  });
}

/** "40 leitos, sendo 25 clínicos e 10 cirúrgicos". */
function countsAfterTotal(text: LegalText): Mark[] {
  return hitsOf(text, OPENED).flatMap(({ start, end, groups }): Mark[] => {
    const to = sentenceAround(text, end).end;
    const parts = countsIn(text, end, to, ANY);
    const said = text.folded.slice(end, to);
    const total = countOf(groups.n);
    const isWhole = parts.some((_, index) => added(parts.slice(0, index + 1)) === total);
    const isFar = Math.abs(added(parts) - total) * 2 > total;
    if (parts.length < 2 || isWhole || isFar || !isPlain(said, parts)) return [];
    return [mark(parts, total, start + (groups.n ?? '').length, groups.n)];
  });
}

function countsIn(text: LegalText, from: number, to: number, pattern = COUNT): Count[] {
  return hitsOf(text, pattern, from, to).map(({ start, end, groups }) => ({
    start,
    end,
    value: countOf(groups.n),
    noun: groups.noun ?? '',
  }));
}

/** Whether a stretch holds its counts, no other number, and nothing that makes them no parts. */
function isPlain(said: string, parts: readonly Count[]): boolean {
  const bare = said.replace(ASIDE, ' ');
  return (bare.match(/\d[\d.]*/gu) ?? []).length === parts.length && !NOT_PARTS.test(bare);
}

const CELLS = /[|\t]/u;
const WHOLE = /^(?:\d{1,3}(?:\.\d{3})+|\d{1,6})$/u;
/** A line of words with one number at its end. */
const PLAIN_ROW = /^(?<name>\D*[\p{L})]\D*?)\s(?<n>\d{1,3}(?:\.\d{3})+|\d{1,5})\s*$/u;

/** The number at the end is a name: "conforme o Anexo 2". */
const NUMBERED =
  /(?:^|\s)(?:item|anexo|quadro|tabela|meta|n[íi]vel|tipo|porte|grupo|faixa|fls?|p[áa]gina|n\S?|cl[áa]usula|eixo|ciclo|lote|ano|de)\.?$/iu;

interface Row {
  readonly name: string;
  readonly cells: readonly {
    readonly value: number | null;
    readonly end: number;
    readonly printed: string;
  }[];
}

/** Lines of counts, one after another, and a line of total after them, column by column. */
function tableCounts({ text }: LegalText): Mark[] {
  const marks: Mark[] = [];
  let rows: Row[] = [];
  for (const line of text.matchAll(/[^\n]+/gu)) {
    const row = rowOf(line[0], line.index);
    const isTotal = row !== null && /^\W*(?:sub-?\s?)?total\b/iu.test(row.name);
    if (isTotal) marks.push(...columnsOff(rows, row));
    if (isTotal || row === null) rows = [];
    else rows.push(row);
  }
  return marks;
}

function rowOf(line: string, start: number): Row | null {
  if (/r[$s]\s?\d/iu.test(line)) return null;
  const plain = PLAIN_ROW.exec(line)?.groups;
  const words = plain && !NUMBERED.test(plain.name ?? '') ? [plain.name ?? '', plain.n ?? ''] : [];
  const printed = CELLS.test(line) ? line.split(CELLS) : words;
  if (printed.length < 2) return null;
  let end = start;
  const cells = printed.map((cell) => {
    end += cell.length + 1;
    const trimmed = cell.trim();
    return {
      printed: trimmed,
      value: WHOLE.test(trimmed) ? countOf(trimmed) : null,
      end: end - 1 - (cell.length - cell.trimEnd().length),
    };
  });
  return { name: printed.find((cell) => cell.trim() !== '')?.trim() ?? '', cells };
}

/** The columns of whole numbers that do not add up. A heading above them, of words or years, is no row. */
function columnsOff(rows: readonly Row[], total: Row): Mark[] {
  const own = rows.filter((row) => row.cells.some(({ value }) => value !== null) && !isYears(row));
  return total.cells.flatMap(({ value, end, printed }, column): Mark[] => {
    const parts = own.map(({ cells }) => cells[column]?.value ?? null);
    const isSame = own.every(({ cells }) => cells.length === total.cells.length);
    if (value === null || parts.length < 2 || !isSame || parts.includes(null)) return [];
    const counts = parts.map((each) => ({ start: end, end, value: each ?? 0, noun: '' }));
    return added(counts) === value ? [] : [mark(counts, value, end, printed)];
  });
}

/** A heading "2022 | 2023". */
function isYears({ cells }: Row): boolean {
  return cells.every(({ value }) => value === null || (value >= 1990 && value <= 2100));
}

const countOf = (printed = '0') => Number(printed.replaceAll('.', ''));
const added = (parts: readonly Count[]) => parts.reduce((total, { value }) => total + value, 0);
const inFigures = (value: number) => formatExact(Rational.of(value), 0, 0);

function mark(parts: readonly Count[], total: number, end: number, printed = ''): Mark {
  return {
    rule: 'L006',
    severity: 'error',
    start: end - printed.length,
    end,
    message: `As ${parts.length} parcelas somam ${inFigures(added(parts))}, e o total diz ${inFigures(total)}.`,
    suggestion: inFigures(added(parts)),
  };
}
