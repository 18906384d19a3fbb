import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes of the checksum between header and stream. */
const CHECKSUM = 4;

export function headerLength(path: string): number {
  const start = Buffer.alloc(10);
  const file = openSync(path, 'r');
  readSync(file, start);
  closeSync(file);
  return start.readUInt16LE(8);
}

/** Where the compressed stream of a DBC begins. */
export function streamStart(path: string): number {
  return headerLength(path) + CHECKSUM;
}
