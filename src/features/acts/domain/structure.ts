import { plainWord } from '../../../kernel/number-lexicon.ts';
import type { Unit, UnitKind } from './act.ts';
import { CLAUSE_ORDINALS, romanValue } from './address.ts';

/** A provision of a plain text: its address, and the stretch of the text it was read from. */
export interface ParsedUnit extends Pick<Unit, 'address' | 'text'> {
  readonly kind: Exclude<UnitKind, 'page'>;
  readonly start: number;
  readonly end: number;
}

/** How deep a mark stands: a new one closes those of its rank and deeper. */
const RANK = {
  part: 0,
  block: 1,
  section: 2,
  paragraph: 3,
  inciso: 4,
  item: 5,
  letter: 6,
  subitem: 7,
} as const;

interface Mark {
  readonly segment: string;
  readonly rank: number;
  readonly kind: ParsedUnit['kind'];
}

interface Place {
  readonly path: readonly Mark[];
  readonly resolved: boolean;
  readonly closed: boolean;
}

type Reader = (match: RegExpExecArray, place: Place) => Mark | null;

const block = (segment: string, kind: ParsedUnit['kind'] = 'provision'): Mark => ({
  segment,
  rank: RANK.block,
  kind,
});
/** Provisions that hold no others. */
const LEAF = /^(?:p-\d+|epigrafe|ementa|preambulo|resolvem?|fecho|assinaturas)$/u;
const isIn = (place: Place, start: string) => place.path.some(({ segment }) => segment.startsWith(start));

/** What begins a provision, tried in order on a line without accents; brackets stand around what was deduced. */
const MARKS: readonly [RegExp, Reader][] = [
  [
    /^anexo(?: (unico|[ivxl]+|\d{1,2}))?\b(?! d[ao] (?:art|lei))/,
    ([, which = 'unico']) => ({
      segment: which === 'unico' ? 'anexo' : `anexo-${romanValue(which) ?? which}`,
      rank: RANK.part,
      kind: 'heading',
    }),
  ],
  [
    /^(?:resolucao|portaria|decreto|lei)\b.{0,60}\d{4}\.?$/,
    (_, place) => (place.path.length === 0 ? block('epigrafe', 'heading') : null),
  ],
  [/^resolvem?(?:\s*:?$| )/, (_, place) => block(isIn(place, 'anexo') ? 'resolvem' : 'resolve', 'heading')],
  [/^art(?:igo)?\s?[.,]?\s?(\d{1,3})(?=\D|$)/, ([, n]) => block(`art-${n}`)],
  [/^clausula (\w+)/, ([, which = '']) => clause(which)],
  [/^quadro (?:n\S? )?(\d{1,2})\b/, ([, n]) => block(`quadro-${n}`, 'heading')],
  [/^(\d{1,2})\s+(?=[<>\d])/, ([, n = ''], place) => row(n, place)],
  [/^paragrafo unico\b/, () => ({ segment: 'par-unico', rank: RANK.paragraph, kind: 'provision' })],
  [/^§\s?\.?\s?(\d{1,2})/, ([, n]) => ({ segment: `par-${n}`, rank: RANK.paragraph, kind: 'provision' })],
  [/^(\d{1,2}\.\s?\d)\.?\s+[a-z]{3}/, ([, n = ''], place) => section(n.replace(' ', ''), place)],
  [/^([ivxl]+)\s?(?:[.)]|[-–—])\s*(?=\S)/, ([, roman = ''], place) => inciso(roman, place)],
  [
    /^([a-z])\s?[.)]\s+(?=\S)/,
    ([, letter = '']) => ({ segment: letter, rank: RANK.letter, kind: 'provision' }),
  ],
  [/^(?:nota )?(\d{1,2})\s?(?:[.)]|[-–—])\s*(?=[a-z%(])/, ([, n = ''], place) => item(n, place)],
  [/^[a-z ]{3,40}(?:\/|-| - )[a-z]{2},? \d{1,2}\S? de [a-z]+ de \d{4}/, () => block('fecho')],
];

function section(n: string, place: Place): Mark | null {
  return isIn(place, 'anexo') && !isIn(place, 'quadro-')
    ? { segment: `sec-${n}`, rank: RANK.section, kind: 'heading' }
    : null;
}

function clause(which: string): Mark | null {
  const index = CLAUSE_ORDINALS.findIndex((name) => plainWord(name) === which);
  const n = index >= 0 ? index + 1 : Number(which);
  return Number.isInteger(n) && n > 0 ? block(`cl-${n}`, 'heading') : null;
}

/** Lines of a table that begin with their number, until its notes. */
function row(n: string, place: Place): Mark | null {
  const isTable = place.path.at(-1)?.segment.startsWith('quadro-') || place.path.at(-1)?.kind === 'table-row';
  return isTable ? { segment: `faixa-${n}`, rank: RANK.item, kind: 'table-row' } : null;
}

/** Before the act resolves, roman numerals count what it considers; after, incisos. */
function inciso(roman: string, place: Place): Mark | null {
  const n = romanValue(roman);
  if (n === null) return null;
  const isRecital = !place.resolved && !isIn(place, 'anexo');
  return isRecital ? block(`cons-${n}`) : { segment: `inc-${n}`, rank: RANK.inciso, kind: 'provision' };
}

/** Numbers after a table are its notes; under a letter of an article they are its items. */
function item(n: string, place: Place): Mark {
  const isUnderLetter = isIn(place, 'art-') && place.path.some(({ rank }) => rank === RANK.letter);
  const rank = isUnderLetter ? RANK.subitem : RANK.item;
  return { segment: `${isIn(place, 'quadro-') ? 'nota' : 'item'}-${n}`, rank, kind: 'provision' };
}

interface Open {
  readonly address: string;
  readonly kind: ParsedUnit['kind'];
  readonly start: number;
  end: number;
  lines: string[];
}

/**
 * Reads a plain legal text into provisions with stable addresses: recitals `cons-1`, articles `art-2/inc-6/a`, paragraphs
 * `art-9/par-unico`, annexes with clauses, sections, tables and their notes `anexo/quadro-01/nota-4/c`, and `p-1` for what
 * bears no mark. Lines that go on belong to the provision above. No text is lost; an address that comes again gets `.2`.
 */
export function parseStructure(text: string): ParsedUnit[] {
  const parser = new Parser();
  for (const match of text.matchAll(/[^\n]*\n?/gu)) if (match[0] !== '') parser.take(match[0], match.index);
  return parser.finish();
}

class Parser {
  #place: Place = { path: [], resolved: false, closed: false };
  #open: Open | null = null;
  #blank = false;
  readonly #units: ParsedUnit[] = [];
  readonly #seen = new Map<string, number>();

  take(line: string, at: number): void {
    const text = line.trim();
    if (text === '') {
      this.#blank = true;
      return;
    }
    const start = at + line.indexOf(text);
    const mark = this.#markOf(text) ?? this.#unmarked(text);
    if (mark) this.#begin(mark, text, start);
    else if (this.#open) {
      this.#open.lines.push(text);
      this.#open.end = start + text.length;
    }
    this.#blank = false;
  }

  finish(): ParsedUnit[] {
    this.#close();
    return this.#units;
  }

  #markOf(text: string): Mark | null {
    const plain = plainWord(text.replace(/^\[([^\]]{1,24})\]/u, '$1')).replace(/[º°ª*]/gu, '');
    for (const [pattern, read] of MARKS) {
      const match = pattern.exec(plain);
      const mark = match && read(match, this.#place);
      if (mark) return mark;
    }
    return null;
  }

  /** A line without a mark goes on with the provision above, unless it plainly begins a paragraph of its own. */
  #unmarked(text: string): Mark | null {
    const above = this.#open;
    if (above === null) return block('preambulo');
    const ended = this.#blank || /[.;:]$/u.test(above.lines.at(-1) ?? '') || above.kind === 'heading';
    if (!ended || !/^[\p{Lu}[“"]/u.test(text)) return null;
    if (above.address === 'epigrafe') return block('ementa');
    if (above.address === 'ementa') return block('preambulo');
    if (above.address === 'fecho' || this.#place.closed) return block('assinaturas');
    const container = this.#place.path.filter(
      ({ segment, rank }) => rank <= RANK.section && !LEAF.test(segment),
    );
    if (container.length === 0 || isIn(this.#place, 'art-') || isIn(this.#place, 'cons-')) return null;
    const address = container.map(({ segment }) => segment).join('/');
    let n = 1;
    while (this.#seen.has(`${address}/p-${n}`)) n++;
    return { segment: `p-${n}`, rank: RANK.paragraph, kind: 'provision' };
  }

  #begin(mark: Mark, text: string, start: number): void {
    this.#close();
    const part = mark.segment === 'fecho' || mark.segment === 'assinaturas';
    const above = this.#place.path.filter(({ segment, rank }) => rank < mark.rank && !LEAF.test(segment));
    const path = [...above, mark];
    this.#place = {
      path,
      resolved: this.#place.resolved || mark.segment === 'resolve' || mark.segment.startsWith('art-'),
      closed: part,
    };
    const address = this.#unique(path.map(({ segment }) => segment).join('/'));
    this.#open = { address, kind: mark.kind, start, end: start + text.length, lines: [text] };
  }

  #unique(address: string): string {
    const times = (this.#seen.get(address) ?? 0) + 1;
    this.#seen.set(address, times);
    return times === 1 ? address : `${address}.${times}`;
  }

  #close(): void {
    if (this.#open === null) return;
    const { lines, ...unit } = this.#open;
    this.#units.push({ ...unit, text: lines.join(' ') });
    this.#open = null;
  }
}
