import { romanNumeral, romanValue } from '../address.ts';
import { parseStructure } from '../structure.ts';
import type { Mark } from './finding.ts';
import { type Hit, hitsOf, type LegalText, quoted, tolerant } from './legal-text.ts';
import { isOfAnother } from './other-norms.ts';

const ARTICLE = tolerant(
  String.raw`(?:(?<inciso>incisos?) (?:[ivxl]+(?:, ?| e | a | ao ))*(?<roman>[ivxl]+),? d[oa] |(?:§ ?(?<paragraph>\d{1,2})\S?,?|par\S{1,3}grafo (?<sole>único)) d[oa] )?\bart(?:igo|\.) ?(?<article>\d{1,3})(?!\d)`,
);
/** "arts. 1º, 2º e 9º", "artigos 1º a 9º". */
const ARTICLES = tolerant(
  String.raw`\b(?:arts\.|artigos) ?(?<list>\d{1,3}[º°ªo]?(?:(?:,| e| a|, e) ?\d{1,3}[º°ªo]?)+)(?![\d/])`,
);
/** What goes on after an article: ", inciso V", ", § 3º", ", alínea \"d\"". */
const WITHIN = tolerant(
  String.raw`^[º°ªo]?, (?:(?:caput|"caput"),? )?(?:§ ?(?<paragraph>\d{1,2})[º°ªo]?|inciso (?<roman>[ivxl]+)\b)`,
);
const LETTER = tolerant(
  String.raw`\bal\S{1,3}nea ["“'‘]?(?<letter>[a-z])["”'’]?,? d[oa] inciso (?<roman>[ivxl]+),? d[oa] (?:caput d[oa] )?art(?:igo|\.) ?(?<article>\d{1,3})(?!\d)`,
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
    ...letterReferences(text),
    ...BLOCKS.flatMap((block) => blockReferences(text, addresses, block)),
  ];
}

function articleReferences(text: LegalText, addresses: readonly string[]): Mark[] {
  const articles = numbersOf(addresses, /^art-(\d+)$/u);
  if (!isComplete(articles)) return [];
  const last = `o último artigo é o ${articles.at(-1)}`;
  const one = hitsOf(text, ARTICLE).flatMap((found): Mark[] => {
    const hit = withTail(text, found);
    if (isHeading(text, hit) || isOfAnother(text, hit)) return [];
    if (!articles.includes(Number(hit.groups.article))) return [broken(text, found, last)];
    const why = missingInside(text, addresses, hit.groups);
    return why === null ? [] : [broken(text, hit, why)];
  });
  const many = hitsOf(text, ARTICLES).filter((hit) => {
    const numbers = (hit.groups.list?.match(/\d+/gu) ?? []).map(Number);
    return !numbers.every((n) => articles.includes(n)) && !isOfAnother(text, hit);
  });
  return [...one, ...many.map((hit) => broken(text, hit, last))];
}

/** A reference with the inciso or paragraph that follows it, where none came before it: "art. 2º, inciso V". */
function withTail({ folded }: LegalText, hit: Hit): Hit {
  const { inciso, paragraph, sole } = hit.groups;
  if (inciso !== undefined || paragraph !== undefined || sole !== undefined) return hit;
  const [tail] = folded.slice(hit.end, hit.end + 60).matchAll(WITHIN);
  if (tail === undefined) return hit;
  const { paragraph: n, roman } = tail.groups ?? {};
  const groups = { ...hit.groups, ...(n ? { paragraph: n } : {}), ...(roman ? { roman } : {}) };
  return { ...hit, end: hit.end + tail[0].length, groups };
}

/** Letters of an inciso that goes on to another: told only where the letters that are there have no hole. */
function letterReferences(text: LegalText): Mark[] {
  const provisions = parseStructure(text.text);
  return hitsOf(text, LETTER).flatMap((hit): Mark[] => {
    const { article = '', roman = '', letter = '' } = hit.groups;
    const place = new RegExp(`^art-${article}/inc-${romanValue(roman)}(?:/([a-z]))?$`, 'u');
    const letters = provisions.flatMap(({ address }) => place.exec(address)?.[1] ?? []);
    const isWhole = letters.length > 0 && letters.every((each, n) => each.charCodeAt(0) === 97 + n);
    if (!isWhole || letters.includes(letter) || isOfAnother(text, hit)) return [];
    const why = `o inciso ${roman.toUpperCase()} do Art. ${article} vai até a alínea “${letters.at(-1)}”`;
    return [broken(text, hit, why)];
  });
}

/** Which inciso or paragraph of an article that is there is not; null where all are, or the numbering has holes or was lost. */
function missingInside(text: LegalText, addresses: readonly string[], groups: Hit['groups']): string | null {
  const { article = '', roman, paragraph, sole } = groups;
  const inside = (segment: string) =>
    numbersOf(addresses, new RegExp(`^art-${article}/(?:par-[^/]+/)?${segment}-(\\d+)$`, 'u'));
  const isBeyond = (kind: 'inciso' | 'paragraph', known: readonly number[], n: number | null) =>
    n !== null &&
    !known.includes(n) &&
    (known.length === 0 ? !mayHold(text, article, kind) : isComplete(known));
  const incisos = inside('inc');
  if (isBeyond('inciso', incisos, roman === undefined ? null : romanValue(roman)))
    return incisos.length === 0
      ? `o Art. ${article} não tem incisos`
      : `o Art. ${article} vai até o inciso ${romanNumeral(incisos.length)}`;
  const paragraphs = inside('par');
  if (isBeyond('paragraph', paragraphs, paragraph === undefined ? null : Number(paragraph)))
    return paragraphs.length === 0
      ? `o Art. ${article} não tem parágrafos numerados`
      : `o Art. ${article} vai até o § ${paragraphs.length}º`;
  const hasSole =
    sole === undefined ||
    addresses.includes(`art-${article}/par-unico`) ||
    mayHold(text, article, 'paragraph');
  return hasSole ? null : `o Art. ${article} não tem parágrafo único`;
}

/** Whether an article without provisions below may have had some: incisos after a colon, or some line begins as a scanner leaves their marks. */
function mayHold({ text }: LegalText, article: string, kind: 'inciso' | 'paragraph'): boolean {
  const own = parseStructure(text).find(({ address }) => address === `art-${article}`);
  if (own === undefined) return true;
  const lines = text.slice(own.start, own.end).split('\n').slice(1);
  const isOpen = kind === 'inciso' && /:\s*$/u.test(own.text);
  return isOpen || lines.some((line) => LOST_MARK.test(line.trim()));
}

/** "8 1°.", "S 2º", "IL.", "1I-", "Pardgrafo": what is left of the mark of a provision. */
const LOST_MARK = /^(?:[8S$§&]\s?\.?\s?\d{1,2}\s?[°º*o.]|[IVXLl1|]{1,6}\s?[.)–—-]\s|par\S{1,4}fo\b)/iu;

function blockReferences(
  text: LegalText,
  addresses: readonly string[],
  [pattern, segment, name]: (typeof BLOCKS)[number],
): Mark[] {
  const known = addresses.flatMap((address) => address.split('/')).filter((each) => each.startsWith(segment));
  const isAct = isComplete(numbersOf(addresses, /^art-(\d+)$/u));
  if (known.length === 0 && !isAct) return [];
  const numbers = new Set(known.map((each) => Number(/-(\d+)/u.exec(each)?.[1] ?? 1)));
  return hitsOf(text, pattern).flatMap((hit): Mark[] => {
    const which = hit.groups.n ?? '';
    const n = which === 'unico' ? 1 : (romanValue(which) ?? Number(which));
    if (numbers.has(n) || isHeading(text, hit) || isOfAnother(text, hit)) return [];
    if (known.length > 0) return [broken(text, hit, `não há ${name} ${which.toUpperCase()} neste texto`)];
    const absent = broken(text, hit, `o texto não traz ${name} algum`);
    return [
      { ...absent, severity: 'warning', suggestion: `Juntar o ${name} ao texto, ou corrigir a remissão.` },
    ];
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

/** The heading of a provision is no reference to it; it may stand in the middle of a line after a sentence. */
function isHeading({ text }: LegalText, { start }: Hit): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  return /(?:^|\n)\W*$/u.test(before) || (/[.;:]\s+$/u.test(before) && /^\p{Lu}/u.test(text.slice(start)));
}

function numbersOf(addresses: readonly string[], pattern: RegExp): number[] {
  return addresses.flatMap((address) => pattern.exec(address)?.[1] ?? []).map(Number);
}

/** 1, 2, 3… without a hole. */
function isComplete(numbers: readonly number[]): boolean {
  return numbers.length > 0 && numbers.every((n, index) => n === index + 1);
}
