import { Link } from '@tanstack/react-router';
import { formatDay } from '../../../kernel/format.ts';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { RecordActions } from '../../../web/components/RecordActions.tsx';
import type { Indicator, Target } from '../contract.ts';
import { TARGET_STANDINGS } from '../domain/standing.ts';
import { useTargets } from './queries.ts';
import { useStandings } from './standing/queries.ts';
import { StandingBadge } from './standing/StandingBadge.tsx';
import { StandingNote } from './standing/StandingNote.tsx';
import { plainTitle } from './words.ts';

/** What the plan promises, and by which numbers it is measured, year by year. */
export function TargetsScreen() {
  return (
    <>
      <PageHeader
        title="Metas e indicadores"
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Metas' }]}
        context="As metas da seção 5.2 e o painel da seção 5.3 do plano, cada célula como escrita no documento"
      />
      <TargetsAndPanel />
    </>
  );
}

/** The nine targets, then the panel of the fifteen indicators. */
export function TargetsAndPanel() {
  const query = useTargets();
  if (query.isPending) return <Loading label="Lendo as metas" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { targets, indicators } = query.data;
  return (
    <>
      <section>
        <h2 className="mb-2 text-22">{targets.length} metas</h2>
        <TargetCounts />
        <ol className="flex max-w-[90ch] flex-col">
          {targets.map((target, index) => (
            <TargetLine
              key={target.id}
              number={index + 1}
              target={target}
              indicator={indicators.find((each) => each.id === target.indicator)}
            />
          ))}
        </ol>
      </section>
      <section className="mt-8">
        <h2 className="mb-2 text-22">{indicators.length} indicadores</h2>
        <Panel indicators={indicators} />
      </section>
    </>
  );
}

/** How many targets stand so, and by which rule: counts, never a mean. */
function TargetCounts() {
  const { data } = useStandings();
  if (data === undefined) return null;
  const targets = data.items.filter(({ kind }) => kind === 'target');
  const counts = TARGET_STANDINGS.map((standing) => ({
    standing,
    count: targets.filter(({ computed }) => computed === standing).length,
  }));
  return (
    <div className="mb-2 max-w-[90ch] text-14">
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {counts.map(({ standing, count }) => (
          <span key={standing} className="inline-flex items-center gap-1.5">
            {count} de {targets.length} <StandingBadge kind="target" standing={standing} />
          </span>
        ))}
      </p>
      <p className="mt-1 text-13 text-ink-quiet">{data.rules.target}</p>
    </div>
  );
}

interface TargetLineProps {
  number: number;
  target: Target;
  indicator: Indicator | undefined;
}

function TargetLine({ number, target, indicator }: TargetLineProps) {
  const standings = useStandings().data?.items ?? [];
  const isMissed = standings.some(
    ({ kind, id, computed }) => kind === 'target' && id === target.id && computed === 'missed',
  );
  return (
    <li data-keep-together className="border-rule border-b py-3">
      <p>
        <span className="text-ink-quiet">{number}. </span>
        {plainTitle(target.text)}
      </p>
      <p className="mt-1 text-14 text-ink-quiet">
        até {formatDay(target.due)}
        {indicator && (
          <>
            {' · medida por '}
            <Link to={`/indicadores/${indicator.code}` as string} data-quiet-link>
              {indicator.ppaCode === null ? '' : `${indicator.ppaCode} – `}
              {indicator.shortName}
            </Link>
          </>
        )}
      </p>
      <StandingNote kind="target" id={target.id} name={`Meta ${number}`} />
      {indicator && isMissed && (
        <div className="-ml-2 flex gap-1">
          <RecordActions
            kind="indicator"
            id={indicator.code}
            title={indicator.shortName}
            isOffTrack={true}
            inLine={true}
          />
        </div>
      )}
    </li>
  );
}

const DIRECTION = { higher: 'maior é melhor', lower: 'menor é melhor' } as const;
const ACCUMULATION = {
  point: 'valor do ano',
  'periodic-sum': 'soma dos anos',
  cumulative: 'acumulado',
} as const;

function Panel({ indicators }: { indicators: readonly Indicator[] }) {
  const years = indicators[0]?.years.map((each) => each.year) ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label="Painel de indicadores" className="overflow-x-auto" tabIndex={0}>
      <table className="w-full min-w-[860px] text-14 print:min-w-0">
        <thead>
          <tr className="border-rule-strong border-b text-13">
            <th scope="col" className="py-2 pr-2 text-left">
              Indicador
            </th>
            <th scope="col" className="px-2 py-2 text-left">
              Como se lê
            </th>
            {years.map((year) => (
              <th key={year} scope="col" className="w-28 px-2 py-2 text-right">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => (
            <PanelRow key={indicator.id} indicator={indicator} />
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-13 text-ink-quiet">
        Sentido e forma de acumular não estão escritos no documento: são leitura nossa, a confirmar na ficha
        de cada indicador.
      </p>
    </section>
  );
}

function PanelRow({ indicator }: { indicator: Indicator }) {
  return (
    <tr className="border-rule border-b align-top">
      <th scope="row" className="max-w-[26rem] py-2 pr-2 text-left font-normal">
        <Link to={`/indicadores/${indicator.code}` as string} data-quiet-link>
          {indicator.ppaCode === null ? '' : `${indicator.ppaCode} – `}
          {indicator.shortName}
        </Link>
        {indicator.target === null && (
          <span className="block text-13 text-ink-quiet">sem meta na seção 5.2</span>
        )}
      </th>
      <td className="px-2 py-2 text-13 text-ink-quiet">
        {indicator.unit}
        <br />
        {DIRECTION[indicator.direction]} · {ACCUMULATION[indicator.accumulation]}
        {indicator.baseline !== null && (
          <>
            <br />
            base {indicator.baseline.replace('.', ',')}
          </>
        )}
      </td>
      {indicator.years.map((year) => (
        <td key={year.year} className="px-2 py-2 text-right">
          {year.raw}
        </td>
      ))}
    </tr>
  );
}
