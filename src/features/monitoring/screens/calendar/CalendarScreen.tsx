import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { CycleDays, CycleSettings, SettingsAnswer } from '../../contract.ts';
import { dayOfWeekShort, monthWords } from '../month-words.ts';
import { useCycleSettings } from '../queries.ts';
import { ruleWords } from '../words.ts';
import { SettingsDialog } from './SettingsDialog.tsx';

/** When does each month open, meet and close, and by which rule? */
export function CalendarScreen() {
  const query = useCycleSettings();
  if (query.isPending) return <Loading label="Lendo o calendário do ciclo" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page answer={query.data} />;
}

const HEAD = 'border-rule border-b bg-ground-deep px-3 py-2 text-left font-semibold';
const CELL = 'border-rule border-b px-3 py-2';

const DAYS: readonly { id: keyof CycleDays; header: string }[] = [
  { id: 'opensOn', header: 'Abre' },
  { id: 'reportBy', header: 'Unidades enviam até' },
  { id: 'agendaOn', header: 'Pauta até' },
  { id: 'meeting', header: 'Reunião' },
  { id: 'minutesBy', header: 'Minuta da ata até' },
  { id: 'lastCallOn', header: 'Último aviso' },
  { id: 'locksAfter', header: 'Fecha ao fim de' },
];

function Page({ answer }: { answer: SettingsAnswer }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <PageHeader
        title="Calendário do ciclo"
        breadcrumb={[{ label: 'Ciclo do mês', href: '/ciclo' }, { label: 'Calendário' }]}
        context="Cada mês gira em torno da reunião de condução. Os dias se contam a partir dela; o que cai em dia sem expediente antes da reunião é adiantado, e depois dela, adiado."
        actions={answer.mayManage && <Button onPress={() => setAsking(true)}>Mudar as regras</Button>}
      />
      <h2 className="mb-2 text-22">Próximos meses</h2>
      <Months months={answer.months} />
      <h2 className="mt-8 mb-2 text-22">Regras</h2>
      <ul className="max-w-[90ch] border-rule border-t text-14">
        {answer.items.toReversed().map((settings) => (
          <Rule key={settings.starts} settings={settings} />
        ))}
      </ul>
      {asking && <SettingsDialog answer={answer} onClose={() => setAsking(false)} />}
    </>
  );
}

function Months({ months }: { months: readonly CycleDays[] }) {
  return (
    <TableScroll label="Dias de cada mês">
      <table className="w-full min-w-[760px] border-collapse text-14">
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              Mês de referência
            </th>
            {DAYS.map(({ id, header }) => (
              <th key={id} scope="col" className={HEAD}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.competencia}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                <Link to={`/ciclo/${month.competencia}` as string}>{monthWords(month.competencia)}</Link>
              </th>
              {DAYS.map(({ id }) => (
                <td
                  key={id}
                  className={`${CELL} whitespace-nowrap ${id === 'meeting' ? 'font-semibold' : ''}`}
                >
                  {dayOfWeekShort(String(month[id]))}
                  {id === 'meeting' && month.movedBecause !== null && (
                    <span className="block font-normal text-13 text-warn">mudou de dia</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Rule({ settings }: { settings: CycleSettings }) {
  const { count, opensBefore, reportBefore, agendaBefore, minutesAfter, locksAfter, lastCallBefore } =
    settings;
  const unit = count === 'working' ? 'dias úteis' : 'dias corridos';
  return (
    <li className="border-rule border-b py-2">
      <p className="font-semibold">A partir da competência {monthWords(settings.starts)}</p>
      <p>
        Reunião na {ruleWords(settings)}, ou no dia útil seguinte. Em {unit}: abre {opensBefore} antes; as
        unidades se reúnem e enviam até {reportBefore} antes; a pauta fecha {agendaBefore} antes; a minuta da
        ata sai até {minutesAfter} depois; fecha {locksAfter} depois. O último aviso a quem tem linhas em
        branco sai{' '}
        {lastCallBefore === 0
          ? 'no dia em que fecha'
          : `${lastCallBefore} ${lastCallBefore === 1 ? 'dia útil' : 'dias úteis'} antes de fechar`}
        .
      </p>
    </li>
  );
}
