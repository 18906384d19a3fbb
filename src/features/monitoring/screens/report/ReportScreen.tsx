import { useParams } from '@tanstack/react-router';
import { formatDayInWords } from '../../../../kernel/format.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { ReportAnswer } from '../../contract.ts';
import { PHASE_WORDS } from '../../domain/phase.ts';
import { ReportBadge } from '../cycle/ReportBadge.tsx';
import { dayShort, monthWords } from '../month-words.ts';
import { useReport } from '../queries.ts';
import { countOf, meetingText } from '../words.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { ReportActions } from './ReportActions.tsx';
import { isTold } from './rows.ts';
import { useConcluding } from './use-concluding.tsx';
import { useReportCells } from './use-report-cells.ts';

/** What do we say of our actions this month? One grid, by keyboard. */
export function ReportScreen() {
  const { competencia = '', unidade = '' } = useParams({ strict: false }) as Record<
    string,
    string | undefined
  >;
  const query = useReport(competencia, unidade);
  if (query.isPending) return <Loading label="Lendo o lançamento do mês" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page key={`${competencia} ${unidade}`} answer={query.data} />;
}

function contextOf({ phase, calendar, unit }: ReportAnswer): string {
  if (phase === 'locked')
    return `${unit.fullName} · o mês fechou em ${formatDayInWords(calendar.locksAfter)}.`;
  return `${unit.fullName} · ${PHASE_WORDS[phase].toLowerCase()}: envie até ${formatDayInWords(calendar.reportBy)}; o mês fecha ao fim de ${dayShort(calendar.locksAfter)}.`;
}

const blanksOf = ({ lines, values }: ReportAnswer): number =>
  lines.filter(({ said }) => !said).length + values.filter((value) => !isTold(value)).length;

const countText = (answer: ReportAnswer): string => {
  const all = answer.lines.length + answer.values.length;
  return `${all - blanksOf(answer)} de ${all} lançadas`;
};

function Page({ answer }: { answer: ReportAnswer }) {
  const { cells, dialog } = useConcluding(useReportCells(answer));
  const { calendar, unit, state, reason, meeting } = answer;
  const blanks = blanksOf(answer);
  const title = `${unit.name} em ${monthWords(calendar.competencia)}`;
  useScreenTitle(title);
  return (
    <>
      <PageHeader
        title={title}
        count={countText(answer)}
        breadcrumb={[
          { label: `Ciclo de ${monthWords(calendar.competencia)}`, href: `/ciclo/${calendar.competencia}` },
          { label: unit.name },
        ]}
        context={contextOf(answer)}
        saved={cells.saved}
        actions={<ReportActions answer={answer} cells={cells} />}
      >
        <div className="flex flex-col gap-1 text-14">
          <p className="flex flex-wrap items-center gap-x-3">
            <ReportBadge state={state} />
            {blanks > 0 && <span>{countOf(blanks, 'linha em branco', 'linhas em branco')}</span>}
            <span className={meeting === null ? 'text-ink-quiet' : ''}>
              Reunião da unidade: {meetingText(meeting)}
            </span>
          </p>
          {state === 'returned' && reason !== null && (
            <p className="max-w-[90ch] border-warn border-l-[3px] pl-3">Devolvido: {reason}</p>
          )}
        </div>
      </PageHeader>
      <MonthGrid answer={answer} cells={cells} />
      {dialog}
    </>
  );
}
