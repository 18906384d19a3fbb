import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, lazy, Suspense, useState } from 'react';
import { apiGet } from '../../../../web/api.ts';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { type DeskClaim, useDeskClaim } from '../../../../web/desk-sections.ts';
// Not by `contract.ts`, which would bring every shape of the room to the first load of Início.
import { MonthDesk } from '../../contract/desk.ts';
import { dayOfWeekShort, monthWords } from '../month-words.ts';
import { Block, FIRST_DOUBTFUL, LINE, type Month, reportLink } from './Block.tsx';

// Only for who decides, and only while something waits.
const ToReview = lazy(() => import('./ToReview.tsx').then((file) => ({ default: file.ToReview })));

const Values = {
  Returned: lazy(() => import('./Values.tsx').then((file) => ({ default: file.ReturnedValues }))),
  ToDecide: lazy(() => import('./Values.tsx').then((file) => ({ default: file.ValuesToDecide }))),
};

const AnswerDialog = lazy(() =>
  import('./AnswerDialog.tsx').then((file) => ({ default: file.AnswerDialog })),
);

const SendMonth = lazy(() => import('./SendMonth.tsx').then((file) => ({ default: file.SendMonth })));

const useMonthDesk = () =>
  useQuery({
    queryKey: ['monitoring', 'desk'],
    queryFn: ({ signal }) => apiGet('/api/monitoring/desk', MonthDesk, signal),
  });

/** The month in course, then those in which something was given back. */
const monthsOf = (desk: MonthDesk | undefined): Month[] =>
  desk === undefined ? [] : [...(desk.month === null ? [] : [desk.month]), ...desk.past];

/** Lines given back or doubtful are asked one by one, the blank ones by the way to the unit's month. */
const claimOf = (months: readonly Month[]): DeskClaim => ({
  lines: months.flatMap(({ returned, toReview }) => [
    ...returned.map(({ action }) => action),
    ...toReview.flatMap(({ doubtful }) => doubtful.slice(0, FIRST_DOUBTFUL).map(({ action }) => action)),
  ]),
  silent: months.flatMap(({ toReport }) => toReport.flatMap(({ blankActions }) => blankActions)),
});

/** What the months ask of the reader besides what was given back; nothing where they ask nothing. */
export function MonthSection() {
  const { data } = useMonthDesk();
  const months = monthsOf(data);
  useDeskClaim('month', claimOf(months));
  const values = data?.values.toDecide ?? [];
  return (
    <>
      {months.map((month) => (
        <Fragment key={month.calendar.competencia}>
          {month.toReview.length > 0 && (
            <Suspense>
              <ToReview month={month} />
            </Suspense>
          )}
          {month.toReport.length > 0 && <ToReport month={month} />}
        </Fragment>
      ))}
      {values.length > 0 && (
        <Suspense>
          <Values.ToDecide values={values} />
        </Suspense>
      )}
    </>
  );
}

/** What was given back, above everything else: somebody waits for the answer. */
export function ReturnedSection() {
  const { data } = useMonthDesk();
  const values = data?.values.returned ?? [];
  // Kept here: the line leaves the queue while the dialog still sends.
  const [answering, setAnswering] = useState<Answering | null>(null);
  return (
    <>
      {monthsOf(data).map(
        (month) =>
          month.returned.length > 0 && (
            <Returned key={month.calendar.competencia} month={month} onAnswer={setAnswering} />
          ),
      )}
      {values.length > 0 && (
        <Suspense>
          <Values.Returned values={values} />
        </Suspense>
      )}
      {answering !== null && (
        <Suspense>
          <AnswerDialog {...answering} onClose={() => setAnswering(null)} />
        </Suspense>
      )}
    </>
  );
}

interface Answering {
  competencia: string;
  unit: string;
  action: string;
}

function Returned({ month, onAnswer }: { month: Month; onAnswer: (line: Answering) => void }) {
  const { competencia } = month.calendar;
  return (
    <Block
      title="Devolvidas a mim"
      count={month.returned.length}
      note={`Em ${monthWords(month.calendar.competencia)}: responda na linha e envie de novo.`}
    >
      {month.returned.map(({ action, unit, unitName, title, reason }) => (
        <li key={`${unit} ${action}`} className={LINE}>
          <span className="min-w-0 flex-1">
            <Link
              to={reportLink(month, unit) as string}
              className="line-clamp-1 text-ink no-underline hover:text-action-strong hover:underline"
            >
              <span className="font-semibold">{action}</span> {title}
            </Link>
            <span className="block text-14 text-warn">
              {unitName}: {reason}
            </span>
          </span>
          <Button
            onPress={() => onAnswer({ competencia, unit, action })}
            aria-label={`Responder a ${action} de ${unitName}`}
          >
            Responder
          </Button>
        </li>
      ))}
    </Block>
  );
}

function ToReport({ month }: { month: Month }) {
  const { calendar, phase, toReport } = month;
  const isLocked = phase === 'locked';
  const until =
    phase === 'reporting'
      ? `envie até ${dayOfWeekShort(calendar.reportBy)}`
      : `fecha ao fim de ${dayOfWeekShort(calendar.locksAfter)}`;
  const blanks = toReport.reduce((sum, each) => sum + each.blanks, 0);
  return (
    <Block
      title={isLocked ? 'A enviar de novo' : 'A lançar neste mês'}
      count={isLocked ? toReport.length : blanks}
      note={
        isLocked
          ? `${monthWords(calendar.competencia)} já fechou: só vai o que foi devolvido e respondido.`
          : `${monthWords(calendar.competencia)}: ${until}; reunião de condução em ${dayOfWeekShort(calendar.meeting)}.`
      }
    >
      {toReport.map(({ unit, unitName, asked, blanks: open, state, version, sends }) => (
        <li key={unit} className={LINE}>
          <span className="min-w-0 flex-1">
            <span className="font-semibold">{unitName}</span>{' '}
            {open === 0
              ? isLocked
                ? 'respondeu: falta enviar'
                : 'tudo lançado: falta enviar'
              : `${asked - open} de ${asked} linhas lançadas`}
            {state === 'returned' && <span className="text-warn"> · devolvido</span>}
          </span>
          <span className="flex flex-wrap gap-2">
            <Link
              to={reportLink(month, unit) as string}
              className={buttonLook(open === 0 ? 'secondary' : 'primary')}
            >
              {open === 0 ? 'Abrir o mês' : 'Lançar o mês'}
            </Link>
            {open === 0 && (
              <Suspense>
                <SendMonth
                  competencia={calendar.competencia}
                  unit={{ id: unit, name: unitName }}
                  version={version}
                  leaves={sends}
                />
              </Suspense>
            )}
          </span>
        </li>
      ))}
    </Block>
  );
}
