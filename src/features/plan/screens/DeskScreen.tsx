import { Link } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { formatCount, formatDay, formatDayInWords } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { DeskClaimContext, useDeskSections } from '../../../web/desk-sections.ts';
import { useSession } from '../../../web/session.ts';
import type { Action, Desk } from '../contract.ts';
import { DeskLine } from './desk/DeskLine.tsx';
import { ObjectiveStrip } from './desk/ObjectiveStrip.tsx';
import { useClaims } from './desk/use-claims.ts';
import { useDesk } from './queries.ts';
import { UndoButton, useUndoKey } from './reporting/UndoButton.tsx';
import { type Reporting, useReporting } from './reporting/use-reporting.tsx';
import { countOf } from './words.ts';

/** What do I do now? A work queue: every line acts in place. */
export function DeskScreen() {
  const query = useDesk();
  const reporting = useReporting();
  if (query.isPending) return <Loading label="Lendo a sua fila de trabalho" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return (
    <>
      <Queue desk={query.data} reporting={reporting} />
      {reporting.dialog}
    </>
  );
}

function contextOf(desk: Desk): string {
  const day = formatDayInWords(desk.today);
  if (desk.units.length === 0) return `${day} · você acompanha o plano inteiro; o lançamento é das unidades`;
  if (desk.reach === 'plan') return `${day} · o plano inteiro`;
  return `${day} · ${desk.units.map((unit) => unit.fullName).join(', ')}`;
}

function Queue({ desk: whole, reporting }: { desk: Desk; reporting: Reporting }) {
  const { claim, left: desk } = useClaims(whole);
  const session = useSession();
  const undo = useUndoKey(reporting);
  const { first, next, last } = useDeskSections();
  const leads = session?.roles.includes('superintendent') ?? false;
  return (
    <>
      <PageHeader
        title="Início"
        count={queueText(desk)}
        context={contextOf(desk)}
        saved={reporting.saved}
        actions={<UndoButton reporting={reporting} onPress={undo} />}
      />
      {leads && <ObjectiveStrip objectives={desk.objectives} />}
      <DeskClaimContext value={claim}>
        <Parts of={first} />
        <Section
          title="Atrasadas"
          note={silentText(desk)}
          actions={desk.overdue}
          total={desk.counts.overdue}
          reporting={reporting}
          filter={{ prazo: ['late', 'lateWithoutStatus'] }}
          desk={desk}
          empty={<EmptyState title="Nenhuma ação atrasada.">{nextWords(desk)}</EmptyState>}
        />
        <Parts of={next} />
        <Section
          title="Vencem em 15 dias"
          actions={desk.dueSoon}
          total={desk.counts.dueSoon}
          reporting={reporting}
          filter={{ prazo: ['dueSoon'] }}
          desk={desk}
          empty={<EmptyState title="Nenhuma ação vence nos próximos 15 dias.">{nextWords(desk)}</EmptyState>}
        />
        <Section
          title="Sem informação"
          note="Já começaram e ninguém lançou."
          actions={desk.toReport}
          total={desk.counts.toReport}
          reporting={reporting}
          filter={{ situacao: ['none'] }}
          desk={desk}
          empty={<EmptyState title="Toda ação que começou tem situação informada." />}
        />
        <Parts of={last} />
      </DeskClaimContext>
    </>
  );
}

const Parts = ({ of }: { of: readonly ComponentType[] }) => of.map((Part) => <Part key={Part.name} />);

/** Those of the late ones of which nobody said anything: "3 vencidas sem informação". */
function silentText({ overdue }: Desk): string | undefined {
  const silent = overdue.filter(({ lateness }) => lateness?.state === 'lateWithoutStatus').length;
  return silent === 0 ? undefined : `${countOf(silent, 'vencida', 'vencidas')} sem informação`;
}

/** What waits for this reader; for who only reads, what is late. */
function queueText({ units, counts: { overdue, dueSoon, toReport } }: Desk): string {
  if (units.length === 0) return countOf(overdue, 'ação atrasada', 'ações atrasadas');
  const waiting = overdue + dueSoon + toReport;
  return waiting === 0 ? 'nada pendente' : countOf(waiting, 'ação na fila', 'ações na fila');
}

function nextWords({ nextDue }: Desk): string {
  return nextDue === null
    ? 'Não há outro prazo certo adiante.'
    : `A próxima é a ${nextDue.id}, em ${formatDay(nextDue.due)}.`;
}

interface SectionProps {
  title: string;
  note?: string | undefined;
  actions: readonly Action[];
  /** How many there are; the server sends the first. */
  total: number;
  reporting: Reporting;
  filter: Record<string, string[]>;
  desk: Desk;
  empty: React.ReactNode;
}

/** Lines shown before "mostrar todas". */
const FIRST = 8;

function Section({ title, note, actions, total, reporting, filter, desk, empty }: SectionProps) {
  const [all, setAll] = useState(false);
  const shown = all ? actions : actions.slice(0, FIRST);
  const mine = desk.reach === 'own' ? { minhas: ['sim'] } : {};
  return (
    <section className="mt-8 first-of-type:mt-2">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-22">
          {title} <span className="font-normal text-ink-quiet">{formatCount(total)}</span>
        </h2>
        {note && <p className="text-14 text-ink-quiet">{note}</p>}
        {actions.length > 0 && (
          <Link
            to="/plano/acoes"
            search={{ ...filter, ...mine } as never}
            className="screen-only ml-auto text-14"
          >
            Ver na grade
          </Link>
        )}
      </div>
      {actions.length === 0 ? (
        empty
      ) : (
        <ul className="border-rule border-t">
          {shown.map((action) => (
            <DeskLine key={action.id} action={action} reporting={reporting} />
          ))}
        </ul>
      )}
      {actions.length > shown.length && (
        <Button kind="quiet" className="mt-2" onPress={() => setAll(true)}>
          {total > actions.length ? `Mostrar as ${actions.length} primeiras` : `Mostrar as ${actions.length}`}
        </Button>
      )}
    </section>
  );
}
