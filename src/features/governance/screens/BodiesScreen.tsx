import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import type { BodySummary, MeetingSummary } from '../contract.ts';
import { BODY_KINDS, isUnkept, KINDS_WORDS } from '../domain/body.ts';
import { BodyDialog } from './body/BodyDialog.tsx';
import { meetingAddress, useCalendar } from './desk-queries.ts';
import { useBodies } from './queries.ts';
import { ChangeWords, countOf, StageBadge } from './words.tsx';

/** When does each body meet, who sits in it, and which seats want somebody? */
export function BodiesScreen() {
  const bodies = useBodies();
  const [adding, setAdding] = useState(false);
  if (bodies.isPending) return <Loading label="Lendo os colegiados" />;
  if (bodies.isError) return <ErrorState error={bodies.error} onRetry={bodies.refetch} />;
  const { items, municipal, mayManage } = bodies.data;
  return (
    <>
      <PageHeader
        title="Colegiados"
        count={countOf(items.length, 'colegiado', 'colegiados')}
        context="Grupos, comitês e a reunião de condução: quando se reúnem, quem tem assento e o que decidiram."
        actions={mayManage && <Button onPress={() => setAdding(true)}>Registrar colegiado</Button>}
      />
      <div className="grid gap-x-8 gap-y-8 xl:grid-cols-[1fr_380px]">
        <div className="flex flex-col gap-6">
          {BODY_KINDS.map((kind) => (
            <Kind key={kind} words={KINDS_WORDS[kind]} bodies={items.filter((each) => each.kind === kind)} />
          ))}
        </div>
        <div className="flex flex-col gap-8">
          <Upcoming />
          <Municipal boards={municipal} />
        </div>
      </div>
      {adding && <BodyDialog body={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Kind({ words, bodies }: { words: string; bodies: readonly BodySummary[] }) {
  if (bodies.length === 0) return null;
  return (
    <section>
      <h2 className="border-rule-strong border-b pb-1 text-18">{words}</h2>
      <ul>
        {bodies.map((body) => (
          <li key={body.id} className="border-rule border-b py-3">
            <Link to={`/colegiados/${body.id}`} className="text-16 font-semibold">
              {body.acronym === null ? body.name : `${body.acronym} · ${body.name}`}
            </Link>
            <p className="text-14 text-ink-quiet">{lineOf(body)}</p>
            <Alerts body={body} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function lineOf({ place, seriesWords, act, endedOn, seats }: BodySummary): string {
  return [
    place.name,
    seriesWords === null ? 'sem periodicidade' : seriesWords,
    seats === 0 ? 'nenhuma cadeira ainda' : countOf(seats, 'cadeira', 'cadeiras'),
    act === null ? 'ato ainda não registrado' : 'criado por ato',
    ...(endedOn === null ? [] : [`encerrado em ${formatDay(endedOn)}`]),
  ].join(' · ');
}

function Alerts({ body }: { body: BodySummary }) {
  const { vacant, expiring } = body;
  const said = [
    ...(isUnkept(body) ? ['ninguém o secretaria: conduz a superintendência'] : []),
    ...(vacant === 0 ? [] : [countOf(vacant, 'cadeira sem indicação', 'cadeiras sem indicação')]),
    ...(expiring === 0
      ? []
      : [countOf(expiring, 'mandato vencido ou a vencer', 'mandatos vencidos ou a vencer')]),
  ];
  return said.length === 0 ? null : <p className="text-14 text-warn">{said.join(' · ')}</p>;
}

function Municipal({ boards }: { boards: readonly { action: string; name: string }[] }) {
  if (boards.length === 0) return null;
  return (
    <section aria-label="Colegiados dos municípios">
      <h2 className="border-rule-strong border-b pb-1 text-18">Nos municípios</h2>
      <ul>
        {boards.map(({ action, name }) => (
          <li key={action} className="border-rule border-b py-2.5 text-14">
            <Link to={`/colegiados/municipais/${action}`} className="font-semibold">
              {name}
            </Link>
            <span className="block text-13 text-ink-quiet">
              Ação {action}: quem já constituiu, por que ato
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Upcoming() {
  const query = useCalendar();
  if (query.isPending) return <Loading label="Lendo o calendário" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return (
    <section aria-label="Próximas reuniões">
      <h2 className="border-rule-strong border-b pb-1 text-18">Próximas reuniões</h2>
      {query.data.items.length === 0 ? (
        <EmptyState title="Nenhuma reunião nos próximos quatro meses.">
          Dê uma periodicidade ao colegiado, ou marque uma reunião na página dele.
        </EmptyState>
      ) : (
        <MeetingList meetings={query.data.items} named />
      )}
    </section>
  );
}

/** Meetings one below the other, each leading to its page; `named` tells the body of each. */
export function MeetingList({
  meetings,
  named = false,
}: {
  meetings: readonly MeetingSummary[];
  named?: boolean;
}) {
  return (
    <ul>
      {meetings.map((meeting) => (
        <li
          key={`${meeting.body} ${meeting.key}`}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-rule border-b py-2.5 text-14"
        >
          <Link to={meetingAddress(meeting)} className="font-semibold tabular-nums">
            {formatDay(meeting.day)}
            {meeting.hour !== null && <span className="font-normal"> · {meeting.hour}</span>}
          </Link>
          <span className="ml-auto">
            <StageBadge stage={meeting.stage} />
          </span>
          {named && <span className="w-full">{meeting.bodyName}</span>}
          <ChangeWords {...meeting} className="w-full text-13" />
        </li>
      ))}
    </ul>
  );
}
