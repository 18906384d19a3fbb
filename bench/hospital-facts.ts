import { Random } from '../test/random.ts';

/** The facts of one hospital in one month, as a file of facts writes them: decimal text. */
export interface HospitalFacts {
  readonly ppi: string;
  readonly referral: string;
  readonly cac: string | null;
  readonly licence: boolean;
  readonly equity: boolean;
  readonly production: string;
}

/** Made-up facts, the same each time; a third of the percentages are whole, where bands begin and end. */
export function madeUpFacts(count: number, seed = 2020): HospitalFacts[] {
  const random = new Random(72, seed);
  const percent = (most: number) =>
    random.oneIn(3) ? `${random.below(most + 1)}` : (random.below(most * 100) / 100).toFixed(2);
  return Array.from({ length: count }, () => ({
    ppi: percent(150),
    referral: percent(60),
    cac: random.oneIn(8) ? null : percent(100),
    licence: !random.oneIn(4),
    equity: random.oneIn(4),
    production: (random.below(200_000_000) / 100).toFixed(2),
  }));
}
