import type { SourceRow } from '../../domain/plan-document/source-row.ts';

const TAG = /<(\/?)([a-z0-9]+:)?([A-Za-z0-9]+)((?:[\s/][^<>]*)?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|([a-z]+));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/**
 * The rows of a Word document in its order: each row of a table, and each paragraph outside as a row of one cell. Word
 * has no line numbers. Only text, cells and rows are looked at; deleted text, text moved elsewhere, fields and whatever else are left out, and
 * no entity is expanded but XML's own five. A table inside a cell gives its text to that cell.
 */
export function wordRows(xml: string): SourceRow[] {
  const reader = new BodyReader();
  for (const [, closing, , name = '', attributes = '', text] of xml.matchAll(TAG)) {
    if (text !== undefined) reader.text(text);
    else if (closing === '/') reader.close(name);
    else reader.open(name, attributes);
  }
  return reader.rows;
}

/** What stands for a sign of its own. */
const SIGNS: Readonly<Record<string, string>> = { tab: ' ', br: ' ', cr: ' ', noBreakHyphen: '-' };

const blanks = (count: number): string[] => Array.from({ length: count }, () => '');

/** The columns that an element counts, at most those of Word. */
const numberIn = (attributes: string, otherwise: number): number =>
  Math.min(Number(/val="(\d{1,2})"/.exec(attributes)?.[1] ?? otherwise), 63);

/** Text that another place of the document says again: moved from here, or the fallback of a drawing. */
const HIDDEN = new Set(['moveFrom', 'Fallback']);

class BodyReader {
  readonly rows: SourceRow[] = [];
  #cells: string[] = [];
  #pieces: string[] = [];
  #span = 1;
  #tables = 0;
  #inText = false;
  /** How deep inside hidden text. */
  #hidden = 0;

  open(name: string, attributes: string): void {
    const empty = attributes.endsWith('/');
    if (HIDDEN.has(name) && !empty) this.#hidden++;
    if (this.#hidden > 0) return;
    if (name === 'tbl') this.#tables++;
    if (this.#tables === 1) this.#openInTable(name, attributes);
    this.#pieces.push(SIGNS[name] ?? '');
    if (name === 't') this.#inText = !empty;
  }

  #openInTable(name: string, attributes: string): void {
    if (name === 'tr') this.#cells = [];
    if (name === 'tc') [this.#pieces, this.#span] = [[], 1];
    if (name === 'gridBefore') this.#cells.push(...blanks(numberIn(attributes, 0)));
    if (name === 'gridSpan') this.#span = numberIn(attributes, 1);
  }

  text(text: string): void {
    if (this.#inText && this.#hidden === 0) this.#pieces.push(decoded(text));
  }

  close(name: string): void {
    if (HIDDEN.has(name)) this.#hidden--;
    if (this.#hidden > 0) return;
    if (name === 't') this.#inText = false;
    if (name === 'p' && this.#tables > 0) this.#pieces.push(' ');
    if (name === 'p' && this.#tables === 0) this.rows.push({ line: null, cells: [this.#taken()] });
    if (this.#tables === 1) this.#closeInTable(name);
    if (name === 'tbl') this.#tables--;
  }

  #closeInTable(name: string): void {
    if (name === 'tc') this.#cells.push(this.#taken(), ...blanks(this.#span - 1));
    if (name === 'tr') this.rows.push({ line: null, cells: this.#cells });
  }

  #taken(): string {
    const text = this.#pieces.join('').replace(/\s+/g, ' ').trim();
    this.#pieces = [];
    return text;
  }
}
