import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Check, CircleAlert, FileText } from 'lucide-react';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { apiGet } from '../../../../web/api.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import { type ObligationLine, ObligationList } from '../../contract.ts';

const PARTY_WORDS: Readonly<Record<ObligationLine['party'], string>> = {
  municipality: 'Município',
  hospital: 'Hospital',
  state: 'Estado',
};
const OFTEN_WORDS: Readonly<Record<ObligationLine['often'], string>> = {
  once: 'uma vez',
  monthly: 'a cada mês',
  standing: 'permanente',
};
const STANDING_LOOKS = {
  missing: { words: 'Falta', tone: 'bad', icon: CircleAlert },
  document: { words: 'Por documento', tone: 'none', icon: FileText },
  proved: { words: 'Comprovada', tone: 'good', icon: Check },
} as const;

/** `/cofinanciamento/termos/:termo/obrigacoes`: the 28 obligations, what is missing first. */
export function ObligationsScreen() {
  const { termo = '' } = useParams({ strict: false }) as { termo?: string };
  const path = `/api/cofinancing/agreements/${encodeURIComponent(termo)}/obligations`;
  const query = useQuery({
    queryKey: ['cofinancing', 'obligations', termo],
    queryFn: ({ signal }) => apiGet(path, ObligationList, signal),
    enabled: termo !== '',
  });
  if (query.isPending) return <Loading label="Lendo as obrigações" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Board list={query.data} />;
}

const countOf = (items: readonly ObligationLine[]): string => {
  const count = (standing: ObligationLine['standing']) =>
    items.filter((each) => each.standing === standing).length;
  return `${count('missing')} faltam · ${count('document')} por documento · ${count('proved')} comprovadas`;
};

function Board({ list: { agreement, items } }: { list: ObligationList }) {
  const [party, setParty] = useState('all');
  const shown = items.filter((each) => party === 'all' || each.party === party);
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
        context="O que as cláusulas 2ª e 3ª e o art. 6º pedem do Estado, do município e do hospital. O que está registrado aqui comprova por si."
      />
      <div className="screen-only mb-4 flex flex-wrap items-end gap-4">
        <Select
          label="De quem"
          className="w-56"
          options={[
            { id: 'all', label: 'Todos' },
            ...Object.entries(PARTY_WORDS).map(([id, label]) => ({ id, label })),
          ]}
          value={party}
          onChange={setParty}
        />
        <FilesMenu
          of="obrigações do termo"
          name={`obrigacoes-${agreement.id}`}
          table={() => tableOf(shown)}
        />
      </div>
      <ul className="max-w-[80rem] border-rule-strong border-t">
        {shown.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({ line }: { line: ObligationLine }) {
  const { label, party, often, standing, words, cite, expiring } = line;
  const look = STANDING_LOOKS[standing];
  return (
    <li
      data-keep-together
      className="grid gap-x-6 gap-y-1 border-rule border-b py-3 lg:grid-cols-[9rem_minmax(0,5fr)_minmax(0,5fr)]"
    >
      <Badge icon={look.icon} tone={look.tone} className="text-14">
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
        {expiring && (
          <p className="mt-1 text-ink-quiet">
            {expiring.label}: {expiring.ended ? 'valia' : 'vale'} até {formatDay(expiring.to)}.{' '}
            {expiring.note}
          </p>
        )}
      </div>
    </li>
  );
}

const tableOf = (lines: readonly ObligationLine[]) => ({
  header: [
    'Dispositivo',
    'Obrigação',
    'De quem',
    'Periodicidade',
    'Situação',
    'Comprovação ou o que falta',
    'Citação',
  ],
  rows: lines.map(({ cite, label, party, often, standing, words }) => [
    cite.atLabel,
    label,
    PARTY_WORDS[party],
    OFTEN_WORDS[often],
    STANDING_LOOKS[standing].words,
    words,
    cite.quote,
  ]),
});
