import { formatBrl, formatExact } from '../../../../kernel/format.ts';
import { CARDINALS, plainWord } from '../../../../kernel/number-lexicon.ts';
import { readNumberWords, type WordsRead } from '../../../../kernel/number-reading.ts';
import { inWords, type Quantity, variantsInWords } from '../../../../kernel/number-words.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { type Doubled, doubledIn } from './doubled.ts';
import type { Mark } from './finding.ts';
import type { LegalText } from './legal-text.ts';
import { editDistance } from './likeness.ts';

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
    const read =
      doubled.value && (numberIn(doubled.words, doubled.value) ?? misspeltAs(doubled, doubled.value));
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
  const whole = readNumberWords(words.trimEnd());
  const head = endsInNumber(words, whole) ? null : readNumberWords(words.trimEnd().replace(/\s+\S+$/u, ''));
  const reads = [whole, head].filter((read) => read !== null);
  const fitting = reads.find(({ value }) => value.eq(beside));
  if (fitting) return fitting;
  return (
    reads.find(({ repairs, exact }) => repairs.length === 0 && exact > 0) ??
    reads.find(({ exact }) => exact > 0) ??
    null
  );
}

/** Whether the last word belongs to the number: "mil", "centavos", also with a slip, and no noun after it. "dias" is no slip of "duas". */
function endsInNumber(words: string, read: WordsRead | null): boolean {
  const last = /\S+$/u.exec(words.trimEnd())?.[0] ?? '';
  const repaired = read?.repairs.find(({ from }) => from === last)?.to;
  const does = CARDINALS.get(plainWord(repaired ?? last))?.does;
  const isUnit = does === 'scale' || does === 'real' || does === 'centavo';
  return isUnit || (does === 'figure' && repaired === undefined);
}

/** Words from this many letters on; in shorter ones a slip makes another word. */
const LONG = 5;

/** Words that the figure beside them makes out: those of its own value with a slip in some long word ("60 (secenta)"). */
function misspeltAs({ words, kind }: Doubled, value: Rational): WordsRead | null {
  const pieces = [...words.matchAll(/[^\s,;.]+/gu)];
  const quantities = (['masculine', 'feminine'] as const).map(
    (gender): Quantity => ({ kind, value, gender }),
  );
  for (const quantity of quantities) {
    const right = writtenOut(quantity)?.split(' ') ?? [];
    const isSlip = pieces.map(({ 0: word }, index) =>
      isSlipOf(plainWord(word), plainWord(right[index] ?? '')),
    );
    if (right.length !== pieces.length || !isSlip.every((slip) => slip !== null)) continue;
    const repairs = pieces.flatMap(({ 0: from, index: start }, at) =>
      isSlip[at] ? [{ start, end: start + from.length, from, to: right[at] ?? '' }] : [],
    );
    return { kind, value, gender: null, repairs, exact: 0 };
  }
  return null;
}

/** False for the same word, true for a slip of it, null for another. */
function isSlipOf(word: string, right: string): boolean | null {
  if (word === right) return false;
  const isNear = word.length >= LONG && word[0] === right[0] && editDistance(word, right) <= 2;
  return isNear && !CARDINALS.has(word) ? true : null;
}

function writtenOut(quantity: Quantity): string | null {
  const isWritable =
    quantity.kind === 'percentage' ||
    quantity.value.mul(Rational.of(quantity.kind === 'money' ? 100 : 1)).denominator === 1n;
  return isWritable && quantity.value.lt(Rational.of(10n ** 12n)) ? inWords(quantity) : null;
}

function said(kind: Doubled['kind'], value: Rational): string {
  if (kind === 'money') return formatBrl(value);
  return `${formatExact(value, 0, 6)}${kind === 'percentage' ? '%' : ''}`;
}
