import { DatasusError } from './datasus-error.ts';
import { latin1 } from './latin1.ts';

/** One column of a table, as its header describes it. */
export interface Field {
  readonly name: string;
  /** DBF type letter: C text, N or F number, D date, L logical. DATASUS types are not reliable. */
  readonly type: string;
  readonly width: number;
  readonly decimals: number;
  /** First byte of the column inside a record; byte 0 is the deletion mark. */
  readonly offset: number;
}

/** What a DBF header says, already checked against itself. */
export interface TableHeader {
  readonly fields: readonly Field[];
  /** Records declared, deleted ones included. */
  readonly records: number;
  readonly headerLength: number;
  readonly recordLength: number;
  /** Date of the last update, 'YYYY-MM-DD', or null where it says nothing. */
  readonly updatedOn: string | null;
  /** Language byte. Of no use: Latin-1 text comes with at least seven different values. */
  readonly language: number;
  /** Whether it says that its rows were made up (`GENERATED_MARK`). */
  readonly isGenerated: boolean;
}

/** Stands in the reserved bytes of a file of made-up rows, where no file of DATASUS has anything. */
export const GENERATED_MARK = 'PACTUAGERADO';
/** What such a file is not, for whoever reads a number counted in it; also what its texts say where they have room. */
export const GENERATED_NOTICE = 'Produção gerada: não é dado do DATASUS';
export const GENERATED_MARK_AT = 16;

export const DBF_VERSION = 3;
export const PREFIX_LENGTH = 32;
const DESCRIPTOR_LENGTH = 32;
const TERMINATOR = 0x0d;

/** Length of the whole header, from its first 32 bytes; refuses what cannot be a DBF or DBC. */
export function headerLengthOf(prefix: Uint8Array): number {
  if (prefix.length === 0) {
    throw new DatasusError('empty', 'O arquivo está vazio (0 bytes). Baixe-o de novo e reenvie.', {
      offset: 0,
    });
  }
  if (prefix[0] !== DBF_VERSION) {
    throw new DatasusError(
      'not-a-dbc',
      'Este arquivo não é um DBC nem um DBF do DATASUS: o primeiro byte não é o desses formatos. Confira se escolheu o arquivo certo.',
      { offset: 0 },
    );
  }
  if (prefix.length < PREFIX_LENGTH) throw truncatedHeader(prefix.length);
  const length = viewOf(prefix).getUint16(8, true);
  if (length < PREFIX_LENGTH + 1)
    throw badHeader(`o tamanho declarado do cabeçalho (${length}) é impossível`, 8);
  return length;
}

/** Reads and checks a complete header. `bytes` holds at least the length it declares. */
export function parseHeader(bytes: Uint8Array): TableHeader {
  const headerLength = headerLengthOf(bytes);
  if (bytes.length < headerLength) throw truncatedHeader(bytes.length);
  const view = viewOf(bytes);
  const recordLength = view.getUint16(10, true);
  const fields = parseFields(bytes, headerLength);
  const widths = fields.reduce((sum, field) => sum + field.width, 1);
  if (fields.length === 0) throw badHeader('não descreve nenhuma coluna', PREFIX_LENGTH);
  if (widths !== recordLength) {
    throw badHeader(`as colunas somam ${widths} bytes e o registro declara ${recordLength}`, 10);
  }
  return {
    fields,
    records: view.getUint32(4, true),
    headerLength,
    recordLength,
    updatedOn: parseDate(bytes[1]!, bytes[2]!, bytes[3]!),
    language: bytes[29]!,
    isGenerated:
      latin1(bytes, GENERATED_MARK_AT, GENERATED_MARK_AT + GENERATED_MARK.length) === GENERATED_MARK,
  };
}

/** Descriptors go on until 0x0D, or 0x00 (CNES-ST since 2019 has no 0x0D), or the end of the header. */
function parseFields(bytes: Uint8Array, headerLength: number): Field[] {
  const fields: Field[] = [];
  let offset = 1;
  for (let at = PREFIX_LENGTH; at + DESCRIPTOR_LENGTH < headerLength; at += DESCRIPTOR_LENGTH) {
    if (bytes[at] === TERMINATOR || bytes[at] === 0) break;
    const field = parseField(bytes, at, offset);
    fields.push(field);
    offset += field.width;
  }
  const end = PREFIX_LENGTH + fields.length * DESCRIPTOR_LENGTH;
  if (bytes[end] !== TERMINATOR && bytes[end] !== 0) throw badHeader('a lista de colunas não termina', end);
  return fields;
}

function parseField(bytes: Uint8Array, at: number, offset: number): Field {
  let end = at;
  while (end < at + 11 && bytes[end] !== 0) end++;
  const name = latin1(bytes, at, end).trim();
  const type = String.fromCharCode(bytes[at + 11]!);
  const width = bytes[at + 16]!;
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw badHeader(`uma coluna tem nome inválido (${JSON.stringify(name)})`, at);
  if (!/^[A-Z]$/.test(type) || width === 0)
    throw badHeader(`a coluna ${name} tem tipo ou largura inválidos`, at + 11);
  return { name, type, width, decimals: bytes[at + 17]!, offset };
}

/**
 * The year byte is the year minus 1900 in most files and two digits of this century in others. 26 July 1995 is
 * no date: a library behind many converters (shapelib) writes it on every table.
 */
function parseDate(year: number, month: number, day: number): string | null {
  if (year === 95 && month === 7 && day === 26) return null;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const full = year < 80 ? 2000 + year : 1900 + year;
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function badHeader(reason: string, offset: number): DatasusError {
  return new DatasusError(
    'bad-header',
    `O cabeçalho do arquivo está corrompido: ${reason}. Baixe o arquivo de novo e reenvie.`,
    { offset },
  );
}

function truncatedHeader(length: number): DatasusError {
  return new DatasusError(
    'truncated',
    'O arquivo está truncado: termina dentro do cabeçalho. Baixe o arquivo de novo e reenvie.',
    { offset: length },
  );
}
