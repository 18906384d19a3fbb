import { Link } from '@tanstack/react-router';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { MonthAnswer, UnitStanding } from '../../contract.ts';
import { TIMELINESS_WORDS } from '../../domain/asked.ts';
import { dayShort } from '../month-words.ts';
import { countOf, meetingText } from '../words.ts';
import { ReportBadge } from './ReportBadge.tsx';

function Said({ asked, said }: Pick<UnitStanding, 'asked' | 'said'>) {
  const share = asked === 0 ? 0 : (said / asked) * 100;
  return (
    <span className="flex items-center gap-3">
      <span aria-hidden="true" className="h-2 w-24 shrink-0 overflow-hidden rounded-full bg-none-soft">
        <span
          className={`block h-full ${said === asked ? 'bg-good' : 'bg-action'}`}
          style={{ width: `${share}%` }}
        />
      </span>
      <span className="whitespace-nowrap">
        {said} de {asked}
      </span>
    </span>
  );
}

function Sending({ unit, phase }: { unit: UnitStanding; phase: MonthAnswer['phase'] }) {
  const isAhead = phase === 'ahead';
  return (
    <span className="flex flex-col">
      {unit.state === null ? (
        <StateBadge fact="status" state="noInformation" />
      ) : (
        <ReportBadge state={unit.state} />
      )}
      {!isAhead && (
        <span className={`text-13 ${unit.timeliness === 'missing' ? 'text-bad' : 'text-ink-quiet'}`}>
          {TIMELINESS_WORDS[unit.timeliness]}
          {unit.sentOn !== null && `, em ${dayShort(unit.sentOn)}`}
        </span>
      )}
      {unit.returned > 0 && (
        <span className="text-13 text-warn">
          {countOf(unit.returned, 'linha devolvida', 'linhas devolvidas')}
        </span>
      )}
    </span>
  );
}

const HEAD = 'border-rule border-b bg-ground-deep px-3 py-2 text-left font-semibold';
const CELL = 'border-rule border-b px-3 py-2 align-top';

/** Who has answered, unit by unit. */
export function UnitTable({ month }: { month: MonthAnswer }) {
  return (
    <TableScroll label="Unidades do ciclo">
      <table className="w-full min-w-[640px] border-collapse text-14">
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              Unidade
            </th>
            <th scope="col" className={HEAD}>
              Linhas lançadas
            </th>
            <th scope="col" className={HEAD}>
              Reunião da unidade
            </th>
            <th scope="col" className={HEAD}>
              Envio
            </th>
          </tr>
        </thead>
        <tbody>
          {month.units.map((unit) => (
            <tr key={unit.unit}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                <Link
                  to={
                    `/ciclo/${month.calendar.competencia}/lancamento/${encodeURIComponent(unit.unit)}` as string
                  }
                  className="font-semibold"
                >
                  {unit.unitName}
                </Link>
                {unit.fullName !== unit.unitName && (
                  <span className="block max-w-[44ch] text-13 text-ink-quiet">{unit.fullName}</span>
                )}
              </th>
              <td className={CELL}>
                <Said asked={unit.asked} said={unit.said} />
              </td>
              <td className={CELL}>
                <span className={unit.meeting === null ? 'text-ink-quiet' : ''}>
                  {meetingText(unit.meeting)}
                </span>
              </td>
              <td className={CELL}>
                <Sending unit={unit} phase={month.phase} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
