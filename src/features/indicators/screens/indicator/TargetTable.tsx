import type { IndicatorPage } from '../../contract.ts';

/** The targets as the plan prints them, parts and total both kept. */
export function TargetTable({ targets }: { targets: IndicatorPage['targets'] }) {
  if (targets.length === 0) return null;
  return (
    <section aria-labelledby="targets">
      <h2 id="targets" className="text-18">
        Metas do plano
      </h2>
      <table className="mt-2 text-14">
        <thead>
          <tr className="border-rule-strong border-b text-left text-13">
            <th scope="col" className="py-1.5 pr-6">
              Ano
            </th>
            <th scope="col" className="py-1.5 pr-6 text-right">
              Meta
            </th>
            <th scope="col" className="py-1.5">
              Como está escrito
            </th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={target.year} className="border-rule border-b align-top">
              <th scope="row" className="py-1.5 pr-6 text-left font-normal">
                {target.year}
              </th>
              <td className="py-1.5 pr-6 text-right">{target.text ?? 'sem meta'}</td>
              <td className="py-1.5">
                {target.raw}
                {target.partsSum && (
                  <span className="block text-13 text-warn">
                    As partes nomeadas somam {target.partsSum}, e o total escrito é {target.text}.
                  </span>
                )}
                {target.note && <span className="block text-13 text-ink-quiet">{target.note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
