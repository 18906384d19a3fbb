import { Rational } from '../../../../kernel/rational.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, quoted, sentenceAround, tolerant } from './legal-text.ts';
import type { Column } from './printed-bands.ts';

const AT_LEAST = tolerant(String.raw`(?:no mínimo|pelo menos|mínimo de)\s*,?\s*(?<n>\d{1,3}(?:,\d+)?) ?%`);
const WHOLLY = tolerant(String.raw`(?<what>execu\S{2,5}) [^.;]{3,120}?em sua totalidade`);

/** Lines that a requirement of the same act puts out of reach. */
export function deadRows(text: LegalText, columns: readonly Column[]): Mark[] {
  return columns
    .filter(({ unit }) => unit === '%')
    .flatMap((column) => [
      ...hitsOf(text, AT_LEAST).flatMap((hit) => belowMinimum(text, column, hit)),
      ...hitsOf(text, WHOLLY).flatMap((hit) => belowTotality(text, column, columns, hit)),
    ]);
}

function belowMinimum(
  text: LegalText,
  { bands, tableEnd, name }: Column,
  { start, end, groups }: { start: number; end: number; groups: Readonly<Record<string, string>> },
): Mark[] {
  const least = Rational.parsePtBr(groups.n ?? '0');
  const dead = bands.find(
    ({ from, to, toInclusive }) =>
      from === null && to !== null && (to.lt(least) || (to.eq(least) && !toInclusive)),
  );
  const about = { start: Math.max(0, (bands[0]?.start ?? 0) - 120), end: tableEnd + 4_000 };
  const sentence = sentenceAround(text, start);
  if (!dead || start > dead.start || !sharesWords(text, sentence, about)) return [];
  return [
    {
      rule: 'L008',
      severity: 'warning',
      start: dead.start,
      end: dead.end,
      message: `A faixa “${dead.printed}” (${name}) não alcança ninguém: o ato já exige “${quoted(text, { start, end })}”.`,
      suggestion: 'Tirar a faixa, ou dizer o que acontece com quem deixa de cumprir o mínimo.',
    },
  ];
}

function belowTotality(
  text: LegalText,
  { bands, tableEnd, name }: Column,
  columns: readonly Column[],
  { start, end, groups }: { start: number; end: number; groups: Readonly<Record<string, string>> },
): Mark[] {
  const explained = noteNumber(text, tableEnd, groups.what ?? '');
  const partial = bands.find(
    ({ from, to }) => from !== null && to !== null && !from.isZero() && to.lt(Rational.of(100)),
  );
  if (!partial || explained === null || columns[explained]?.bands !== bands) return [];
  return [
    {
      rule: 'L008',
      severity: 'info',
      start: partial.start,
      end: partial.end,
      message: `O ato exige “${quoted(text, { start, end })}”, e a ${name} já paga a partir de “${partial.printed}”.`,
      suggestion: 'Dizer se a execução parcial impede o pagamento ou só o reduz.',
    },
  ];
}

/** Which column the notes explain with a word: the first note is of the first column, those that number the lines left out. */
function noteNumber(text: LegalText, from: number, word: string): number | null {
  const notes = hitsOf(
    text,
    /(?:^| )(?<n>[1-9])\s?[-.–]\s{1,3}(?<head>\S+ \S+ \S+ \S+)/gu,
    from,
    from + 2_500,
  );
  const percent = notes.filter(({ groups: { head = '' } }) => /^(?:%|\d{1,2}%?)\s/u.test(head));
  const index = percent.findIndex(({ groups: { head = '' } }) => head.includes(word.slice(0, 5)));
  return index < 0 ? null : index;
}

/** Whether two stretches speak of the same thing: a word of seven letters or more whose first five are in both. */
function sharesWords(
  text: LegalText,
  one: { start: number; end: number },
  other: { start: number; end: number },
): boolean {
  const stems = text.folded.slice(one.start, one.end).match(/[a-z]{9,}/gu) ?? [];
  const rest = text.folded.slice(other.start, other.end);
  return stems.some((stem) => rest.includes(stem.slice(0, 5)));
}
