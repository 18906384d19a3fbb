import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { Means } from '../../contract.ts';
import { moneyWords, percentWords, pointsWords } from './words.ts';

/** Each answer to the questions of the mean, side by side: what it makes of mean, points, factor and amount. */
export function MeanTable({ means }: { means: Means }) {
  const { competencia, readings, reason } = means;
  if (reason !== null) return <p className="text-14 text-ink-quiet">{reason}</p>;
  const questions = Map.groupBy(readings, ({ question }) => question);
  return (
    <>
      <p className="mb-2 text-14 text-ink-quiet">
        No pagamento de {competenciaInWords(parseCompetencia(competencia))}.
      </p>
      {[...questions].map(([question, options]) => (
        <TableScroll key={question} label={question}>
          <table className="mb-5 w-full text-14">
            <caption className="pb-1 text-left text-14 font-semibold">{question}</caption>
            <thead>
              <tr className="border-rule-strong border-b text-13 text-ink-quiet">
                {['Resposta', 'Média', 'Pontos', 'Fator', 'Valor'].map((name, index) => (
                  <th
                    key={name}
                    scope="col"
                    className={`py-1.5 font-normal ${index === 0 ? 'text-left' : 'pl-3 text-right'}`}
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {options.map(({ option, label, chosen, mean, points, factor, amount }) => (
                <tr key={option} className="border-rule border-b align-baseline">
                  <th scope="row" className={`py-1.5 text-left ${chosen ? 'font-semibold' : 'font-normal'}`}>
                    {label}
                    {chosen && <span className="block text-13 font-normal text-ink-quiet">em uso</span>}
                  </th>
                  <td className="py-1.5 pl-3 text-right whitespace-nowrap">
                    {mean === null ? 'não há' : percentWords(mean)}
                  </td>
                  <td className="py-1.5 pl-3 text-right">{pointsWords(points)}</td>
                  <td className="py-1.5 pl-3 text-right">{pointsWords(factor)}</td>
                  <td className="py-1.5 pl-3 text-right whitespace-nowrap">{moneyWords(amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ))}
    </>
  );
}
