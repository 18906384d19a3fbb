import type { Mark } from './finding.ts';
import type { LegalText } from './legal-text.ts';
import { isNear } from './likeness.ts';

interface Expansion {
  readonly acronym: string;
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  readonly printed: string;
}

/** "… da Contratualização – CAC" or "… Pactuada e Integrada (PPI)". */
const ACRONYM = /(?:\s*[-–—]\s*|\s*\(\s*)(?<acronym>\p{Lu}{3,8})(?![\p{Ll}\d])/gu;
const SMALL = new Set([
  'a',
  'ao',
  'as',
  'o',
  'os',
  'e',
  'em',
  'de',
  'da',
  'do',
  'das',
  'dos',
  'na',
  'no',
  'para',
  'com',
]);

/** L013: an acronym explained by other words than the first time. Slips of scanning in the words are forgiven. */
export function acronymsTwice(text: LegalText): Mark[] {
  const first = new Map<string, Expansion[]>();
  return expansionsIn(text).flatMap((expansion): Mark[] => {
    const known = first.get(expansion.acronym) ?? [];
    first.set(expansion.acronym, [...known, expansion]);
    const [before] = known;
    if (before === undefined || known.some((other) => isSame(other, expansion))) return [];
    const { acronym, start, end, printed } = expansion;
    return [
      {
        rule: 'L013',
        severity: 'warning',
        start,
        end,
        message: `${acronym} já quer dizer “${before.printed}” neste ato, e aqui “${printed}”.`,
        suggestion: `Usar um só nome, ou outra sigla para “${printed}”.`,
      },
    ];
  });
}

function expansionsIn(text: LegalText): Expansion[] {
  return [...text.text.matchAll(ACRONYM)].flatMap((match): Expansion[] => {
    const acronym = match.groups?.acronym ?? '';
    const words = wordsBefore(text, match.index, acronym);
    const [begin, last] = [words?.[0], words?.at(-1)];
    if (!words || !begin || !last) return [];
    return [
      {
        acronym,
        start: begin.start,
        end: match.index + match[0].length,
        words: words.map(({ word }) => word),
        printed: text.text.slice(begin.start, last.end).replace(/\s+/gu, ' '),
      },
    ];
  });
}

/** The words whose first letters make the acronym, nothing but small words between them; null where they do not. */
function wordsBefore({ folded }: LegalText, end: number, acronym: string) {
  const from = Math.max(0, end - 200);
  const words = [...folded.slice(from, end).matchAll(/[^\s,.;:()/]+/gu)].map((match) => ({
    word: match[0],
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
  const found: typeof words = [];
  const letters = [...acronym.toLowerCase()];
  if (words.length === 0 || folded.slice(words.at(-1)?.end ?? end, end).trim() !== '') return null;
  for (const each of words.toReversed()) {
    if (letters.length === 0) break;
    if (SMALL.has(each.word)) continue;
    if (each.word[0] !== letters.at(-1)) return null;
    letters.pop();
    found.unshift(each);
  }
  return letters.length === 0 ? found : null;
}

function isSame(one: Expansion, other: Expansion): boolean {
  return one.words.every((word, index) => {
    const beside = other.words[index] ?? '';
    return isNear(word, beside) || isOfOneStem(word, beside);
  });
}

/** "estado" and "estaduais": five letters in common, and half of the longer word. */
function isOfOneStem(word: string, beside: string): boolean {
  const length = Math.max(5, Math.ceil(Math.max(word.length, beside.length) / 2));
  return word.length >= length && word.slice(0, length) === beside.slice(0, length);
}
