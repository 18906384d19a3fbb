import { romanNumeral, romanValue } from '../address.ts';
import { parseStructure } from '../structure.ts';
import type { Mark } from './finding.ts';
import { type Hit, hitsOf, type LegalText, quoted, tolerant } from './legal-text.ts';

/** What follows a reference to another norm: "do Decreto", "da Constituição". */
const OF_ANOTHER =
  /^[^.;]{0,40}?\bd[aeo] (?:lei|decreto|portaria|resolu|constitui|rdc|codigo|emenda|instru|regimento)/u;
const ARTICLE = tolerant(
  String.raw`(?:(?<inciso>incisos?) (?<roman>[ivxl]+),? d[oa] |(?:§ ?(?<paragraph>\d{1,2})\S?,?|par\S{1,3}grafo (?<sole>único)) d[oa] )?\bart(?:igo|\.) ?(?<article>\d{1,3})(?!\d)`,
);
const BLOCKS: readonly [RegExp, string, string][] = [
  [/\bquadro (?<n>\d{1,2})\b/gu, 'quadro', 'Quadro'],
  [/\banexo (?<n>unico|[ivx]+|\d{1,2})\b/gu, 'anexo', 'Anexo'],
];

/** L010: articles, incisos, paragraphs, tables and annexes of this act that are not in it. Silent where the scan lost the numbering. */
export function brokenReferences(text: LegalText): Mark[] {
  const addresses = parseStructure(text.text).map(({ address }) => address);
  return [
    ...articleReferences(text, addresses),
    ...BLOCKS.flatMap((block) => blockReferences(text, addresses, block)),
  ];
}

function articleReferences(text: LegalText, addresses: readonly string[]): Mark[] {
  const articles = numbersOf(addresses, /^art-(\d+)$/u);
  if (!isComplete(articles)) return [];
  return hitsOf(text, ARTICLE).flatMap((hit): Mark[] => {
    if (isHeading(text, hit) || OF_ANOTHER.test(text.folded.slice(hit.end))) return [];
    const why = articles.includes(Number(hit.groups.article))
      ? missingInside(addresses, hit.groups)
      : `o último artigo é o ${articles.at(-1)}`;
    return why === null ? [] : [broken(text, hit, why)];
  });
}

/** Which inciso or paragraph of an article that is there is not; null where all are, or the numbering has holes. */
function missingInside(addresses: readonly string[], groups: Hit['groups']): string | null {
  const { article, roman, paragraph, sole } = groups;
  const isBeyond = (known: readonly number[], n: number | null) =>
    n !== null && isComplete(known) && !known.includes(n);
  const inside = (segment: string) =>
    numbersOf(addresses, new RegExp(`^art-${article}/(?:par-[^/]+/)?${segment}-(\\d+)$`, 'u'));
  const incisos = inside('inc');
  if (isBeyond(incisos, roman === undefined ? null : romanValue(roman)))
    return `o Art. ${article} vai até o inciso ${romanNumeral(incisos.length)}`;
  const paragraphs = inside('par');
  if (isBeyond(paragraphs, paragraph === undefined ? null : Number(paragraph)))
    return `o Art. ${article} vai até o § ${paragraphs.length}º`;
  const hasSole = sole === undefined || addresses.includes(`art-${article}/par-unico`);
  return hasSole ? null : `o Art. ${article} não tem parágrafo único`;
}

function blockReferences(
  text: LegalText,
  addresses: readonly string[],
  [pattern, segment, name]: (typeof BLOCKS)[number],
): Mark[] {
  const known = addresses.flatMap((address) => address.split('/')).filter((each) => each.startsWith(segment));
  if (known.length === 0) return [];
  const numbers = new Set(known.map((each) => Number(/-(\d+)/u.exec(each)?.[1] ?? 1)));
  return hitsOf(text, pattern).flatMap((hit): Mark[] => {
    const which = hit.groups.n ?? '';
    const n = which === 'unico' ? 1 : (romanValue(which) ?? Number(which));
    if (numbers.has(n) || isHeading(text, hit) || OF_ANOTHER.test(text.folded.slice(hit.end))) return [];
    return [broken(text, hit, `não há ${name} ${which.toUpperCase()} neste texto`)];
  });
}

function broken(text: LegalText, { start, end }: Hit, why: string): Mark {
  return {
    rule: 'L010',
    severity: 'error',
    start,
    end,
    message: `“${quoted(text, { start, end })}” não se encontra: ${why}.`,
    suggestion: 'Corrigir a remissão, ou dizer de que norma é o dispositivo.',
  };
}

/** The heading of a provision is no reference to it. */
function isHeading({ text }: LegalText, { start }: Hit): boolean {
  return /(?:^|\n)\W*$/u.test(text.slice(Math.max(0, start - 12), start));
}

function numbersOf(addresses: readonly string[], pattern: RegExp): number[] {
  return addresses.flatMap((address) => pattern.exec(address)?.[1] ?? []).map(Number);
}

/** 1, 2, 3… without a hole. */
function isComplete(numbers: readonly number[]): boolean {
  return numbers.length > 0 && numbers.every((n, index) => n === index + 1);
}
