import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { formatDayInWords } from '../../../kernel/format.ts';
import { Button, buttonLook } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { useScreenTitle } from '../../../web/screen-title.ts';
import type { MonthAnswer } from '../contract.ts';
import { PHASE_WORDS } from '../domain/phase.ts';
import { LaterValues } from './cycle/LaterValues.tsx';
import { MoveMeetingDialog } from './cycle/MoveMeetingDialog.tsx';
import { Stepper } from './cycle/Stepper.tsx';
import { UnitTable } from './cycle/UnitTable.tsx';
import { dayOfWeekShort, monthShort, monthWords } from './month-words.ts';
import { useMonth } from './queries.ts';
import { countOf } from './words.ts';

/** Who has not answered? The month of monitoring, step by step. */
export function CycleScreen() {
  const { competencia } = useParams({ strict: false }) as { competencia?: string };
  const query = useMonth(competencia ?? 'current');
  if (query.isPending) return <Loading label="Lendo o ciclo do mês" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page month={query.data} />;
}

function contextOf({ calendar, phase }: MonthAnswer): string {
  const { meeting, movedBecause } = calendar;
  const verb = phase === 'closing' || phase === 'locked' ? 'foi' : 'é';
  const moved = movedBecause === null ? '' : ` (mudou de dia: ${movedBecause})`;
  return `A reunião de condução ${verb} em ${formatDayInWords(meeting)}${moved}.`;
}

function detailsOf({ calendar, totals, phase }: MonthAnswer) {
  const count =
    phase === 'ahead'
      ? {}
      : {
          report: `${totals.said} de ${totals.asked} linhas`,
          review: `${totals.sent} de ${countOf(totals.units, 'unidade enviou', 'unidades enviaram')}`,
        };
  return {
    ...count,
    meeting: `pauta até ${dayOfWeekShort(calendar.agendaOn)}`,
    close: `minuta da ata até ${dayOfWeekShort(calendar.minutesBy)}`,
  };
}

function MonthLink({ to, label }: { to: string; label: 'anterior' | 'seguinte' }) {
  const isBefore = label === 'anterior';
  return (
    <Link
      to={`/ciclo/${to}` as string}
      aria-label={`${monthShort(to)}: mês ${label}`}
      className={buttonLook('quiet')}
    >
      {isBefore && <ChevronLeft aria-hidden="true" />}
      {monthShort(to)}
      {!isBefore && <ChevronRight aria-hidden="true" />}
    </Link>
  );
}

function Page({ month }: { month: MonthAnswer }) {
  const [moving, setMoving] = useState(false);
  const { calendar, phase, previous, following, mayManage, units, toReview } = month;
  const title = `Ciclo de ${monthWords(calendar.competencia)}`;
  useScreenTitle(title);
  return (
    <>
      <PageHeader
        title={title}
        count={PHASE_WORDS[phase]}
        context={contextOf(month)}
        actions={
          <>
            {previous !== null && <MonthLink to={previous} label="anterior" />}
            <MonthLink to={following} label="seguinte" />
            {toReview > 0 && (
              <Link to={`/ciclo/${calendar.competencia}/revisao` as string} className={buttonLook('primary')}>
                {`Revisar ${countOf(toReview, 'linha', 'linhas')}`}
              </Link>
            )}
            {mayManage && calendar.meeting >= month.today && (
              <Button onPress={() => setMoving(true)}>Mudar o dia da reunião</Button>
            )}
          </>
        }
      />
      <Stepper steps={month.steps} details={detailsOf(month)} />
      <h2 className="mb-2 text-22">Unidades</h2>
      {units.length === 0 ? (
        <EmptyState title="Nenhuma ação pedida neste mês.">
          Nenhuma parte do plano começou até aqui, ou todas já estavam encerradas.
        </EmptyState>
      ) : (
        <UnitTable month={month} />
      )}
      <LaterValues values={month.laterValues} />
      {moving && <MoveMeetingDialog month={month} onClose={() => setMoving(false)} />}
    </>
  );
}
