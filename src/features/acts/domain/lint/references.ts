import { romanNumeral, romanValue } from '../address.ts';
import { parseStructure } from '../structure.ts';
import type { Mark } from './finding.ts';
import { type Hit, hitsOf, type LegalText, quoted, sentenceAround, tolerant } from './legal-text.ts';

const NORM =
  '(?:lei|decreto|portaria|resolu|delibera|constitui|rdc|codigo|emenda|instru|regimento|regulamento|nota tecnica|manual|edital|termo|medida provisoria)';
/** What follows a reference to another norm: "do Decreto", "da Constituição", after the rest of the reference. */
const OF_ANOTHER = new RegExp(String.raw`^(?:[^.;]|\bart\.|\bn\.){0,60}?\b(?:d[aeo]|a) ${NORM}`, 'u');
/** What stands before one: "a Lei nº 8.080, de 1990, em seu art. 35". */
const AFTER_ANOTHER = new RegExp(
  String.raw`(?<!\b(?:d?est[ae]|nest[ae]) )\b${NORM}[^;:]{0,6}[^;:]{0,60}?(?:\d|federal|estadual)(?:[^.;:]|\.(?! ))*$`,
  'u',
);
const ARTICLE = tolerant(
  String.raw`(?:(?<inciso>incisos?) (?:[ivxl]+(?:, ?| e | a | ao ))*(?<roman>[ivxl]+),? d[oa] |(?:§ ?(?<paragraph>\d{1,2})\S?,?|par\S{1,3}grafo (?<sole>único)) d[oa] )?\bart(?:igo|\.) ?(?<article>\d{1,3})(?!\d)`,
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
    if (isHeading(text, hit) || isOfAnother(text, hit)) return [];
    const why = articles.includes(Number(hit.groups.article))
      ? missingInside(text, addresses, hit.groups)
      : `o último artigo é o ${articles.at(-1)}`;
    return why === null ? [] : [broken(text, hit, why)];
  });
}

/** Whether the reference is to a provision of another norm, named after it or before it in the sentence. */
function isOfAnother(text: LegalText, { start, end }: Hit): boolean {
  const sentence = sentenceAround(text, start);
  const before = text.folded.slice(sentence.start, start);
  return OF_ANOTHER.test(text.folded.slice(end)) || AFTER_ANOTHER.test(before);
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
