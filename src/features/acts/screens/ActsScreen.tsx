import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatDay } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../web/components/ReadMore.tsx';
import { Select } from '../../../web/components/Select.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import type { SearchText } from '../../../web/place.ts';
import { useSession } from '../../../web/session.ts';
import type { ActSummary } from '../contract.ts';
import { StandingBadges } from './ActStanding.tsx';
import { useActs } from './queries.ts';
import { RegisterAct } from './RegisterAct.tsx';
import { COVERAGE_WORDS, KIND_WORDS } from './words.ts';

const ALL = 'todos';
const KINDS = [
  { id: ALL, label: 'Todos' },
  ...Object.entries(KIND_WORDS).map(([id, label]) => ({ id, label })),
];
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

/** `/atos`: what was decided and published, and the norms it cites. */
export function ActsScreen() {
  const search = useSearch({ strict: false }) as SearchText;
  const filter = { q: one(search.q), kind: one(search.tipo) };
  const query = useActs(filter);
  const session = useSession();
  const [registering, setRegistering] = useState(false);
  const count = query.data?.pages.reduce((total, page) => total + page.items.length, 0);
  return (
    <>
      <PageHeader
        title="Atos normativos"
        count={count === undefined ? undefined : `${count}${query.hasNextPage ? ' ou mais' : ''} no registro`}
        breadcrumb={[{ label: 'Documentos', href: '/atos' }, { label: 'Atos' }]}
        context="O texto de cada ato, dispositivo por dispositivo: é aqui que todo número encontra a frase que o fundamenta. As normas apenas citadas estão no registro sem o texto."
        actions={
          session?.verbs.includes('acts.register') && (
            <Button kind="primary" onPress={() => setRegistering(true)}>
              Registrar ato
            </Button>
          )
        }
      >
        <Filters filter={filter} />
      </PageHeader>
      <ActsList query={query} filtered={filter.q !== '' || filter.kind !== ''} />
      {registering && <RegisterAct act={null} onClose={() => setRegistering(false)} />}
    </>
  );
}

function Filters({ filter }: { filter: { q: string; kind: string } }) {
  const navigate = useNavigate();
  const [words, setWords] = useState(filter.q);
  useEffect(() => {
    if (words === filter.q) return;
    const wait = setTimeout(
      () =>
        void navigate({
          to: '.',
          search: (old: SearchText) => ({ ...old, q: words || undefined }),
          replace: true,
        } as never),
      250,
    );
    return () => clearTimeout(wait);
  }, [words, filter.q, navigate]);
  return (
    <div className="screen-only flex flex-wrap items-end gap-4">
      <TextField
        label="Procurar"
        type="search"
        optional
        className="w-80 max-sm:w-full"
        value={words}
        onChange={setWords}
      />
      <Select
        label="Tipo"
        optional
        className="w-48 max-sm:w-full"
        options={KINDS}
        value={filter.kind || ALL}
        onChange={(kind) =>
          void navigate({
            to: '.',
            search: (old: SearchText) => ({ ...old, tipo: kind === ALL ? undefined : kind }),
          } as never)
        }
      />
    </div>
  );
}

function ActsList({ query, filtered }: { query: ReturnType<typeof useActs>; filtered: boolean }) {
  if (query.isPending) return <Loading label="Lendo os atos" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return filtered ? (
      <EmptyState title="Nenhum ato com essas palavras.">
        Procure pelo número, pelo órgão ou por palavras da ementa.
      </EmptyState>
    ) : (
      <EmptyState title="Nenhum ato guardado." />
    );
  return (
    <>
      <ul className="max-w-[90ch] border-rule border-t">
        {items.map((act) => (
          <ActLine key={act.id} act={act} />
        ))}
      </ul>
      <ReadMore query={query} />
    </>
  );
}

function ActLine({ act }: { act: ActSummary }) {
  const read = act.coverage !== 'none';
  return (
    <li data-keep-together className="border-rule border-b py-3.5">
      <p className="text-13 text-ink-quiet">
        {KIND_WORDS[act.kind]} · {act.body}
      </p>
      <h2 className={read ? 'text-18' : 'text-16 font-normal'}>
        <Link to={`/atos/${act.id}` as string}>{act.title}</Link>
      </h2>
      {act.ementa && <p className={`mt-0.5 ${read ? 'text-16' : 'line-clamp-2 text-14'}`}>{act.ementa}</p>}
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-14 text-ink-quiet">
        {read ? (
          <span>
            {act.units} dispositivos, {COVERAGE_WORDS[act.coverage]}
          </span>
        ) : (
          <span>{COVERAGE_WORDS[act.coverage]}</span>
        )}
        {act.effectFrom && (
          <span>
            Efeito desde {formatDay(act.effectFrom)}
            {act.effectTo && ` até ${formatDay(act.effectTo)}, exclusive`}
          </span>
        )}
        {(read || act.standing.state !== 'unknown') && <StandingBadges {...act} />}
      </p>
    </li>
  );
}
