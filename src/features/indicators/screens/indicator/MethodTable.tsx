import type { IndicatorPage } from '../../contract.ts';
import { periodWords } from '../words.ts';

/** The same months by every method: why another report shows another number. */
export function MethodTable({ page }: { page: IndicatorPage }) {
  const series = page.series.filter((each) => each.months.some((value) => value.text !== null));
  if (series.length < 2) return null;
  const months = [...new Set(series.flatMap((each) => each.months.map((value) => value.period)))].sort();
  return (
    <section aria-labelledby="methods">
      <h2 id="methods" className="text-18">
        O mesmo mês por outros métodos
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
      <section aria-label="Métodos por mês" className="overflow-x-auto" tabIndex={0}>
        <table className="mt-2 text-14">
          <thead>
            <tr className="border-rule-strong border-b text-13">
              <th scope="col" className="py-1.5 pr-6 text-left">
                Método
              </th>
              {months.map((month) => (
                <th key={month} scope="col" className="px-3 py-1.5 text-right whitespace-nowrap">
                  {periodWords(month)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.map((each) => (
              <tr key={each.method} className="border-rule border-b">
                <th scope="row" className="py-1.5 pr-6 text-left font-normal">
                  {each.name}
                </th>
                {months.map((month) => (
                  <td key={month} className="px-3 py-1.5 text-right">
                    {each.months.find((value) => value.period === month)?.text ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
