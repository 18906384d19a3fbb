/** Types of a field in the compact protocol of Apache Thrift. */
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const I16 = 4;
const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
const STOP = 0;

/** Writes one structure; told so by whoever begins it. */
export type StructBody = (struct: StructWriter) => void;

/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** What was written so far: a view, good until more is written. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** Unsigned, seven bits a byte; up to 2⁵³. */
  varint(value: number): void {
    let left = value;
    while (left >= 0x80) {
      this.byte((left % 0x80) | 0x80);
      left = Math.floor(left / 0x80);
    }
    this.byte(left);
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.bytes);
    this.#bytes = grown;
  }
}

/** The fields of a structure, in ascending order of their numbers. */
export class StructWriter {
  readonly #out: ByteWriter;
  #last = 0;

  constructor(out: ByteWriter) {
    this.#out = out;
  }

  bool(id: number, value: boolean): void {
    this.#field(id, value ? TRUE : FALSE);
  }

  byte(id: number, value: number): void {
    this.#field(id, BYTE);
    this.#out.byte(value);
  }

  i16(id: number, value: number): void {
    this.#field(id, I16);
    this.#out.varint(zigzag(value));
  }

  i32(id: number, value: number): void {
    this.#field(id, I32);
    this.#out.varint(zigzag(value));
  }

  i64(id: number, value: number): void {
    this.#field(id, I64);
    this.#out.varint(zigzag(value));
  }

  binary(id: number, value: Uint8Array): void {
    this.#field(id, BINARY);
    putBinary(this.#out, value);
  }

  text(id: number, value: string): void {
    this.binary(id, utf8Bytes(value));
  }

  struct(id: number, body: StructBody): void {
    this.#field(id, STRUCT);
    putStruct(this.#out, body);
  }

  i32List(id: number, values: readonly number[]): void {
    this.#list(id, I32, values.length);
    for (const value of values) this.#out.varint(zigzag(value));
  }

  textList(id: number, values: readonly string[]): void {
    this.#list(id, BINARY, values.length);
    for (const value of values) putBinary(this.#out, utf8Bytes(value));
  }

  structList(id: number, bodies: readonly StructBody[]): void {
    this.#list(id, STRUCT, bodies.length);
    for (const body of bodies) putStruct(this.#out, body);
  }

  /** Structures already written one after the other. */
  writtenList(id: number, count: number, structs: Uint8Array): void {
    this.#list(id, STRUCT, count);
    this.#out.append(structs);
  }

  #field(id: number, type: number): void {
    this.#out.byte(((id - this.#last) << 4) | type);
    this.#last = id;
  }

  #list(id: number, type: number, size: number): void {
    this.#field(id, LIST);
    if (size < 15) this.#out.byte((size << 4) | type);
    else {
      this.#out.byte(0xf0 | type);
      this.#out.varint(size);
    }
  }
}

/** Writes a whole structure with its end mark. */
export function putStruct(out: ByteWriter, body: StructBody): void {
  body(new StructWriter(out));
  out.byte(STOP);
}

/** UTF-8. A lone surrogate, which no text of Latin-1 has, becomes three bytes of its own. */
export function utf8Bytes(text: string): Uint8Array {
  const plain = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) return wideUtf8Bytes(text);
    plain[at] = code;
  }
  return plain;
}

function wideUtf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 0x3f),
        0x80 | ((code >> 6) & 0x3f),
        0x80 | (code & 0x3f),
      );
  }
  return Uint8Array.from(bytes);
}

function putBinary(out: ByteWriter, value: Uint8Array): void {
  out.varint(value.length);
  out.append(value);
}

/** Signed to unsigned, small magnitudes first. */
function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}
