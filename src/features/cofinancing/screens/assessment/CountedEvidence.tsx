import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { ExplainedLedger } from '../../../../web/components/ExplainedLedger.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { AssessmentAnswer } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { signed } from './words.ts';

type Counted = NonNullable<AssessmentAnswer['counted']>;

/** What files and the PPI say of the year, beside what was recorded, and what it would change: nothing is set right by itself. */
export function CountedEvidence({ counted }: { counted: AssessmentAnswer['counted'] }) {
  if (counted === null) return null;
  return (
    <section aria-label="Apurado nos arquivos" className="mt-8 max-w-[900px]">
      <h2 className="mb-1 text-22">O que os arquivos e a PPI dizem de {counted.year}</h2>
      {counted.items.length === 0 ? <Lacking counted={counted} /> : <Beside counted={counted} />}
    </section>
  );
}

function Lacking({ counted: { lacking, year } }: { counted: Counted }) {
  const alike = Map.groupBy(lacking, ({ reason }) => reason);
  return (
    <>
      <p className="max-w-[70ch] text-16">
        A execução de {year} não se apura:{' '}
        {lacking.length === 12 ? 'faltam os doze meses' : faltam(lacking.length)}. A pontuação usa o que foi
        registrado na ficha técnica.
      </p>
      <ul className="mt-2 border-rule-strong border-t">
        {[...alike].map(([reason, months]) => (
          <li key={reason} className="border-rule border-b py-2 text-14">
            <p>{reason}</p>
            <p className="text-ink-quiet">
              {months.map(({ month }) => competenciaInWords(parseCompetencia(month))).join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const faltam = (months: number): string => (months === 1 ? 'falta 1 mês' : `faltam ${months} meses`);

function Beside({ counted: { items, amount, difference } }: { counted: Counted }) {
  return (
    <>
      <TableScroll label="Registrado e apurado">
        <table className="w-full text-16">
          <thead>
            <tr className="border-rule-strong border-b text-left text-13 text-ink-quiet">
              <th scope="col" className="py-1.5 font-normal">
                Evidência
              </th>
              <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                Registrado
              </th>
              <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                Apurado
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ label, recorded, counted }) => (
              <tr key={label} className="border-rule border-b">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {label}
                </th>
                <td className="py-1.5 pl-3 text-right whitespace-nowrap">{recorded ?? 'nada'}</td>
                <td className="py-1.5 pl-3 text-right font-semibold whitespace-nowrap">{counted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {amount !== null && difference !== null && (
        <p className="mt-2 text-16">
          Pelo apurado, a pontuação pagaria {reais(amount)}: <strong>{effectWords(difference)}</strong>. Para
          que valha, registre-o na ficha técnica e congele a evidência de novo.
        </p>
      )}
      {items.map(
        ({ label, trace }) =>
          trace !== null && (
            <details key={label} className="mt-3">
              <summary className="cursor-pointer min-h-9 py-1 text-16 font-semibold text-action max-sm:min-h-11">
                De onde vem “{label}”
              </summary>
              <div className="mt-2">
                <ExplainedLedger explained={trace} />
              </div>
            </details>
          ),
      )}
    </>
  );
}

const effectWords = (difference: string): string =>
  /^0(\.0*)?$/.test(difference) ? 'o mesmo valor' : `${signed(difference)} por mês`;
