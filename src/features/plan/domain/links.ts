import { plainWords } from './plan-document/source-row.ts';

/** An indicator of the panel with the words by which a text names what it measures. */
export interface Mentioned {
  readonly code: string;
  readonly mentions: readonly string[];
}

/** Words without accents and plurals, a blank around each: a phrase is found as words of its own. */
const folded = (text: string): string =>
  ` ${plainWords(text)
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join(' ')} `;

/** Codes of the indicators that a text names. The document prints no other link between an action and what is measured. */
export function namedIndicators(text: string, indicators: readonly Mentioned[]): string[] {
  const said = folded(text);
  return indicators
    .filter(({ mentions }) => mentions.some((words) => said.includes(folded(words))))
    .map(({ code }) => code);
}

const ACRONYM = /(?<![\p{L}\d])\p{Lu}{3,10}(?![\p{L}\d])/gu;

/** The acronyms by which a text can name this indicator: those of its title that no other title of the panel has. */
export function mentionsOf(title: string, panel: readonly string[]): string[] {
  const others = new Set(panel.filter((each) => each !== title).flatMap((each) => each.match(ACRONYM) ?? []));
  return [...new Set(title.match(ACRONYM) ?? [])].filter((acronym) => !others.has(acronym));
}
