import { expect, test } from 'vitest';
import { nameOfProof } from './proof-name.ts';

test.each([
  ['relatório da vigência.pdf', 'relatório da vigência.pdf'],
  ['C:\\Usuários\\ana\\oficio.pdf', 'oficio.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['linha\r\nnova\u202e.pdf', 'linhanova.pdf'],
  ['  ', 'prova'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(116)}.pdf`],
])('%j is kept as %j', (sent, kept) => {
  expect(nameOfProof(sent)).toBe(kept);
});
