import { Link } from '@tanstack/react-router';
import { competenciaInWords, competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { MonthHead } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { MonthStateBadge } from './MonthStateBadge.tsx';
import { leftToRecover } from './month-words.ts';
import { byHospital } from './transfers-table.ts';

const monthsOf = (year: string) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);

interface TransferCalendarProps {
  items: readonly MonthHead[];
  year: string;
  /** The first competência that any hospital has: nothing is drawn before it. */
  first: string;
}

/** Month × hospital: in each cell the state by word, icon and colour, and what moved. A phone reads it as a list. */
export function TransferCalendar({ items, year, first }: TransferCalendarProps) {
  const hospitals = byHospital(items);
  return (
    <TableScroll label={`Repasses de ${year}`}>
      <table className="w-full max-w-[80rem] text-14">
        <caption className="sr-only">Repasses de {year}, por mês e hospital</caption>
        <thead>
          <tr className="border-rule-strong border-b text-left text-ink-quiet">
            <th scope="col" className="w-36 py-2 pr-3 font-normal">
              Competência
            </th>
            {hospitals.map(({ agreement }) => (
              <th key={agreement.id} scope="col" className="py-2 pr-3 font-normal">
                <span className="font-semibold text-ink">{agreement.municipality}</span>
                <span className="block text-13">{agreement.establishment}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthsOf(year)
            .filter((competencia) => competencia >= first)
            .map((competencia) => (
              <tr key={competencia} className="border-rule border-b align-top">
                <th scope="row" className="py-2 pr-3 text-left font-normal">
                  {competenciaShort(parseCompetencia(competencia))}
                </th>
                {hospitals.map(({ agreement, months }) => (
                  <Cell key={agreement.id} month={months.get(competencia)} />
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Cell({ month }: { month: MonthHead | undefined }) {
  if (month === undefined) return <td className="py-2 pr-3 text-ink-quiet">–</td>;
  const { agreement, competencia } = month;
  const words = competenciaInWords(parseCompetencia(competencia));
  return (
    <td className="py-2 pr-3">
      <p className="flex flex-wrap items-center gap-x-4">
        <MonthStateBadge month={month} />
        <Link
          to={`/cofinanciamento/competencias/${competencia}` as string}
          search={{ termo: agreement.id } as never}
          aria-label={`Abrir ${words}, ${agreement.municipality}`}
        >
          abrir
        </Link>
      </p>
      <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-1 text-13">
        {movedOf(month).map(([label, amount]) => (
          <div key={label} className="flex flex-wrap gap-x-1.5">
            <dt className="text-ink-quiet">{label}</dt>
            <dd className="whitespace-nowrap tabular-nums">{amount}</dd>
          </div>
        ))}
      </dl>
    </td>
  );
}

/** What was calculated, each stage that money reached, what was kept back and what comes back; what is nothing is left out. */
function movedOf({ calculated, executed, recovery }: MonthHead): [string, string][] {
  const moved: [string, string | null][] = [
    ['calculado', calculated],
    ['ordenado', executed.ordered],
    ['empenhado', executed.committed],
    ['pago', executed.paid],
    ['descontado por recuperação', executed.discounted],
    ['recuperado', recovery.recovered],
    ['a recuperar', leftToRecover(recovery)],
  ];
  return moved.flatMap(([label, amount]) =>
    amount === null || amount === '0.00' ? [] : [[label, reais(amount)] as [string, string]],
  );
}
