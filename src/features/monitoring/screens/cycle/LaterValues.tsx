import { Link } from '@tanstack/react-router';
import { formatDay } from '../../../../kernel/format.ts';
import type { MonthAnswer } from '../../contract.ts';

type LaterValue = MonthAnswer['laterValues'][number];

const STATE_WORDS: Readonly<Record<LaterValue['state'], string>> = {
  draft: 'em rascunho desde',
  sent: 'enviado em',
  returned: 'devolvido em',
  approved: 'aprovado em',
  discarded: 'descartado em',
};

/** What was told of the month's indicators after it locked: beside its counts, never in them. */
export function LaterValues({ values }: { values: readonly LaterValue[] }) {
  if (values.length === 0) return null;
  return (
    <section aria-labelledby="later-values" className="mt-6">
      <h2 id="later-values" className="mb-1 text-22">
        Depois do fechamento
      </h2>
      <p className="mb-2 text-14 text-ink-quiet">
        As contagens acima são as do dia em que o mês fechou. Estes valores de indicadores, que ele pediu,
        vieram ou foram decididos depois.
      </p>
      <ul className="flex flex-col gap-1 text-14">
        {values.map(({ indicator, shortName, periodName, units, state, on }) => (
          <li key={indicator}>
            <Link to={`/indicadores/${indicator}` as string}>{shortName}</Link>, {periodName} (
            {units.join(', ')}
            ): {STATE_WORDS[state]} {formatDay(on)}
          </li>
        ))}
      </ul>
    </section>
  );
}
