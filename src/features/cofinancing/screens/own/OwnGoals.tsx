import { Link } from '@tanstack/react-router';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { OwnAnswer } from '../../contract.ts';

const OUTCOMES = {
  met: 'cumprida',
  partly: 'em parte',
  'not-met': 'não cumprida',
  out: 'sem valor',
} as const;

/** The seven goals of quantity: what is asked beside what was produced. */
export function OwnGoals({ own: { agreement, goals } }: { own: OwnAnswer }) {
  return (
    <section aria-label="Metas e produzido">
      <h2 className="mb-1 text-22">Metas e produzido</h2>
      <p className="mb-1 text-14 text-ink-quiet">
        {goals.words}, como na{' '}
        <Link to={`/cofinanciamento/termos/${agreement.id}/cac/${goals.period}` as string}>ficha da CAC</Link>
        .
      </p>
      <TableScroll label="Metas e produzido">
        <table className="w-full text-14">
          <thead>
            <tr className="border-rule-strong border-b text-left text-13 text-ink-quiet">
              <th scope="col" className="py-1.5 font-normal">
                Meta
              </th>
              <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                Produzido
              </th>
              <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                Situação
              </th>
            </tr>
          </thead>
          <tbody>
            {goals.items.map(({ id, label, target, produced, outcome, reason }) => (
              <tr key={id} className="border-rule border-b align-baseline">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {label}
                  {target !== null && <span className="block text-13 text-ink-quiet">{target}</span>}
                  {produced === null && reason !== null && (
                    <span className="block text-13 text-ink-quiet">{reason}</span>
                  )}
                </th>
                <td className="py-1.5 pl-3 text-right font-semibold whitespace-nowrap">{produced ?? '–'}</td>
                <td className="py-1.5 pl-3 text-right whitespace-nowrap">{OUTCOMES[outcome]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
