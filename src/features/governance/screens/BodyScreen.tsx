import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { FormDialog } from '../../../web/components/FormDialog.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useScreenTitle } from '../../../web/screen-title.ts';
import { useSession } from '../../../web/session.ts';
import type { BodyDetail, ItemAnswer } from '../contract.ts';
import { isUnkept, KIND_WORDS } from '../domain/body.ts';
import { MeetingList } from './BodiesScreen.tsx';
import { BodyDialog } from './body/BodyDialog.tsx';
import { Seats } from './body/Seats.tsx';
import { useWhen } from './meeting/WhenFields.tsx';
import { useBody, useSchedule, useWithdraw } from './queries.ts';

/** What is this body, who sits in it, when does it meet, and what waits for its next meeting? */
export function BodyScreen() {
  const { orgao = '' } = useParams({ strict: false }) as { orgao?: string };
  const query = useBody(orgao);
  if (query.isPending) return <Loading label="Lendo o colegiado" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page body={query.data} />;
}

function Page({ body }: { body: BodyDetail }) {
  useScreenTitle(body.name);
  const [open, setOpen] = useState<'edit' | 'schedule' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={body.name}
        breadcrumb={[{ label: 'Colegiados', href: '/colegiados' }, { label: body.name }]}
        context={[KIND_WORDS[body.kind], body.place.name, body.seriesWords ?? 'sem periodicidade'].join(
          ' · ',
        )}
        actions={
          <>
            {body.mayManage && <Button onPress={() => setOpen('edit')}>Mudar o colegiado</Button>}
            {body.mayConduct && <Button onPress={() => setOpen('schedule')}>Marcar reunião</Button>}
          </>
        }
      />
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[1fr_360px]">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="Cadeiras">
            <Seats body={body} />
          </Section>
          <Section title="O que espera a próxima reunião">
            <Backlog items={body.backlog} mayConduct={body.mayConduct} />
          </Section>
          <Origin body={body} />
        </div>
        <Section title="Reuniões">
          <Meetings meetings={body.meetings} />
        </Section>
      </div>
      {open === 'edit' && <BodyDialog body={body} onClose={close} />}
      {open === 'schedule' && <ScheduleDialog body={body} onClose={close} />}
    </>
  );
}

/** The next on top, with those ahead; then those that were, the newest first. */
function Meetings({ meetings }: { meetings: BodyDetail['meetings'] }) {
  const today = useSession()?.today ?? '';
  const ahead = meetings.filter(({ day }) => day >= today);
  const past = meetings.filter(({ day }) => day < today).toReversed();
  if (meetings.length === 0) return <EmptyState title="Nenhuma reunião marcada." />;
  return (
    <>
      {ahead.length > 0 && <MeetingList meetings={ahead} />}
      {past.length > 0 && (
        <>
          <h3 className="mt-6 mb-1 text-16">Anteriores</h3>
          <MeetingList meetings={past} />
        </>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-2 border-rule-strong border-b pb-1 text-18">{title}</h2>
      {children}
    </section>
  );
}

function Origin({ body }: { body: BodyDetail }) {
  return (
    <Section title="De onde vem">
      <dl className="grid gap-x-6 gap-y-1.5 text-14 sm:grid-cols-[160px_1fr]">
        <dt className="text-ink-quiet">Ato que o criou</dt>
        <dd>
          {body.act === null ? (
            'Ainda não registrado. Registre o ato em Documentos e ligue-o aqui.'
          ) : (
            <Link to={`/atos/${body.act}`}>{body.actName}</Link>
          )}
        </dd>
        {body.source !== null && (
          <>
            <dt className="text-ink-quiet">O que o nomeia</dt>
            <dd>{body.source}</dd>
          </>
        )}
        <dt className="text-ink-quiet">Ações do plano</dt>
        <dd>
          {body.actionTitles.length === 0
            ? 'Nenhuma.'
            : body.actionTitles.map(({ id, title }) => (
                <span key={id} className="block">
                  <Link to={`/plano/acoes/${id}`}>{id}</Link> {title}
                </span>
              ))}
        </dd>
        <dt className="text-ink-quiet">Quem o conduz</dt>
        <dd>
          {body.keeperWords}
          {isUnkept(body) && <span className="text-ink-quiet">: nenhuma unidade o secretaria ainda</span>}
        </dd>
        <dt className="text-ink-quiet">Quórum</dt>
        <dd>
          {body.quorum === null
            ? 'Não configurado: só se conta quem veio.'
            : `mais de ${body.quorum.numerator}/${body.quorum.denominator} das cadeiras`}
        </dd>
        {body.endedOn !== null && (
          <>
            <dt className="text-ink-quiet">Encerrado em</dt>
            <dd>{formatDay(body.endedOn)}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function Backlog({ items, mayConduct }: { items: readonly ItemAnswer[]; mayConduct: boolean }) {
  const withdraw = useWithdraw();
  if (items.length === 0)
    return (
      <EmptyState title="Nada proposto ainda.">
        As unidades propõem um item a partir de uma ação ou de um indicador; o que está atrasado entra por si.
      </EmptyState>
    );
  const drop = ({ id, version }: ItemAnswer) =>
    withdraw.mutate(
      { item: id ?? '', expectedVersion: version },
      { onError: (error) => showToast(error.message, { tone: 'problem' }) },
    );
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-4 border-rule border-b py-2 text-14">
          <span className="min-w-0 flex-1">
            <span className="font-semibold">{item.title}</span>
            <span className="block text-13 text-ink-quiet">
              {[item.unit, item.proposedBy, item.note].filter((each) => each !== null).join(' · ')}
            </span>
          </span>
          {(item.mine || mayConduct) && (
            <Button kind="quiet" onPress={() => drop(item)} aria-label={`Retirar ${item.title}`}>
              Retirar
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function ScheduleDialog({ body, onClose }: { body: BodyDetail; onClose: () => void }) {
  const { when, fields } = useWhen({
    day: null,
    hour: body.series?.hour ?? null,
    place: body.series?.place ?? null,
  });
  const schedule = useSchedule(body.id);
  const save = async () => {
    const day = when.day ?? '';
    await schedule.mutateAsync({ ...when, day });
    showToast(`Reunião marcada para ${formatDay(day)}.`);
  };
  return (
    <FormDialog
      title="Marcar reunião"
      saveLabel="Marcar"
      isDisabled={when.day === null}
      onClose={onClose}
      save={save}
    >
      {fields}
    </FormDialog>
  );
}
