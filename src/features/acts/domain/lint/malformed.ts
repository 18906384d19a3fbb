import { formatBrl, formatExact } from '../../../../kernel/format.ts';
import { readNumberWords } from '../../../../kernel/number-reading.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { isAmount } from './doubled.ts';
import type { Mark } from './finding.ts';
import type { LegalText } from './legal-text.ts';

/** A figure that is none as it stands. */
interface Malformed {
  readonly start: number;
  readonly end: number;
  readonly figure: string;
  readonly isMoney: boolean;
}

/** What stands after "R$": thousands set apart by blanks, or digits with their marks and the letters taken for them. */
const MONEY =
  /R\$\s*(?<figure>\d{1,3}(?:(?:[^\S\n]|\.[^\S\n])\d{3}(?!\d)|\.\d{3}(?!\d))+(?:,\d{2})?(?![\d.,]*\d)|(?=[.,OolI]*\d)[\dOolI](?:[\d.,OolI]*[\dOolI])?)(?!\p{L})/gu;
const TWICE_DECIMAL = /(?<![\d.,])(?<figure>\d[\d.]*,\d+[.,](?:[\d.,]*\d)?)(?!\d)(?<mark>\s*%)?/gu;
/** "R$ 1,5 milhão" has as few decimals as it likes. */
const SCALED = /^\s*(?:mil\b|milh|bilh|trilh)/u;
/** "R$ 12,345 por quilômetro": prices of one unit may go below the cent. */
const BY_UNIT = /^\s*(?:\/|por\b|per\b|cada\b|a (?:unidade|hora|dose|di[áa]ria)\b)/u;
/** Groups of three digits and two at the end: which mark was meant where is plain, whatever it is. */
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+[.,]\d{2}$/u;
const GROUPED_WHOLE = /^\d{1,3}(?:,\d{3}){2,}$/u;
const UNKNOWN = 'Conferir na fonte: o texto não deixa saber que número se quis.';

/** L002: figures whose points, commas, blanks or letters cannot be. The words beside say which was meant, or the marks do, or nobody can. */
export function malformedFigures({ text }: LegalText): Mark[] {
  const money = [...text.matchAll(MONEY)].flatMap((match) => amountAt(text, match) ?? []);
  const others = [...text.matchAll(TWICE_DECIMAL)].flatMap((match) => numberAt(match) ?? []);
  const places = new Map([...others, ...money].map((each) => [each.end, each]));
  return [...places.values()].map((found) => ({
    rule: 'L002',
    severity: 'error',
    start: found.start,
    end: found.end,
    message: `${text.slice(found.start, found.end).replace(/\s+/gu, ' ')} não é um número: ${whyNot(found.figure)}.`,
    suggestion: suggestionFor(text, found),
  }));
}

function amountAt(text: string, match: RegExpExecArray): Malformed | null {
  const figure = match.groups?.figure ?? '';
  const end = match.index + match[0].length;
  const after = text.slice(end, end + 12);
  const isSpaced = /\s/u.test(figure);
  const isWell = isSpaced ? !/,\d{2}$|[\s.]000/u.test(figure) : isAmount(figure);
  const isOwnWay =
    /^\d+(?:\.\d{3})*,\d{1,3}$/u.test(figure) &&
    (SCALED.test(after) || (/,\d{3}$/u.test(figure) && BY_UNIT.test(after)));
  return isWell || isOwnWay ? null : { start: match.index, end, figure, isMoney: true };
}

/** Without "R$" only what is a percentage, or is grouped as a number: "1,2,3" is a list of items. */
function numberAt({ index, groups }: RegExpExecArray): Malformed | null {
  const { figure = '', mark } = groups ?? {};
  const isNumber = mark !== undefined || GROUPED.test(figure) || GROUPED_WHOLE.test(figure);
  return isNumber ? { start: index, end: index + figure.length, figure, isMoney: false } : null;
}

function whyNot(figure: string): string {
  if (/[OolI]/u.test(figure)) return 'há letra no lugar de algarismo';
  if (/\s/u.test(figure)) return 'os milhares se separam por ponto, sem espaço';
  if (/^\d+(?:\.\d{3})*,(?:\d|\d{3})$/u.test(figure)) return 'os centavos têm dois algarismos';
  return 'os pontos separam milhares de três em três e só há uma vírgula';
}

function suggestionFor(text: string, { end, figure, isMoney }: Malformed): string {
  const beside = /^\s*%?\s*\((?<words>[^()]{2,300})\)/u.exec(text.slice(end))?.groups?.words;
  const meant = readNumberWords(beside ?? '')?.value ?? meantBy(figure);
  if (meant !== null) return isMoney ? formatBrl(meant) : formatExact(meant, 0, 6);
  const tenths = /^(?:\d{1,3}(?:\.\d{3})+|\d+),\d$/u.test(figure) ? Rational.parsePtBr(figure) : null;
  return tenths === null ? UNKNOWN : `${formatBrl(tenths)}, se não falta um algarismo`;
}

/** The number that a figure can only mean; null where it may mean more than one. */
function meantBy(figure: string): Rational | null {
  const digits = figure.replace(/[Oo]/gu, '0').replace(/[lI]/gu, '1');
  const joined = digits.replace(/\.?\s/gu, '.');
  if (joined !== figure && isAmount(joined)) return Rational.parsePtBr(joined);
  if (GROUPED.test(digits))
    return Rational.parse(`${digits.slice(0, -3).replace(/[.,]/gu, '')}.${digits.slice(-2)}`);
  return GROUPED_WHOLE.test(digits) ? Rational.parse(digits.replaceAll(',', '')) : null;
}
