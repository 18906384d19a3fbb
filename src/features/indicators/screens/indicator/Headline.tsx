import { Link } from '@tanstack/react-router';
import { formatCount } from '../../../../kernel/format.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { type Origin, OriginBadge, originOfFiles } from '../../../../web/components/OriginBadge.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { useSession } from '../../../../web/session.ts';
import type { IndicatorPage, TargetAnswer, Value } from '../../contract.ts';
import { isNear } from '../../domain/expected-path.ts';
import { judgeTarget } from '../../domain/target.ts';
import type { Asked } from '../queries.ts';
import { SourcedValue } from '../SourcedValue.tsx';
import { directionWords, periodWords, STATUS_WORDS, statusWords, toleranceWords } from '../words.ts';
import { toleranceWidth } from './chart-lines.ts';
import { countText } from './PlaceTable.tsx';
import { differenceText } from './PopulationTable.tsx';
import { valueAt } from './periods.ts';

interface HeadlineProps {
  page: IndicatorPage;
  asked: Asked;
  period: string | null;
}

/** The number of the period, in large figures, with its target and what must be known before using it. */
export function Headline({ page, asked, period }: HeadlineProps) {
  const value = period === null ? null : valueAt(page, period);
  if (period === null || value === null || value.text === null) return <NoValue page={page} />;
  const target = page.targets.find((each) => String(each.year) === period.slice(0, 4)) ?? null;
  const method = value.method === 'OFFICIAL' ? undefined : asked.method;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <SourcedValue
          asked={{ ...asked, method }}
          period={period}
          text={value.text}
          label={`${page.shortName}, ${page.territory.name}, ${periodWords(period)}`}
          size="large"
        />
        <span className="text-16">
          {hasNoUnit(page, value) ? '' : `${unitOf(page, value)} · `}
          {page.territory.name} · {periodWords(period)}
          {value.until !== null && `, ${statusWords(value)}`}
        </span>
        <OriginBadge origin={originOf(page, value)} />
      </p>
      <SmallNumber page={page} value={value} />
      <TargetLine page={page} value={value} target={target} />
      {page.noBand !== null && (
        <p className="max-w-[80ch] text-14 text-ink-quiet">Sem faixa com que comparar. {page.noBand}</p>
      )}
      <PopulationLine page={page} period={period} />
      {value.reason && (
        <p className="max-w-[80ch] text-14 text-ink-quiet">
          {value.status === 'partial' ? `${STATUS_WORDS.partial}: ` : ''}
          {value.reason}
        </p>
      )}
    </div>
  );
}

/** Which population divided, and how far the other of the same year is from it. */
function PopulationLine({ page, period }: { page: IndicatorPage; period: string }) {
  const pair = page.populations?.items.find((each) => each.period === period);
  if (pair === undefined) return null;
  return (
    <p className="max-w-[80ch] text-14 text-ink-quiet">
      População usada: {pair.used}, {formatCount(BigInt(pair.people))}. {pair.other} diz{' '}
      {formatCount(BigInt(pair.otherPeople))} ({differenceText(pair.difference)}
      {pair.textWithOther !== null && `; com ela, ${pair.textWithOther}`}).
    </p>
  );
}

function originOf(page: IndicatorPage, value: Value): Origin {
  if (isEntered(page, value)) return 'entered';
  return originOfFiles(value.sources);
}

/** People wrote it here: facts of the register, or a told value. */
function isEntered(page: IndicatorPage, value: Value): boolean {
  const isTold = page.methods.some((method) => method.isTold && method.id === value.method);
  return isTold || page.kind === 'events';
}

function hasNoUnit({ unit }: IndicatorPage, { status }: Value): boolean {
  return status === 'no-denominator' || status === 'suppressed' || unit === '%';
}

/** The count itself, and that it is not to be published. */
function SmallNumber({ page, value }: { page: IndicatorPage; value: Value }) {
  if (value.small !== 'shown') return null;
  return (
    <p className="max-w-[80ch] text-14">
      <strong>Número pequeno</strong>: {value.numerator} {page.countLabel ?? 'no numerador'}
      {page.unit === 'days' || value.denominator === null ? '' : ` em ${countText(value.denominator)}`}. Pode
      apontar uma pessoa: quem não trabalha com os registros vê “omitido”. Não o divulgue; some anos ou use um
      lugar maior.
    </p>
  );
}

/** The unit of the method that made the value. */
function unitOf(page: IndicatorPage, value: Value): string {
  return page.methods.find((method) => method.id === value.method)?.otherUnit ?? page.unitLabel;
}

function TargetLine({
  page,
  value,
  target,
}: {
  page: IndicatorPage;
  value: Value;
  target: TargetAnswer | null;
}) {
  if (target === null)
    return (
      <p className="text-14 text-ink-quiet">
        {[
          page.targets.length > 0 ? 'Sem meta para este ano' : 'O plano não fixa meta para este território',
          directionWords(page),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    );
  const verdict = judgeTarget(page.direction, value, target);
  const isClose = verdict === 'missed' && isNear(page, value.value, target.value);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 text-14">
        <StateBadge fact="target" state={verdict} />
        <span>
          meta de {target.year}:{' '}
          {[target.text ?? target.raw, directionWords(page)].filter(Boolean).join(' · ')}
          {page.tolerance !== null &&
            ` · ${toleranceWords(toleranceWidth(page, page.tolerance.value), isClose)}`}
        </span>
      </p>
      {value.unjudged !== null && <p className="max-w-[80ch] text-14 text-ink-quiet">{value.unjudged}</p>}
    </>
  );
}

function NoValue({ page }: { page: IndicatorPage }) {
  const today = useSession()?.today ?? '';
  const past = page.series[0]?.years.filter((each) => each.period <= today);
  const reason = page.absence ?? past?.at(-1)?.reason;
  return (
    <EmptyState title={`Sem valor para ${page.territory.name}.`}>
      {reason}{' '}
      {page.kind === 'events' && (
        <>
          <Link to={`/indicadores/fatos?indicador=${page.code}`}>Abrir o registro de fatos</Link>{' '}
        </>
      )}
      {page.methods.some(({ isTold }) => isTold) && (
        <Link to={`/indicadores/lancar?indicador=${page.code}`}>Lançar valores</Link>
      )}
      {page.kind !== 'events' && page.absence === null && (
        <Link to={'/indicadores/cargas' as string} search={true as never}>
          Ir para as cargas
        </Link>
      )}
    </EmptyState>
  );
}
