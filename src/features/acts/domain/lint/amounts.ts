import { formatBrl, formatExact } from '../../../../kernel/format.ts';
import { readNumberWords, type WordsRead } from '../../../../kernel/number-reading.ts';
import { inWords, type Quantity, variantsInWords } from '../../../../kernel/number-words.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Mark } from './finding.ts';
import type { LegalText } from './legal-text.ts';

/** A figure with words in parentheses after it, as acts print what must not be mistaken. */
interface Doubled {
  readonly start: number;
  readonly end: number;
  readonly kind: 'money' | 'percentage' | 'count';
  readonly figure: string;
  /** Null where the figure is malformed. */
  readonly value: Rational | null;
  readonly words: string;
  readonly wordsStart: number;
  /** The words end in an ellipsis. */
  readonly isCut: boolean;
  /** The word after the parentheses, and where it ends. */
  readonly noun: string;
  readonly nounEnd: number;
}

/** Scanners read "R$" as "RS". */
const DOUBLED =
  /(?<sign>R[$S]\s*)?(?<figure>\d(?:[\d.,]*\d)?)\s*(?<mark>%)?\s*\((?<words>[^()]{2,300}?)(?<close>\)|(?=\s*(?:…|\.\.\.)))(?:\s*(?<noun>\p{L}+))?/gu;
const WELL_FORMED = /^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/u;
const MONEY = /R\$\s*(?<figure>\d(?:[\d.,]*\d)?)/gu;
const TWICE_DECIMAL = /(?<![\d.,])\d[\d.]*,\d+[.,]\d[\d.,]*(?!\d)/gu;

/** L001 and L003: figures and words that say different values. */
export function figuresAgainstWords({ text }: LegalText): Mark[] {
  return doubledIn(text).flatMap((doubled): Mark[] => {
    const { value } = doubled;
    if (value === null) return [];
    if (doubled.isCut) return beginningOf(doubled, value);
    const read = numberIn(doubled.words, value);
    return read === null || read.value.eq(value) ? [] : [difference(doubled, value, read)];
  });
}

function difference({ start, end, kind, figure, words }: Doubled, value: Rational, read: WordsRead): Mark {
  const isPercentage = kind === 'percentage' || read.kind === 'percentage';
  const quantity: Quantity = { kind, value, gender: read.gender ?? 'masculine' };
  const asWords = `${said(kind, read.value)} (${words.trim().replace(/\s+/gu, ' ')})`;
  return {
    rule: isPercentage ? 'L003' : 'L001',
    severity: 'error',
    start,
    end,
    message: `O algarismo diz ${said(kind, value)} e o extenso diz ${said(kind, read.value)}. Um dos dois está errado.`,
    suggestion: `${figure} (${inWords(quantity)}) ou ${asWords}`,
    effect: kind === 'money' ? value.sub(read.value).abs() : null,
  };
}

/** Words cut short by an ellipsis are held against the beginning of the right ones. */
function beginningOf({ start, end, kind, figure, words }: Doubled, value: Rational): Mark[] {
  const cut = words.trim().replace(/\s+/gu, ' ').toLowerCase();
  const head = readNumberWords(cut.replace(/ e$/u, ''));
  if (head === null || head.exact === 0 || head.repairs.length > 0) return [];
  const quantity: Quantity = { kind, value, gender: head.gender ?? 'masculine' };
  if ([inWords(quantity), ...variantsInWords(quantity)].some((each) => each.startsWith(cut))) return [];
  return [
    {
      rule: kind === 'percentage' ? 'L003' : 'L001',
      severity: 'error',
      start,
      end,
      message: `O extenso começa por “${cut}”, e ${figure} por extenso é “${inWords(quantity)}”.`,
      suggestion: inWords(quantity),
    },
  ];
}

/** L002: figures whose points and commas cannot be. The words beside say which was meant. */
export function malformedFigures({ text }: LegalText): Mark[] {
  const doubled = new Map(doubledIn(text).map((each) => [each.figureStart, each]));
  const places = [
    ...[...text.matchAll(TWICE_DECIMAL)].map((match) => ({ at: match.index, figure: match[0], sign: '' })),
    ...[...text.matchAll(MONEY)].map((match) => {
      const figure = match.groups?.figure ?? '';
      return {
        at: match.index + match[0].length - figure.length,
        figure,
        sign: match[0].slice(0, -figure.length),
      };
    }),
  ];
  const wrong = new Map(
    places.filter(({ figure }) => !WELL_FORMED.test(figure)).map((place) => [place.at, place]),
  );
  return [...wrong.values()].map(({ at, figure, sign }) => {
    const read = readNumberWords(doubled.get(at)?.words ?? '');
    const meant = read?.value ?? likelyValue(figure);
    return {
      rule: 'L002',
      severity: 'error',
      start: at - sign.length,
      end: at + figure.length,
      message:
        `${sign.trim()} ${figure} não é um número: os pontos separam milhares de três em três e só há uma vírgula.`.trim(),
      suggestion: sign === '' ? formatExact(meant, 0, 6) : formatBrl(meant),
    };
  });
}

/** Digits after the last comma or point are decimals where they are two, else the mark is taken for one of thousands. */
function likelyValue(figure: string): Rational {
  const decimals = /[.,](\d{2})$/u.exec(figure)?.[1] ?? '';
  const whole = (decimals === '' ? figure : figure.slice(0, -3)).replace(/[.,]/gu, '');
  return Rational.parse(`${whole}.${decimals.padEnd(2, '0')}`);
}

const NOUNS: readonly [one: string, many: string, gender: Quantity['gender']][] = [
  ['vez', 'vezes', 'feminine'],
  ['via', 'vias', 'feminine'],
  ['parcela', 'parcelas', 'feminine'],
  ['dia', 'dias', 'masculine'],
  ['mês', 'meses', 'masculine'],
  ['ano', 'anos', 'masculine'],
  ['leito', 'leitos', 'masculine'],
];

/** L004: number words misspelt, or that do not agree with what they count. */
export function misspeltWords({ text }: LegalText): Mark[] {
  return doubledIn(text).flatMap((doubled): Mark[] => {
    const read = doubled.value && numberIn(doubled.words, doubled.value);
    if (!read || !doubled.value) return [];
    const misspelt = read.repairs.map(
      ({ start, end, from, to }): Mark => ({
        rule: 'L004',
        severity: 'warning',
        start: doubled.wordsStart + start,
        end: doubled.wordsStart + end,
        message: `“${from}” não é número por extenso; lê-se “${to}”.`,
        suggestion: to,
      }),
    );
    return [...misspelt, ...disagreement(doubled, doubled.value, read)];
  });
}

function disagreement({ start, noun, nounEnd, figure }: Doubled, value: Rational, read: WordsRead): Mark[] {
  const known = NOUNS.find(([one, many]) => one === noun || many === noun);
  if (known === undefined || value.denominator !== 1n) return [];
  const [one, many, gender] = known;
  const right = value.eq(Rational.one) ? one : many;
  const isOtherGender = read.gender !== null && read.gender !== gender;
  if (noun === right && !isOtherGender) return [];
  const words = inWords({ kind: 'count', value, gender });
  return [
    {
      rule: 'L004',
      severity: 'warning',
      start,
      end: nounEnd,
      message: `O extenso não concorda com “${noun}”.`,
      suggestion: `${figure} (${words}) ${right}`,
    },
  ];
}

/**
 * The number that words in parentheses say, a noun after it left out ("trinta dias"). Words that had all to be guessed count
 * only where they come to the figure beside them.
 */
function numberIn(words: string, beside: Rational): WordsRead | null {
  const whole = words.trimEnd();
  const reads = [whole, whole.replace(/\s+\S+$/u, '')].map(readNumberWords).filter((read) => read !== null);
  const fitting = reads.find(({ value }) => value.eq(beside));
  if (fitting) return fitting;
  return (
    reads.find(({ repairs, exact }) => repairs.length === 0 && exact > 0) ??
    reads.find(({ exact }) => exact > 0) ??
    null
  );
}

function doubledIn(text: string): (Doubled & { readonly figureStart: number })[] {
  return [...text.matchAll(DOUBLED)].map((match) => {
    const { sign = '', figure = '', mark, words = '', close = '', noun = '' } = match.groups ?? {};
    const opening = match[0].indexOf('(');
    return {
      start: match.index,
      end: match.index + opening + 1 + words.length + close.length,
      figureStart: match.index + sign.length,
      kind: sign === '' ? (mark ? 'percentage' : 'count') : 'money',
      figure: match[0].slice(0, opening).trim().replace(/^RS/u, 'R$'),
      value: WELL_FORMED.test(figure) ? Rational.parsePtBr(figure) : null,
      words,
      wordsStart: match.index + opening + 1,
      isCut: close === '',
      noun,
      nounEnd: match.index + match[0].length,
    };
  });
}

function said(kind: Doubled['kind'], value: Rational): string {
  if (kind === 'money') return formatBrl(value);
  return `${formatExact(value, 0, 6)}${kind === 'percentage' ? '%' : ''}`;
}
