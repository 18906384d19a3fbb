import { Link, useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { recordName } from '../../../../web/record-actions.ts';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { NonConformityDetail } from '../../contract.ts';
import { ORIGIN_WORDS } from '../../domain/nonconformities/words.ts';
import { type Step, Steps } from '../Steps.tsx';
import { countOf } from '../words.ts';
import { Cause } from './one/Cause.tsx';
import { Decisions } from './one/Decisions.tsx';
import { Description } from './one/Description.tsx';
import { History } from './one/History.tsx';
import { Measures } from './one/Measures.tsx';
import { Rounds } from './one/Rounds.tsx';
import { useNonConformity } from './queries.ts';
import { daysWords, NonConformityBadge } from './words.tsx';

/** One thing that did not go as planned: what it is, why, what is done about it, and did it work? */
export function NonConformityScreen() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const query = useNonConformity(id);
  if (query.isPending) return <Loading label="Lendo a não conformidade" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page nc={query.data} />;
}

const STEP_OF = { analysis: 0, treatment: 1, verification: 2, effective: 4, cancelled: 4 } as const;

/** The turn of the wheel (PDCA) that the last round is in. */
function stepsOf({ state, measures, roundList, nextDay }: NonConformityDetail): Step[] {
  const round = roundList.at(-1);
  const at = STEP_OF[state];
  const planned = round?.cause
    ? countOf(measures.all, 'medida planejada', 'medidas planejadas')
    : 'causa e medidas';
  const checked =
    round?.end?.kind === 'effective' ? `em ${formatDay(round.end.on)}` : 'se não foi eficaz, reabre';
  const steps = [
    { id: 'plan', name: 'Planejar', when: planned },
    {
      id: 'do',
      name: 'Fazer',
      when: measures.all === 0 ? 'medidas' : `${measures.done} de ${measures.all} feitas`,
    },
    {
      id: 'check',
      name: 'Verificar',
      when: state === 'verification' && nextDay ? `até ${formatDay(nextDay)}` : 'depois de encerrar',
    },
    { id: 'act', name: 'Agir', when: checked },
  ];
  if (state === 'cancelled') return steps.map((step) => ({ ...step, state: 'ahead' }));
  return steps.map((step, index) => ({
    ...step,
    state: index < at ? 'done' : index === at ? 'current' : 'ahead',
  }));
}

function contextOf(nc: NonConformityDetail): string {
  const isOpen = nc.state === 'analysis' || nc.state === 'treatment';
  const age = isOpen
    ? `aberta ${daysWords(nc.daysOpen)}`
    : `ficou aberta ${countOf(nc.daysOpen, 'dia', 'dias')}`;
  return [
    `${ORIGIN_WORDS[nc.origin]} · ${nc.unitName}`,
    age,
    `por ${nc.openedBy} em ${formatDay(nc.openedOn)}`,
  ].join(' · ');
}

function Page({ nc }: { nc: NonConformityDetail }) {
  useScreenTitle(`${nc.number}: ${nc.title}`);
  return (
    <>
      <PageHeader
        title={nc.number}
        count={nc.rounds > 1 ? `reaberta ${countOf(nc.rounds - 1, 'vez', 'vezes')}` : ''}
        breadcrumb={[{ label: 'Não conformidades', href: '/nc' }, { label: nc.number }]}
        context={contextOf(nc)}
        actions={
          <>
            <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
              Imprimir
            </Button>
            <Decisions nc={nc} />
          </>
        }
      >
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <NonConformityBadge state={nc.state} />
          <About nc={nc} />
        </div>
      </PageHeader>
      <Steps label="Etapas do tratamento (PDCA)" steps={stepsOf(nc)} />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-8">
          <Description nc={nc} />
          <Cause nc={nc} />
          <Measures nc={nc} />
          {nc.state === 'treatment' && nc.closingRefusals.length > 0 && (
            <Lacking refusals={nc.closingRefusals} />
          )}
          <Rounds nc={nc} />
        </div>
        <History entries={nc.history} />
      </div>
    </>
  );
}

/** What it is of, with the way there. */
function About({ nc: { action, indicator, title, note } }: { nc: NonConformityDetail }) {
  const to =
    action === null ? (indicator === null ? null : `/indicadores/${indicator}`) : `/plano/acoes/${action}`;
  const id = action ?? indicator ?? '';
  // An indicator without a number is called by its name alone.
  const name = recordName({ kind: action === null ? 'indicator' : 'action', id, title });
  return (
    <p className="max-w-[90ch] text-16">
      {to === null ? (
        title
      ) : (
        <>
          <Link to={to as string} className="font-semibold">
            {name}
          </Link>{' '}
          {name !== title && title}
        </>
      )}
      {note !== null && <span className="block text-14 text-ink-quiet">Quando foi aberta: {note}</span>}
    </p>
  );
}

/** Everything that still stands between it and its closing. */
function Lacking({ refusals }: { refusals: readonly string[] }) {
  return (
    <section aria-label="O que falta para encerrar" className="border-action border-l-[3px] pl-3 text-14">
      <h2 className="text-14 font-semibold">Para encerrar</h2>
      <ul>
        {refusals.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}
