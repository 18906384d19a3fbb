const LONGEST_NAME = 120;

/** The name as the sender's computer has it, without its folders and what cannot be read, short enough to be shown. */
export function nameOfProof(fileName: string): string {
  const own = fileName.split(/[\\/]/).at(-1) ?? '';
  const plain = own
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= LONGEST_NAME) return plain === '' ? 'prova' : plain;
  const ending = /\.\w{1,5}$/.exec(plain)?.[0] ?? '';
  return `${plain.slice(0, LONGEST_NAME - ending.length)}${ending}`;
}
