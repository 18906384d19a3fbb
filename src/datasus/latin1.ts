const SPACE = 0x20;

/** One past the last byte that is neither a space nor a NUL: what remains of a cell without its padding. */
export function trimmedEnd(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && (bytes[end - 1] === SPACE || bytes[end - 1] === 0)) end--;
  return end;
}

/** Bytes to text one to one (ISO 8859-1): whatever the language byte says, and masked identifiers stay intact. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let at = from;
  for (; at + 4 <= to; at += 4) {
    text += String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!);
  }
  for (; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

/** Text to bytes; throws on a character that Latin-1 does not have. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    if (code > 255) throw new RangeError(`"${character}" does not exist in Latin-1`);
    return code;
  });
}
