import { Check, CircleDashed } from 'lucide-react';
import { Badge, HalfCircle } from '../../../../web/components/StateBadge.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { ReconciliationAnswer } from '../../contract.ts';
import { amount, REACH_WORDS, signed } from './words.ts';

type Cause = ReconciliationAnswer['causes'][number];

const LOOK = {
  whole: { icon: Check, tone: 'good' },
  part: { icon: HalfCircle, tone: 'doing' },
  none: { icon: CircleDashed, tone: 'none' },
} as const;

/** Whether a cause explains a difference: word, icon and colour. */
export function ReachBadge({ reach }: { reach: Cause['explains'] }) {
  return (
    <Badge {...LOOK[reach]} className="whitespace-nowrap">
      {REACH_WORDS[reach]}
    </Badge>
  );
}

/** Each probable cause counted alone in the files: what the total would be, and how many cells it makes equal. */
export function CauseTable({ answer }: { answer: ReconciliationAnswer }) {
  const differing = answer.compared - answer.equal;
  if (differing === 0) return null;
  return (
    <section aria-labelledby="causes">
      <h2 id="causes" className="text-18">
        Causas testadas
      </h2>
      <p className="mb-2 max-w-[80ch] text-14 text-ink-quiet">
        Cada causa sozinha, contada de novo nos arquivos: aqui são {amount(answer.ours)}, no arquivo enviado,{' '}
        {amount(answer.printed)}. Diferem {differing === 1 ? '1 célula' : `${differing} células`} de{' '}
        {answer.compared}.
      </p>
      <TableScroll label="Causas testadas">
        <table className="w-full max-w-5xl min-w-xl text-14">
          <thead>
            <tr className="border-rule-strong border-b text-left text-13 text-ink-quiet">
              <th scope="col" className="py-1.5 pr-4 font-normal">
                Se a tabela contasse por…
              </th>
              <th scope="col" className="px-2 py-1.5 text-right font-normal">
                Daria aqui
              </th>
              <th scope="col" className="px-2 py-1.5 text-right font-normal">
                Muda
              </th>
              <th scope="col" className="px-2 py-1.5 text-right font-normal">
                Células iguais
              </th>
              <th scope="col" className="px-2 py-1.5 text-right font-normal">
                Mais próximas
              </th>
              <th scope="col" className="py-1.5 pl-4 font-normal">
                Explica
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.causes.map((cause) => (
              <tr key={cause.to} className="border-rule border-b align-top">
                <th scope="row" className="py-2 pr-4 text-left font-normal">
                  {cause.to}
                  <span className="block text-13 text-ink-quiet">em vez de {cause.from}</span>
                </th>
                <td className="px-2 py-2 text-right tabular-nums">{amount(cause.total)}</td>
                <td className="px-2 py-2 text-right tabular-nums">{signed(cause.adds)}</td>
                <td className="px-2 py-2 text-right tabular-nums">
                  {cause.equal} de {differing}
                </td>
                <td className="px-2 py-2 text-right tabular-nums">{cause.nearer}</td>
                <td className="py-2 pl-4">
                  <ReachBadge reach={cause.explains} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {answer.untested.length > 0 && (
        <p className="mt-2 max-w-[80ch] text-13 text-ink-quiet">
          Não deu para testar: {answer.untested.map(({ name, reason }) => `${name} (${reason})`).join('; ')}.
        </p>
      )}
    </section>
  );
}
