import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, leftInWords } from '../../../../kernel/format.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import type { ObligationLine, ObligationList } from '../../contract.ts';
import { useObligations } from './queries.ts';
import { Submissions } from './Submissions.tsx';
import { OFTEN_WORDS, PARTY_WORDS, STANDING_LOOKS } from './words.ts';

/** `/cofinanciamento/termos/:termo/obrigacoes`: the 28 obligations, what is missing first. */
export function ObligationsScreen() {
  const { termo = '' } = useParams({ strict: false }) as { termo?: string };
  const query = useObligations(termo);
  if (query.isPending) return <Loading label="Lendo as obrigações" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Board list={query.data} />;
}

const ALL = 'all';

const countOf = (items: readonly ObligationLine[]): string =>
  Object.entries(STANDING_LOOKS)
    .map(([standing, { words }]) => ({
      words,
      count: items.filter((each) => each.standing === standing).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${words}: ${count}`)
    .join(' · ');

function Board({ list: { agreement, items } }: { list: ObligationList }) {
  const [party, setParty] = useState(ALL);
  const [standing, setStanding] = useState(ALL);
  const shown = items.filter(
    (each) => (party === ALL || each.party === party) && (standing === ALL || each.standing === standing),
  );
  return (
    <>
      <PageHeader
        title="Obrigações"
        count={countOf(shown)}
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: agreement.municipality, href: `/cofinanciamento/termos/${agreement.id}` },
          { label: 'Obrigações' },
        ]}
        context="O que as cláusulas 2ª e 3ª e o art. 6º pedem do Estado, do município e do hospital. O que está registrado aqui comprova por si; o resto se apresenta com arquivo e recebe protocolo."
      />
      <div className="screen-only mb-4 flex flex-wrap items-end gap-4">
        <Select
          label="De quem"
          className="w-56"
          options={[
            { id: ALL, label: 'Todos' },
            ...Object.entries(PARTY_WORDS).map(([id, label]) => ({ id, label })),
          ]}
          value={party}
          onChange={setParty}
        />
        <Select
          label="Situação"
          className="w-56"
          options={[
            { id: ALL, label: 'Todas' },
            ...Object.entries(STANDING_LOOKS).map(([id, { words }]) => ({ id, label: words })),
          ]}
          value={standing}
          onChange={setStanding}
        />
        <FilesMenu
          of="obrigações do termo"
          name={`obrigacoes-${agreement.id}`}
          table={() => tableOf(shown)}
        />
      </div>
      {shown.length === 0 && <p className="text-16 text-ink-quiet">Nenhuma obrigação nesta situação.</p>}
      <ul className="max-w-[80rem] border-rule-strong border-t">
        {shown.map((line) => (
          <Line key={line.id} termo={agreement.id} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({ termo, line }: { termo: string; line: ObligationLine }) {
  const { label, party, often, standing, words, cite, expiring, next, noDate } = line;
  const look = STANDING_LOOKS[standing];
  return (
    <li
      id={anchorOf(line)}
      data-keep-together
      className="grid gap-x-6 gap-y-1 border-rule border-b py-3 lg:grid-cols-[9rem_minmax(0,5fr)_minmax(0,5fr)]"
    >
      <Badge icon={look.icon} tone={look.tone} className="self-start text-14">
        {look.words}
      </Badge>
      <div className="min-w-0">
        <p className="text-16">{label}</p>
        <q className="block text-13 text-ink-quiet">{cite.quote}</q>
        <p className="text-13 text-ink-quiet">
          {PARTY_WORDS[party]} · {OFTEN_WORDS[often]} · {cite.atLabel}
        </p>
      </div>
      <div className="min-w-0 text-14">
        <p>{words}</p>
        <p className="text-ink-quiet">{next === null ? noDate : nextWords(next)}</p>
        {expiring && (
          <p className="mt-1 text-ink-quiet">
            {expiring.label}: {expiring.ended ? 'valia' : 'vale'} até {formatDay(expiring.to)}.{' '}
            {expiring.note}
          </p>
        )}
        <Submissions termo={termo} line={line} />
      </div>
    </li>
  );
}

const ANCHORS: Readonly<Record<ObligationLine['party'], string>> = {
  state: 'ses',
  municipality: 'sms',
  hospital: 'estab',
};

/** `sms-XIII`: whose it is, and its item as the act numbers it. */
const anchorOf = ({ party, cite }: ObligationLine): string =>
  `${ANCHORS[party]}-${/[IVXLC]+$/.exec(cite.atLabel)?.[0] ?? cite.at}`;

function nextWords({ month, by, what, daysLeft }: NonNullable<ObligationLine['next']>): string {
  const left = ` (${leftInWords(daysLeft)})`;
  return month === null
    ? `Próxima data: ${formatDay(by)}${left}, ${what ?? 'fim da validade'}.`
    : `Próxima: ${competenciaInWords(parseCompetencia(month))}, até ${formatDay(by)}${left}.`;
}

const tableOf = (lines: readonly ObligationLine[]) => ({
  header: [
    'Dispositivo',
    'Obrigação',
    'De quem',
    'Periodicidade',
    'Situação',
    'Comprovação ou o que falta',
    'Próxima data',
    'Protocolos',
    'Citação',
  ],
  rows: lines.map(({ cite, label, party, often, standing, words, next, noDate, submissions }) => [
    cite.atLabel,
    label,
    PARTY_WORDS[party],
    OFTEN_WORDS[often],
    STANDING_LOOKS[standing].words,
    words,
    next === null ? noDate : formatDay(next.by),
    submissions.map(({ number }) => number).join('; '),
    cite.quote,
  ]),
});
