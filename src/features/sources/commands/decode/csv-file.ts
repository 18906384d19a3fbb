import { closeSync, openSync, writeSync } from 'node:fs';

const FLUSH_CHARACTERS = 1 << 20;

/** A value as one CSV cell: quoted only where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n\\]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes lines to a file of its own, in large pieces. */
export class CsvFile {
  readonly #handle: number;
  #pending = '';

  constructor(path: string, header: readonly string[]) {
    this.#handle = openSync(path, 'wx', 0o600);
    this.line(header.map(csvCell).join(','));
  }

  /** One line, its cells already escaped. */
  line(cells: string): void {
    this.#pending += cells;
    this.#pending += '\n';
    if (this.#pending.length >= FLUSH_CHARACTERS) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#handle);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    this.#pending = '';
  }
}
