import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '../../../../kernel/app-error.ts';

/** One file inside a zip, not yet expanded. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  /** Expands it. @throws AppError `refused` where it does not hold what the directory says */
  read(): Buffer;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

const MAX_ENTRIES = 500;
/** The tables of the ministry expand to 25 MB (a year of population) or about 100 MB (a month of procedures). */
const MAX_EXPANDED_BYTES = 512 * 1_048_576;
/** Padded text compresses a hundred times; what promises more is a bomb. */
const MAX_RATIO = 250;
const RATIO_FROM_BYTES = 5 * 1_048_576;

const DAMAGED = 'O arquivo .zip está incompleto ou corrompido. Baixe-o de novo e reenvie.';

/**
 * The files of a zip, measured before anything is expanded; each expands to what its directory declares and is checked
 * against its CRC-32. Folders are left out. @throws AppError `refused` for a bomb, encryption or damage
 */
export function openZip(content: Buffer): ZipEntry[] {
  const found: ZipEntry[] = [];
  let expanded = 0;
  for (const entry of directory(content)) {
    expanded += entry.bytes;
    const bomb = expanded > RATIO_FROM_BYTES && expanded > content.length * MAX_RATIO;
    if (bomb || expanded > MAX_EXPANDED_BYTES)
      refuse('O arquivo .zip se expande muito além do que estas tabelas ocupam: não foi aberto.');
    if (!entry.name.endsWith('/')) found.push(entry);
  }
  return found;
}

function refuse(message: string, cause?: unknown): never {
  throw new AppError('refused', message, { cause });
}

function directory(content: Buffer): ZipEntry[] {
  const end = content.lastIndexOf(signature(END_SIGNATURE));
  if (end < 0 || end + END_BYTES > content.length || end < content.length - END_BYTES - MAX_COMMENT)
    refuse(DAMAGED);
  const count = content.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES)
    refuse(
      `O arquivo .zip traz ${count} arquivos; nenhum conjunto de tabelas conhecido aqui passa de ${MAX_ENTRIES}.`,
    );
  const entries: ZipEntry[] = [];
  let at = content.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > end || content.readUInt32LE(at) !== ENTRY_SIGNATURE) refuse(DAMAGED);
    const nameLength = content.readUInt16LE(at + 28);
    entries.push(
      entryAt(content, at, content.toString('latin1', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)),
    );
    at += ENTRY_BYTES + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return entries;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function entryAt(content: Buffer, at: number, name: string): ZipEntry {
  const flags = content.readUInt16LE(at + 8);
  if ((flags & ENCRYPTED) !== 0) refuse('O arquivo .zip está protegido por senha. Envie-o sem senha.');
  const method = content.readUInt16LE(at + 10);
  const check = content.readUInt32LE(at + 16);
  const [packed, bytes] = [content.readUInt32LE(at + 20), content.readUInt32LE(at + 24)];
  const local = content.readUInt32LE(at + 42);
  const read = () => {
    const whole = local + LOCAL_BYTES <= content.length && content.readUInt32LE(local) === LOCAL_SIGNATURE;
    if (!whole) refuse(DAMAGED);
    const from = local + LOCAL_BYTES + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
    const expanded = expand(content.subarray(from, from + packed), method, bytes);
    if (expanded.length !== bytes || crc32(expanded) !== check) refuse(DAMAGED);
    return expanded;
  };
  return { name: name.replace(/^.*[\\/](?=.)/, ''), bytes, read };
}

function expand(packed: Buffer, method: number, bytes: number): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED)
    refuse('O arquivo .zip usa uma compressão que não é lida aqui. Compacte-o de novo em .zip comum.');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) });
  } catch (cause) {
    return refuse(DAMAGED, cause);
  }
}
