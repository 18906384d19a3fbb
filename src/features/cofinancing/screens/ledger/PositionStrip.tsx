import { Rational } from '../../../../kernel/rational.ts';
import type { PositionAnswer } from '../../contract.ts';
import { POSITION_WORDS, reais } from './ledger-words.ts';

const ONLY_IF_ANY: ReadonlySet<keyof PositionAnswer> = new Set<keyof PositionAnswer>([
  'discounted',
  'toRecover',
  'withheld',
]);

/** What the accounts shown add up to, stage by stage. */
export function PositionStrip({ totals }: { totals: PositionAnswer }) {
  const shown = POSITION_WORDS.filter(
    ([key]) => !ONLY_IF_ANY.has(key) || !Rational.parse(totals[key]).isZero(),
  );
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 border-rule border-y py-3 max-sm:grid max-sm:grid-cols-2">
      {shown.map(([key, label]) => (
        <div key={key}>
          <dt className="text-13 text-ink-quiet">{label}</dt>
          <dd className="text-18 font-semibold whitespace-nowrap tabular-nums">{reais(totals[key])}</dd>
        </div>
      ))}
    </dl>
  );
}
