import { formatInstant } from '../../../../web/format.ts';
import type { MonthAnswer } from '../../contract.ts';

/** Everything that was done to the competência, newest first. */
export function MonthHistory({ month }: { month: MonthAnswer }) {
  if (month.history.length === 0) return null;
  return (
    <section className="mb-8 max-w-[900px]">
      <h2 className="mb-2 text-22">Histórico</h2>
      <ol className="border-rule border-t">
        {month.history.toReversed().map(({ sequence, label, at, by, detail, hash }) => (
          <li key={sequence} className="border-rule border-b py-2 text-14">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-semibold">{label}</span>
              <span className="text-ink-quiet">
                {by ?? 'Sistema'} · {formatInstant(at)}
              </span>
            </p>
            {detail && <p className="break-words">{detail}</p>}
            <p className="text-13 break-all text-ink-quiet">{hash}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
