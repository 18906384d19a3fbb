import { useNavigate, useParams } from '@tanstack/react-router';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { MenuEntry } from '../../../../web/components/Menu.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { useFilters } from '../../../../web/place.ts';
import { useSession } from '../../../../web/session.ts';
import type { LedgerPage } from '../../contract.ts';
import { EntryDrawer } from './EntryDrawer.tsx';
import { LedgerEntries } from './LedgerEntries.tsx';
import { LedgerFilters } from './LedgerFilters.tsx';
import { ledgerTable } from './ledger-words.ts';
import { PositionStrip } from './PositionStrip.tsx';
import { type LedgerAsked, readWholeLedger, useLedger } from './queries.ts';
import { Verification } from './Verification.tsx';

const FILTERS = ['municipio', 'hospital', 'competencia', 'tipo'] as const;

function useOpenEntry() {
  const { lancamento } = useParams({ strict: false }) as { lancamento?: string };
  const navigate = useNavigate();
  const open = (sequence: number | null) =>
    void navigate({
      to: '/cofinanciamento/livro-razao/{-$lancamento}',
      params: { lancamento: sequence === null ? undefined : String(sequence) },
      search: true,
      resetScroll: false,
    } as never);
  return { opened: lancamento !== undefined && /^\d+$/.test(lancamento) ? Number(lancamento) : null, open };
}

/** `/cofinanciamento/livro-razao`: every transfer as it was authorised, ordered, committed, paid and corrected, and whether the book is whole. */
export function LedgerScreen() {
  const [filters, change] = useFilters(FILTERS);
  const asked: LedgerAsked = {
    municipality: filters.municipio[0],
    unit: filters.hospital[0],
    competencia: filters.competencia[0],
    kind: filters.tipo[0],
  };
  const query = useLedger(asked);
  const { opened, open } = useOpenEntry();
  const first = query.data?.pages[0];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const at = items.findIndex(({ sequence }) => sequence === opened);
  const beside = (by: number) => {
    const next = at < 0 ? undefined : items[at + by];
    return next && (() => open(next.sequence));
  };
  return (
    <>
      <PageHeader
        title="Livro-razão"
        count={first && first.all > 0 ? countWords(first.count) : undefined}
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: 'Livro-razão' }]}
        context="O que se autorizou, ordenou, empenhou, liquidou, pagou e corrigiu em cada competência. Nada se edita: um engano se anula ou se estorna, na competência. Cada lançamento traz o hash do anterior."
        exports={first && first.count > 0 ? exportsOf(asked) : []}
      >
        {first && first.all > 0 && <LedgerFilters page={first} filters={filters} change={change} />}
      </PageHeader>
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading label="Lendo o livro-razão" lines={10} />}
      {first && <Book query={query} page={first} opened={opened} onOpen={open} />}
      {opened !== null && (
        <EntryDrawer
          key={opened}
          sequence={opened}
          onMove={open}
          onClose={() => open(null)}
          onNext={beside(1)}
          onPrevious={beside(-1)}
        />
      )}
    </>
  );
}

interface BookProps {
  query: ReturnType<typeof useLedger>;
  page: LedgerPage;
  opened: number | null;
  onOpen: (sequence: number) => void;
}

/** What the accounts add up to, the entries, and for who answers for the whole state, whether all is whole. */
function Book({ query, page, opened, onOpen }: BookProps) {
  const mayVerify = useSession()?.verbs.includes('cofinancing.verify-ledger') ?? false;
  return (
    <div className="flex flex-col gap-6">
      {page.count > 0 && <PositionStrip totals={page.totals} />}
      <LedgerEntries query={query} page={page} opened={opened} onOpen={onOpen} />
      {mayVerify && page.all > 0 && <Verification onOpen={onOpen} />}
    </div>
  );
}

const countWords = (count: number) =>
  count === 1 ? '1 lançamento' : `${count.toLocaleString('pt-BR')} lançamentos`;

/** Every entry that answers the filters, not only those read so far. */
const exportsOf = (asked: LedgerAsked): MenuEntry[] =>
  fileEntries({
    name: 'livro-razao',
    table: async () => ledgerTable(await readWholeLedger(asked)),
    notes: { csv: 'todos os lançamentos destes filtros', xlsx: 'planilha, com os valores como números' },
  });
