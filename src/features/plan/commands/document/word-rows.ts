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
 * has no line numbers. Only text, cells and rows are looked at; deleted text, fields and whatever else are left out, and
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

class BodyReader {
  readonly rows: SourceRow[] = [];
  #cells: string[] = [];
  #pieces: string[] = [];
  #span = 1;
  #tables = 0;
  #inText = false;

  open(name: string, attributes: string): void {
    const empty = attributes.endsWith('/');
    if (name === 'tbl') this.#tables++;
    if (name === 'tr' && this.#tables === 1) this.#cells = [];
    if (name === 'tc' && this.#tables === 1) [this.#pieces, this.#span] = [[], 1];
    if (name === 'gridSpan' && this.#tables === 1)
      this.#span = Math.min(Number(/val="(\d{1,2})"/.exec(attributes)?.[1] ?? 1), 63);
    if (name === 'tab' || name === 'br' || name === 'cr') this.#pieces.push(' ');
    if (name === 't') this.#inText = !empty;
  }

  text(text: string): void {
    if (this.#inText) this.#pieces.push(decoded(text));
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    if (name === 'p' && this.#tables > 0) this.#pieces.push(' ');
    if (name === 'p' && this.#tables === 0) this.rows.push({ line: null, cells: [this.#taken()] });
    if (name === 'tc' && this.#tables === 1)
      this.#cells.push(this.#taken(), ...Array.from({ length: this.#span - 1 }, () => ''));
    if (name === 'tr' && this.#tables === 1) this.rows.push({ line: null, cells: this.#cells });
    if (name === 'tbl') this.#tables--;
  }

  #taken(): string {
    const text = this.#pieces.join('').replace(/\s+/g, ' ').trim();
    this.#pieces = [];
    return text;
  }
}
