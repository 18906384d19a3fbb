import { useNavigate, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { Drawer } from '../../../web/components/Drawer.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../web/components/ReadMore.tsx';
import { Select } from '../../../web/components/Select.tsx';
import { downloadCsv } from '../../../web/csv.ts';
import { formatInstant } from '../../../web/format.ts';
import { type Column, Grid } from '../../../web/grid/Grid.tsx';
import { useFilters } from '../../../web/place.ts';
import type { AuditAnswer } from '../contract.ts';
import { eventWords, factOf, SUBJECTS, subjectWords } from '../domain/event-words.ts';
import { useAudit, useRoles } from './queries.ts';

type Entry = AuditAnswer['items'][number];

const ACTORS: Readonly<Record<string, string>> = {
  system: 'Pactua',
  anonymous: 'Visitante',
  person: 'Pessoa',
};

const who = (entry: Entry) => entry.actorName ?? ACTORS[entry.actorKind] ?? entry.actorKind;

/** The person's name alone; any other record by its kind and name. */
function record(entry: Entry): string {
  if (entry.about !== null && entry.stream.startsWith('person/')) return entry.about;
  return [subjectWords(entry.stream), entry.about].filter(Boolean).join(' de ');
}

const COLUMNS: readonly Column<Entry>[] = [
  {
    id: 'at',
    header: 'Quando',
    width: 145,
    value: (entry) => entry.at,
    cell: (entry) => formatInstant(entry.at),
  },
  {
    id: 'what',
    header: 'O que aconteceu',
    width: 190,
    value: (entry) => eventWords(entry.type, entry.stream),
  },
  { id: 'who', header: 'Quem', width: 285, value: who, onCard: true },
  { id: 'record', header: 'Registro', width: 315, value: record, onCard: true },
  { id: 'reason', header: 'Motivo', width: 235, value: (entry) => entry.reason ?? '' },
];

const KINDS = [
  { id: 'todos', label: 'Todos os registros' },
  ...Object.entries(SUBJECTS).map(([id, label]) => ({ id, label })),
];

/** Who did what, when and why, the newest first. */
export function AuditScreen() {
  const { evento } = useParams({ strict: false }) as { evento?: string };
  const [{ registro }, setFilter] = useFilters(['registro']);
  const kind = registro[0] ?? 'todos';
  const audit = useAudit(kind === 'todos' ? '' : `${kind}/`);
  const navigate = useNavigate();
  const open = (id: string | undefined) =>
    void navigate({ to: '/admin/auditoria/{-$evento}', params: { evento: id }, search: true } as never);
  if (audit.error) return <ErrorState error={audit.error} onRetry={() => void audit.refetch()} />;
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const opened = entries.find((entry) => entry.id === evento);
  return (
    <>
      <PageHeader
        title="Auditoria"
        context="Cada mudança fica gravada com autor, hora e motivo, encadeada à anterior: não se altera nem se apaga."
        exports={[{ id: 'csv', label: 'CSV das linhas lidas', onAction: () => exportEntries(entries) }]}
      >
        <Select
          label="Registro"
          options={KINDS}
          value={kind}
          onChange={(value) => setFilter({ registro: value === 'todos' ? [] : [value] })}
          className="w-full max-w-64"
        />
      </PageHeader>
      {audit.isPending ? (
        <Loading label="Lendo o que aconteceu" lines={8} />
      ) : (
        <Grid
          label="O que aconteceu"
          rows={entries}
          columns={COLUMNS}
          rowId={(entry) => entry.id}
          rowName={(entry) => `${eventWords(entry.type, entry.stream)}, ${record(entry)}`}
          openId={evento ?? null}
          onOpen={(entry) => open(entry.id)}
          empty={<EmptyState title="Nada aconteceu ainda com este tipo de registro." />}
        />
      )}
      <ReadMore query={audit} />
      {opened && <EntryDrawer entry={opened} onClose={() => open(undefined)} />}
    </>
  );
}

function exportEntries(entries: readonly Entry[]): void {
  downloadCsv(
    'auditoria',
    ['Quando', 'O que aconteceu', 'Quem', 'Registro', 'Motivo', 'Impressão digital'],
    entries.map((entry) => [
      entry.at,
      eventWords(entry.type, entry.stream),
      who(entry),
      record(entry),
      entry.reason ?? '',
      entry.hash,
    ]),
  );
}

function EntryDrawer({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const roles = new Map(useRoles().data?.items.map((role) => [role.id, role.name]));
  const facts = Object.entries(entry.data)
    .map(([name, value]) => factOf(name, name === 'role' ? (roles.get(String(value)) ?? value) : value))
    .filter((fact) => fact !== null);
  return (
    <Drawer title={eventWords(entry.type, entry.stream)} subtitle={record(entry)} onClose={onClose}>
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-16 [&_dt]:text-14 [&_dt]:text-ink-quiet">
        <dt>Quando</dt>
        <dd>{formatInstant(entry.at)}</dd>
        <dt>Quem</dt>
        <dd>{who(entry)}</dd>
        <dt>Motivo</dt>
        <dd>{entry.reason ?? 'Não é pedido para esta mudança'}</dd>
        <dt>Ordem</dt>
        <dd>{entry.sequence}º da história deste registro</dd>
        {facts.map(({ label, words }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="break-words">{words}</dd>
          </Fragment>
        ))}
        <dt>Impressão digital</dt>
        <dd className="text-13 break-all text-ink-quiet">{entry.hash}</dd>
      </dl>
    </Drawer>
  );
}
