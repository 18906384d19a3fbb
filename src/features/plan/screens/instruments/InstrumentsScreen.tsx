import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import { useSession } from '../../../../web/session.ts';
import type { InstrumentSummary } from '../../contract.ts';
import { STAGE_WORDS } from '../../domain/instruments/life-cycle.ts';
import { countOf, statusState } from '../words.ts';
import { NamedDialog } from './NamedDialog.tsx';
import { useInstruments } from './queries.ts';
import { advanceText, instrumentTitle, NATURE_WORDS, StageBadge } from './words.tsx';

/** What did the plan promise to make and to carry out, and how far has each come? */
export function InstrumentsScreen() {
  const query = useInstruments();
  if (query.isPending) return <Loading label="Lendo os instrumentos" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page items={query.data.items} />;
}

function Page({ items }: { items: readonly InstrumentSummary[] }) {
  const navigate = useNavigate();
  const session = useSession();
  const [registering, setRegistering] = useState(false);
  const standing = items.filter(({ declined }) => declined === null);
  const declined = items.filter((each) => each.declined !== null);
  const approved = standing.filter(({ steps }) => steps.some(({ stage }) => stage === 'approved')).length;
  return (
    <>
      <PageHeader
        title="Políticas e planos nascidos do plano"
        count={countOf(standing.length, 'instrumento', 'instrumentos')}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Instrumentos' }]}
        context={`O que o plano promete elaborar e executar, achado nos títulos das ações · ${approved} de ${standing.length} já aprovados`}
        actions={
          session?.verbs.includes('plan.report') && (
            <Button kind="secondary" icon={<Plus aria-hidden="true" />} onPress={() => setRegistering(true)}>
              Registrar outro
            </Button>
          )
        }
        exports={[
          {
            id: 'csv',
            label: 'Os instrumentos (CSV)',
            note: 'etapa, ato, ações ligadas e avanço de cada um',
            onAction: () => exportList(items),
          },
        ]}
      />
      {standing.length === 0 ? (
        <EmptyState title="Nenhum instrumento foi achado nos títulos das ações.">
          Registre aqui a política ou o plano que alguma ação elabora ou executa.
        </EmptyState>
      ) : (
        <Table items={standing} />
      )}
      {declined.length > 0 && <Declined items={declined} />}
      {registering && (
        <NamedDialog
          instrument={null}
          onClose={() => setRegistering(false)}
          onKept={({ instrument }) => navigate({ to: `/plano/instrumentos/${instrument.id}` as string })}
        />
      )}
    </>
  );
}

const HEADS = ['Instrumento', 'Etapa', 'Elaborar', 'Executar', 'Plano próprio'];

function Table({ items }: { items: readonly InstrumentSummary[] }) {
  return (
    <TableScroll label="Instrumentos">
      <table className="w-full min-w-[860px] text-14 max-sm:block max-sm:min-w-0 print:min-w-0">
        <thead className="max-sm:sr-only">
          <tr className="border-rule-strong border-b text-left text-13">
            {HEADS.map((head, at) => (
              <th key={head} scope="col" className={`py-2 pr-4 ${at === 0 ? 'w-[34%]' : ''}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {items.map((each) => (
            <tr
              key={each.id}
              className="border-rule border-b align-top max-sm:block max-sm:py-3"
              data-keep-together
            >
              <th
                scope="row"
                className="py-3 pr-4 text-left font-normal max-sm:block max-sm:py-0 max-sm:pb-1"
              >
                <Link to={`/plano/instrumentos/${each.id}` as string} data-quiet-link className="text-16">
                  {instrumentTitle(each.title)}
                </Link>
                <p className="text-13 text-ink-quiet">{NATURE_WORDS[each.nature]}</p>
              </th>
              <Cell head="Etapa">
                <StageBadge stage={each.stage} />
                <StageNote instrument={each} />
              </Cell>
              <Cell head="Elaborar">
                <Linked actions={each.make} none="nenhuma ação o elabora" />
              </Cell>
              <Cell head="Executar">
                <Linked actions={each.carry} none="nenhuma ação o executa" />
              </Cell>
              <Cell head="Plano próprio">
                {each.plan === null ? (
                  <span className="text-ink-quiet">não tem</span>
                ) : (
                  advanceText(each.plan.advance)
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** A cell of the table; on a phone, a line with its heading. */
function Cell({ head, children }: { head: string; children: ReactNode }) {
  return (
    <td className="py-3 pr-4 max-sm:grid max-sm:grid-cols-[7rem_1fr] max-sm:py-1 max-sm:pr-0">
      <span aria-hidden="true" className="text-13 text-ink-quiet sm:hidden">
        {head}
      </span>
      <div>{children}</div>
    </td>
  );
}

function StageNote({ instrument }: { instrument: InstrumentSummary }) {
  const step = instrument.steps.at(-1);
  if (step === undefined) return null;
  const act = instrument.steps.findLast((each) => each.act !== null)?.act ?? null;
  return (
    <p className="text-13 text-ink-quiet">
      desde {formatDay(step.on)}
      {act !== null && (
        <>
          <br />
          {act.name}
        </>
      )}
    </p>
  );
}

/** The actions of one side of the pair, each with what is reported of it. */
export function Linked({ actions, none }: { actions: InstrumentSummary['make']; none: string }) {
  if (actions.length === 0) return <span className="text-ink-quiet">{none}</span>;
  return (
    <ul className="flex flex-col gap-1.5">
      {actions.map(({ id, status, deadline, title }) => (
        <li key={id} title={title}>
          <Link to={`/plano/acoes/${id}` as string} data-quiet-link>
            {id}
          </Link>
          <StateBadge fact="status" state={statusState(status)} className="ml-2" />
          <p className="text-13 text-ink-quiet">{deadline}</p>
        </li>
      ))}
    </ul>
  );
}

function Declined({ items }: { items: readonly InstrumentSummary[] }) {
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-18">Achados que não são instrumentos</h2>
      <ul className="flex flex-col gap-2 text-14">
        {items.map(({ id, title, declined }) => (
          <li key={id}>
            <Link to={`/plano/instrumentos/${id}` as string}>{instrumentTitle(title)}</Link>{' '}
            <span className="text-ink-quiet">{declined}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function exportList(items: readonly InstrumentSummary[]): void {
  const ids = (actions: InstrumentSummary['make']) => actions.map(({ id }) => id).join(', ');
  downloadCsv(
    'instrumentos-do-plano.csv',
    [
      'Instrumento',
      'O que é',
      'Etapa',
      'Desde',
      'Ato',
      'Elaborar',
      'Executar',
      'Concluídas',
      'Ações do plano próprio',
      'Não é instrumento porque',
    ],
    items.map((each) => [
      instrumentTitle(each.title),
      NATURE_WORDS[each.nature],
      each.stage === null ? '' : STAGE_WORDS[each.stage],
      each.steps.at(-1)?.on ?? '',
      each.steps.findLast(({ act }) => act !== null)?.act?.name ?? '',
      ids(each.make),
      ids(each.carry),
      each.plan === null ? '' : String(each.plan.advance.completed),
      each.plan === null ? '' : String(each.plan.advance.actions),
      each.declined ?? '',
    ]),
  );
}
