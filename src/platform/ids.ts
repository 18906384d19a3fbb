import { createHash, randomBytes } from 'node:crypto';

let lastMilliseconds = 0;
let counter = 0;

/** Ids of one millisecond; the next one takes the millisecond after it. */
const MOST_IN_MILLISECOND = 0x1000;

/** A UUIDv7 (RFC 9562, § 6.2): time-ordered, monotonic inside one process, also while the clock stands or goes back. */
export function newId(now: Date): string {
  const isLater = now.getTime() > lastMilliseconds;
  counter = isLater ? 0 : (counter + 1) % MOST_IN_MILLISECOND;
  lastMilliseconds = isLater ? now.getTime() : lastMilliseconds + (counter === 0 ? 1 : 0);
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMilliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Hexadecimal SHA-256 of text (UTF-8) or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
