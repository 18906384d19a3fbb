// npm run words -- [--count N] [--seed S]: amounts of every size up to 999 trillion, each written in words and read back.
// Every thousandth, below a quadrillion of cents, is written by the library extenso too and must read back as the same amount.
import { parseArgs } from 'node:util';
import extenso from 'extenso';
import { money } from '../src/kernel/money.ts';
import { readNumberWords } from '../src/kernel/number-reading.ts';
import { amountInWords } from '../src/kernel/number-words.ts';
import { Rational } from '../src/kernel/rational.ts';
import { Random } from '../test/random.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000000' }, seed: { type: 'string', default: '2020' } },
});
const count = Number(values.count);
const LIMIT = 10 ** 15;

const random = new Random(Number(values.seed));
const lost: string[] = [];
for (let i = 1; i <= count && lost.length < 10; i++) {
  const cents = Math.floor(10 ** (random.share() * Math.log10(LIMIT)));
  const amount = money(Rational.of(cents, 100));
  const texts = [amountInWords(amount)];
  if (i % 1000 === 0) texts.push(extenso(amount.toDecimal(2).replace('.', ','), { mode: 'currency' }));
  for (const text of texts) {
    const read = readNumberWords(text);
    if (read?.kind !== 'money' || !read.value.eq(amount)) lost.push(`${cents}: ${text}`);
  }
  if (i % 1_000_000 === 0) console.log(`${i.toLocaleString('pt-BR')} valores`);
}
if (lost.length > 0) {
  console.error(`Não voltam ao mesmo valor:\n${lost.join('\n')}`);
  process.exit(1);
}
console.log(
  `${count.toLocaleString('pt-BR')} valores escritos por extenso e lidos de volta, semente ${values.seed}.`,
);
