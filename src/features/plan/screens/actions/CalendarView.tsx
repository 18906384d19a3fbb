import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { addMonths, competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatCount, formatDay, formatDayInWords } from '../../../../kernel/format.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { usePlace } from '../../../../web/place.ts';
import type { Action, CalendarAnswer } from '../../contract.ts';
import { OpenDrawer } from '../drawer/OpenDrawer.tsx';
import { LatenessBadge } from '../LatenessBadge.tsx';
import { useCalendar } from '../queries.ts';
import { countOf, plainTitle } from '../words.ts';
import { apiFilters } from './api-filters.ts';
import type { ViewProps } from './GridView.tsx';
import { weeksOf } from './month-days.ts';

const WEEKDAYS = ['domingo', 'segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado'];

type Day = CalendarAnswer['items'][number];
interface DayProps {
  day: string;
  due: Day | undefined;
  isToday: boolean;
  /** Shows the whole day in the grid. */
  onAll: (day: string) => void;
}

/** What falls due in the month of the address; only days that the document's words give for certain or as read. */
export function CalendarView(props: ViewProps) {
  const { filters, change, map, openId, open, reporting } = props;
  const { mes } = usePlace();
  const query = useCalendar(mes, apiFilters({ ...filters, de: [], ate: [] }));
  if (query.isPending) return <Loading label="Lendo o calendário" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items, undated, elsewhere } = query.data;
  const due = new Map(items.map((each) => [each.day, each]));
  const dayProps = (day: string): DayProps => ({
    day,
    due: due.get(day),
    isToday: day === map?.today,
    onAll: (all) => change({ de: [all], ate: [all], visao: [] }),
  });
  return (
    <>
      <MonthHead
        mes={mes}
        count={query.isPlaceholderData ? null : items.reduce((sum, { count }) => sum + count, 0)}
      />
      <MonthTable mes={mes} dayProps={dayProps} />
      <ul className="flex flex-col sm:hidden">
        {items.map(({ day }) => (
          <li key={day} className="border-rule border-b py-3">
            <h3 className="text-14 font-semibold">{formatDayInWords(day)}</h3>
            <DayActions {...dayProps(day)} />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-13 text-ink-quiet">
        {countOf(elsewhere, 'ação vence em outro mês', 'ações vencem em outros meses')} e{' '}
        {countOf(
          undated,
          'não tem dia (contínua, sem fim ou a confirmar)',
          'não têm dia (contínuas, sem fim ou a confirmar)',
        )}
        : estão na grade.
      </p>
      <OpenDrawer
        openId={openId}
        open={open}
        order={items.flatMap((day) => day.actions.map(({ id }) => id))}
        reporting={reporting}
      />
    </>
  );
}

interface MonthHeadProps {
  mes: string;
  /** Null while another month's answer still stands. */
  count: number | null;
}

function countText(count: number | null): string {
  if (count === null) return 'lendo…';
  return count === 0 ? 'nada vence' : countOf(count, 'ação vence', 'ações vencem');
}

function MonthHead({ mes, count }: MonthHeadProps) {
  const { setPlace } = usePlace();
  const month = parseCompetencia(mes);
  return (
    <div className="flex items-center gap-1 py-2">
      <span className="screen-only contents">
        <IconButton label="Mês anterior" onPress={() => setPlace({ mes: addMonths(month, -1) })}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <IconButton label="Mês seguinte" onPress={() => setPlace({ mes: addMonths(month, 1) })}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
      </span>
      <h2 aria-live="polite" className="text-18 font-semibold first-letter:uppercase">
        {competenciaInWords(month)}
        <span className="ml-2 text-14 font-normal text-ink-quiet">{countText(count)}</span>
      </h2>
    </div>
  );
}

function MonthTable({ mes, dayProps }: { mes: string; dayProps: (day: string) => DayProps }) {
  return (
    <table className="w-full table-fixed border-collapse max-sm:hidden">
      <caption className="sr-only">Vencimentos de {competenciaInWords(parseCompetencia(mes))}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th
              key={name}
              scope="col"
              className="border-rule border-b px-2 py-1 text-left text-13 text-ink-quiet"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(mes).map((week, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month have no other name
          <tr key={at}>
            {week.map((day, weekday) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: blank days have no other name
                <td key={weekday} className="border border-rule bg-ground-deep" />
              ) : (
                <td key={day} className="h-24 border border-rule bg-surface p-1.5 align-top">
                  <DayHead {...dayProps(day)} />
                  <DayActions {...dayProps(day)} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayHead({ day, isToday }: DayProps) {
  return (
    <time
      dateTime={day}
      className={`text-13 ${isToday ? 'rounded bg-brand px-1.5 py-0.5 font-semibold text-ink-onbrand' : 'text-ink-quiet'}`}
    >
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      <span className="sr-only">
        {formatDay(day)}
        {isToday && ', hoje'}
      </span>
    </time>
  );
}

function DayActions({ day, due, onAll }: DayProps) {
  if (!due) return null;
  const rest = due.count - due.actions.length;
  return (
    <ul className="mt-1 flex flex-col gap-1.5">
      {due.actions.map((action) => (
        <DayAction key={action.id} action={action} />
      ))}
      {rest > 0 && (
        <li>
          <button
            type="button"
            onClick={() => onAll(day)}
            className="min-h-6 cursor-pointer rounded text-13 font-semibold text-action underline underline-offset-2 max-sm:min-h-11"
          >
            mais {formatCount(rest)}
          </button>
        </li>
      )}
    </ul>
  );
}

function DayAction({ action }: { action: Action }) {
  return (
    <li className="text-13">
      <Link
        to={`/plano/acoes/${action.id}` as string}
        search={true as never}
        resetScroll={false}
        title={plainTitle(action.title)}
        className="line-clamp-2 max-sm:line-clamp-3"
      >
        {action.id} {plainTitle(action.title)}
      </Link>
      <LatenessBadge lateness={action.lateness} className="text-13" />
    </li>
  );
}
