import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDayInWords } from '../../../../kernel/format.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Grid } from '../../../../web/grid/Grid.tsx';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { MonthLine, ReportAnswer } from '../../contract.ts';
import type { CellStatus } from '../../domain/cell.ts';
import { PHASE_WORDS } from '../../domain/phase.ts';
import { ReportBadge } from '../cycle/ReportBadge.tsx';
import { dayShort, monthWords } from '../month-words.ts';
import { useReport } from '../queries.ts';
import { countOf, meetingText } from '../words.ts';
import { columnsOf } from './columns.tsx';
import { LineDrawer } from './LineDrawer.tsx';
import { ReportActions } from './ReportActions.tsx';
import { readCell, readPasted } from './read-cells.ts';
import { lacksRecord, useConcluding } from './use-concluding.tsx';
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

const countText = (lines: readonly MonthLine[]): string =>
  `${lines.filter(({ said }) => said).length} de ${lines.length} lançadas`;

function Page({ answer }: { answer: ReportAnswer }) {
  const { cells, dialog } = useConcluding(useReportCells(answer));
  const [openId, setOpenId] = useState<string | null>(null);
  const { calendar, lines, unit, state, reason, meeting } = answer;
  const blanks = lines.filter(({ said }) => !said).length;
  const title = `${unit.name} em ${monthWords(calendar.competencia)}`;
  useScreenTitle(title);
  const at = lines.findIndex(({ action }) => action === openId);
  const open = lines[at];
  const go = (to: number) => {
    const next = lines[to];
    return next === undefined ? undefined : () => setOpenId(next.action);
  };
  const edit = (line: MonthLine, columnId: string, text: string) => {
    if (columnId === 'status') return cells.write(line, { status: text as CellStatus });
    const read = readCell(columnId, text);
    if (typeof read === 'string') throw new Error(read);
    return cells.write(line, read);
  };
  return (
    <>
      <PageHeader
        title={title}
        count={countText(lines)}
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
      <Grid
        label={`Linhas de ${unit.name}`}
        rows={lines}
        columns={columnsOf(cells)}
        rowId={({ action }) => action}
        rowName={({ action, title: name }) => `${action} ${name}`}
        inOrder
        openId={openId}
        onOpen={({ action }) => setOpenId(action)}
        onEdit={edit}
        onUndo={cells.undo}
        onPaste={(pasted, refused) => {
          const { changes, skipped } = readPasted(pasted, refused);
          const lacking = changes.filter(({ line, change }) => lacksRecord(line, change) && !change.comment);
          const left = lacking.map(
            ({ line }) => `${line.action}: concluir pede o registro prometido; faça-o na linha.`,
          );
          void cells.writeMany(
            changes.filter((each) => !lacking.includes(each)),
            [...skipped, ...left],
          );
        }}
        empty={
          <EmptyState title="Nada pedido a esta unidade neste mês.">
            As suas partes ainda não começaram, ou já estavam encerradas.
          </EmptyState>
        }
      />
      {dialog}
      {open && (
        <LineDrawer
          line={open}
          cells={cells}
          onClose={() => setOpenId(null)}
          onNext={go(at + 1)}
          onPrevious={go(at - 1)}
        />
      )}
    </>
  );
}
