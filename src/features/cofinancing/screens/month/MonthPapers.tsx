import { FileDown, FileText } from 'lucide-react';
import { formatDay } from '../../../../kernel/format.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import type { MonthAnswer } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { leftToRecover } from './month-words.ts';

/** The ordinances that order the competência, each seen as PDF and taken as DOCX. */
export function MonthPapers({ month }: { month: MonthAnswer }) {
  const { ordinances, executed, recovery } = month;
  if (ordinances.length === 0) return null;
  const totals = [
    ['Ordenado', executed.ordered],
    ['Empenhado', executed.committed],
    ['Liquidado', executed.liquidated],
    ['Em ordem bancária', executed.bankOrdered],
    ['Pago', executed.paid],
    ...(executed.discounted === '0.00' ? [] : [['Descontado', executed.discounted] as const]),
    ['Conciliado', executed.reconciled],
    ...(recovery.scheduled === '0.00'
      ? []
      : ([
          ['A recuperar', leftToRecover(recovery)],
          ['Recuperado', recovery.recovered],
        ] as const)),
  ] as const;
  return (
    <section className="mb-8 max-w-[900px]">
      <h2 className="mb-2 text-22">Portaria e execução</h2>
      <ul className="border-rule border-t">
        {ordinances.map(({ paper, number, amount, published, withdrawn, annulled }) => (
          <li
            key={paper}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-rule border-b py-2"
          >
            <span className="min-w-0">
              <span className="font-semibold">{number}</span> · {reais(amount)}
              <span className="block text-13 text-ink-quiet">
                {standingWords({ published, withdrawn, annulled })}
              </span>
            </span>
            <span className="screen-only flex gap-2">
              <a
                className={buttonLook('quiet')}
                href={`/api/cofinancing/ordinances/${paper}/files/pdf`}
                target="_blank"
                rel="noreferrer"
                aria-label={`Ver PDF: ${number}, em outra aba`}
              >
                <FileText aria-hidden="true" />
                Ver PDF
              </a>
              <a
                className={buttonLook('quiet')}
                href={`/api/cofinancing/ordinances/${paper}/files/docx`}
                download
                aria-label={`Baixar ${number} em DOCX`}
              >
                <FileDown aria-hidden="true" />
                DOCX
              </a>
            </span>
          </li>
        ))}
      </ul>
      <dl className="mt-3 flex flex-wrap gap-x-10 gap-y-2 max-sm:grid max-sm:grid-cols-2">
        {totals.map(([label, amount]) => (
          <div key={label}>
            <dt className="text-13 text-ink-quiet">{label}</dt>
            <dd className="text-16 font-semibold whitespace-nowrap tabular-nums">{reais(amount)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function standingWords({
  published,
  withdrawn,
  annulled,
}: Pick<MonthAnswer['ordinances'][number], 'published' | 'withdrawn' | 'annulled'>): string {
  if (withdrawn) return 'Cancelada antes da publicação: nada ordena';
  if (published === null) return 'Emitida, à espera de publicação';
  const where = `Publicada em ${formatDay(published.day)}, ${published.gazette}`;
  return annulled === '0.00' ? where : `${where}. Anulados ${reais(annulled)}`;
}
