import { type Hit, type LegalText, sentenceAround } from './legal-text.ts';

const NORM =
  '(?:lei(?!to)|decreto|portaria|resolu|delibera|constitui|rdc|codigo|emenda|instru|regimento|regulamento|estatuto|convencao|norma|nota tecnica|manual|edital|(?<!nos )termo|medida provisoria|ato das disposic)';
/** Norms by their abbreviation, as the text prints them. */
const ABBREVIATED =
  '(?:ADCT|CC|CDC|CE|CF|CLT|CP|CPC|CPP|CTN|DL|EC|ECA|IN|LC|LDB|LDO|LGPD|LOA|LOAS|LOS|LRF|MP|NOAS|NOB|NR|PNAB|PRC|PRT|RDC|RICMS)';
/** What follows a reference to another norm: "do Decreto", "da Constituição", after the rest of the reference. */
const OF_ANOTHER = new RegExp(String.raw`^(?:[^.;]|\bart\.|\bn\.){0,60}?\b(?:d[aeo]|a) ${NORM}`, 'u');
const OF_ABBREVIATED = new RegExp(
  String.raw`^(?:[^.;]|\bart\.|\bn\.){0,60}?\b(?:d[aeo]|à) ${ABBREVIATED}\b`,
  'u',
);
/** Whatever bears an acronym right after the reference is a text of its own: "do RICMS"; so is an annex with articles. */
const OF_NAMED = /^[º°ªo]?,?\s(?:d[aeo]\s(?:\p{Lu}{2,}\b|Anexo\b))/u;
/** What stands before one: "a Lei nº 8.080, de 1990, em seu art. 35". */
const AFTER_ANOTHER = new RegExp(
  String.raw`(?<!\b(?:d?est[ae]|nest[ae]) )\b${NORM}[^;:]{0,6}[^;:]{0,60}?(?:\d|federal|estadual)(?:[^.;:]|\.(?! ))*$`,
  'u',
);
const AFTER_ABBREVIATED = new RegExp(String.raw`\b${ABBREVIATED}\b(?:[^.;:]|\.(?! ))*$`, 'u');
/** "desta Portaria", whatever else the sentence names. */
const OF_THIS = /^[º°ªo]?,?\s(?:dest[ae]|d[ao] presente)\s(?:portaria|resolu|delibera|instrucao)/u;

/** Whether a reference is to a provision of another norm, named after it or before it in the sentence. */
export function isOfAnother({ text, folded }: LegalText, { start, end }: Hit): boolean {
  const sentence = sentenceAround({ text }, start);
  const [after, afterAsPrinted] = [folded, text].map((each) => each.slice(end, end + 200));
  if (OF_THIS.test(after ?? '')) return false;
  const isNamedAfter = OF_ANOTHER.test(after ?? '') || OF_ABBREVIATED.test(onOneLine(afterAsPrinted));
  return (
    isNamedAfter ||
    OF_NAMED.test(afterAsPrinted ?? '') ||
    AFTER_ANOTHER.test(folded.slice(sentence.start, start)) ||
    AFTER_ABBREVIATED.test(text.slice(sentence.start, start))
  );
}

const onOneLine = (text = '') => text.replace(/\s/gu, ' ');
