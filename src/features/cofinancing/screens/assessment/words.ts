import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { reais } from '../ledger/ledger-words.ts';

/** "1,75 TabelaSUS". */
export const tabelaSus = (factor: string): string => `${points(factor)} TabelaSUS`;
/** "1,75". */
export const points = (factor: string): string => formatExact(Rational.parse(factor), 2, 4);
/** "+R$ 10,00", "−R$ 10,00". */
export const signed = (amount: string): string =>
  amount.startsWith('-') || Rational.parse(amount).isZero() ? reais(amount) : `+${reais(amount)}`;
