import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { InstrumentDetail } from '../../contract.ts';
import { OpenDrawer } from '../drawer/OpenDrawer.tsx';
import { UndoButton, useUndoKey } from '../reporting/UndoButton.tsx';
import { useReporting } from '../reporting/use-reporting.tsx';
import { Linked } from './InstrumentsScreen.tsx';
import { LifeLine } from './LifeLine.tsx';
import { NamedDialog } from './NamedDialog.tsx';
import { OwnPlan } from './OwnPlan.tsx';
import { useInstrument, useInstrumentCommands } from './queries.ts';
import { instrumentTitle, NATURE_WORDS, StageBadge } from './words.tsx';

/** Where does this policy or plan stand, who makes it, and how far has its execution come? */
export function InstrumentScreen() {
  const { instrumento = '' } = useParams({ strict: false }) as { instrumento?: string };
  const query = useInstrument(instrumento);
  if (query.isPending) return <Loading label="Lendo o instrumento" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page detail={query.data} />;
}

function Page({ detail }: { detail: InstrumentDetail }) {
  const { instrument, ownPlan } = detail;
  const title = instrumentTitle(instrument.title);
  useScreenTitle(title);
  const reporting = useReporting();
  const undo = useUndoKey(reporting);
  const [openId, open] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Plano', href: '/plano' },
          { label: 'Instrumentos', href: '/plano/instrumentos' },
          { label: title },
        ]}
        context={contextOf(detail)}
        saved={reporting.saved}
        actions={
          <>
            <UndoButton reporting={reporting} onPress={undo} />
            {detail.mayChange && <Corrections detail={detail} />}
          </>
        }
      >
        <StageBadge stage={instrument.stage} />
      </PageHeader>
      <div className="grid gap-6 sm:grid-cols-2">
        <Side title="Quem o elabora" actions={instrument.make} none="Nenhuma ação do plano o elabora." />
        <Side title="Quem o executa" actions={instrument.carry} none="Nenhuma ação do plano o executa." />
      </div>
      <LifeLine detail={detail} />
      <OwnPlan detail={detail} reporting={reporting} undo={undo} openId={openId} open={open} />
      <History entries={detail.history} />
      <OpenDrawer
        openId={openId}
        open={open}
        order={ownPlan?.actions.map(({ id }) => id) ?? []}
        reporting={reporting}
      />
      {reporting.dialog}
    </>
  );
}

function contextOf({ instrument }: InstrumentDetail): string {
  const nature = NATURE_WORDS[instrument.nature];
  if (instrument.declined !== null) return `Não é um instrumento: ${instrument.declined}`;
  if (instrument.version === 0)
    return `${nature} · achado nos títulos das ações; ninguém disse nada dele ainda`;
  return nature;
}

interface SideProps {
  title: string;
  actions: InstrumentDetail['instrument']['make'];
  none: string;
}

function Side({ title, actions, none }: SideProps) {
  return (
    <section className="border-rule-strong border-t-2 pt-2">
      <h2 className="mb-2 text-16">{title}</h2>
      {actions.map(({ id, title: text }) => (
        <p key={id} className="mb-1 text-14">
          {text}
        </p>
      ))}
      <div className="text-14">
        <Linked actions={actions} none={none} />
      </div>
    </section>
  );
}

function Corrections({ detail }: { detail: InstrumentDetail }) {
  const { instrument } = detail;
  const { say } = useInstrumentCommands();
  const [asking, setAsking] = useState<'edit' | 'decline' | null>(null);
  const close = () => setAsking(null);
  const isOne = instrument.declined === null;
  const untouched = instrument.steps.length === 0 && instrument.plan === null;
  return (
    <>
      <Button kind="secondary" onPress={() => setAsking('edit')}>
        Corrigir
      </Button>
      {untouched && (
        <Button kind="quiet" onPress={() => setAsking('decline')}>
          {isOne ? 'Não é um instrumento' : 'É um instrumento'}
        </Button>
      )}
      {asking === 'edit' && <NamedDialog instrument={instrument} onClose={close} />}
      {asking === 'decline' && (
        <ConfirmDialog
          title={isOne ? 'Dizer que não é um instrumento?' : 'Voltar a considerar um instrumento?'}
          isOpen
          confirmLabel="Gravar com motivo"
          reasonLabel="Motivo"
          onClose={close}
          onConfirm={(reason) =>
            say(instrument.id, '/decline', { reason, expectedVersion: instrument.version })
          }
        />
      )}
    </>
  );
}

function History({ entries }: { entries: InstrumentDetail['history'] }) {
  if (entries.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-22">História</h2>
      <ol>
        {entries.map(({ id, at, by, words, reason }) => (
          <li key={id} className="border-rule border-b py-2 text-14">
            {words}
            {reason !== null && <span className="text-ink-quiet"> · {reason}</span>}
            <p className="text-13 text-ink-quiet">
              {formatInstant(at)}
              {by === null ? '' : ` · ${by}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
