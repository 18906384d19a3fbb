import { createHash, randomBytes } from 'node:crypto';

let lastMilliseconds = 0;
let counter = 0;

/** A UUIDv7 (RFC 9562): time-ordered, monotonic inside one process. */
export function newId(now: Date): string {
  const milliseconds = Math.max(now.getTime(), lastMilliseconds);
  counter = milliseconds === lastMilliseconds ? counter + 1 : 0;
  lastMilliseconds = milliseconds;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | (counter & 0xfff), 6);
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Hexadecimal SHA-256 of text (UTF-8) or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
