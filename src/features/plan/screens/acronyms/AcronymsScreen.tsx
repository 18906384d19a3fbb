import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { apiGet } from '../../../../web/api.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Checkbox } from '../../../../web/components/Checkbox.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FilterSearch } from '../../../../web/components/FilterSearch.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { OfferHeading } from '../../../../web/components/OfferHeading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import { useFilters } from '../../../../web/place.ts';
import { useSession } from '../../../../web/session.ts';
import { AcronymsAnswer } from '../../contract.ts';
import { countOf } from '../words.ts';
import { SettleDialog } from './SettleDialog.tsx';
import { BASIS_WORDS, STATE_WORDS } from './words.ts';

type Item = AcronymsAnswer['items'][number];

const isOpen = ({ state }: Item): boolean => state === 'doubt' || state === 'unknown';
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const answers = (item: Item, typed: string): boolean =>
  plain([item.acronym, ...item.senses.map((sense) => sense.expansion)].join(' ')).includes(plain(typed));

/** What does this acronym mean here, and how sure are we? */
export function AcronymsScreen() {
  const query = useQuery({
    queryKey: ['plan', 'acronyms'],
    queryFn: ({ signal }) => apiGet('/api/plan/acronyms', AcronymsAnswer, signal),
  });
  if (query.isPending) return <Loading label="Lendo as siglas" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page items={query.data.items} />;
}

function Page({ items }: { items: readonly Item[] }) {
  const session = useSession();
  const [{ q }, setFilters] = useFilters(['q']);
  const typed = q[0] ?? '';
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [asking, setAsking] = useState<Item | null>(null);
  const open = items.filter(isOpen).length;
  const rows = items.filter((item) => answers(item, typed) && (!onlyOpen || isOpen(item)));
  const listed = items.filter((item) => item.state === 'document').length;
  return (
    <>
      <PageHeader
        title="Siglas"
        count={`${items.length} siglas`}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Siglas' }]}
        context={`${listed} estão na lista do documento; ${items.length - listed} são usadas e não estão; ${open} esperam confirmação`}
        exports={[{ id: 'csv', label: 'Siglas (CSV)', onAction: () => exportRows(items) }]}
      >
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <FilterSearch
            label="Procurar sigla ou significado"
            className="w-72"
            value={typed}
            onChange={(words) => setFilters({ q: words === '' ? [] : [words] })}
          />
          <Checkbox isSelected={onlyOpen} onChange={setOnlyOpen}>
            Só as que esperam confirmação
          </Checkbox>
        </div>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState title="Nenhuma sigla assim.">Busque por outra parte do nome.</EmptyState>
      ) : (
        <Table rows={rows} onAsk={session?.verbs.includes('plan.manage') ? setAsking : null} />
      )}
      {asking && <SettleDialog item={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function exportRows(items: readonly Item[]): void {
  downloadCsv(
    'siglas-do-plano.csv',
    ['Sigla', 'Significados', 'Situação', 'Usos', 'Ações'],
    items.map((item) => [
      item.acronym,
      item.senses.map((sense) => sense.expansion).join('; '),
      STATE_WORDS[item.state],
      String(item.uses),
      item.actions.join(', '),
    ]),
  );
}

function Table({ rows, onAsk }: { rows: readonly Item[]; onAsk: ((item: Item) => void) | null }) {
  return (
    <TableScroll label="Siglas">
      <table className="w-full min-w-[720px] text-14 print:min-w-0">
        <thead>
          <tr className="border-rule-strong border-b text-left text-13">
            <th scope="col" className="w-28 py-2 pr-2">
              Sigla
            </th>
            <th scope="col" className="px-2 py-2">
              Significado
            </th>
            <th scope="col" className="w-48 px-2 py-2">
              Situação
            </th>
            <th scope="col" className="w-40 px-2 py-2">
              Onde se usa
            </th>
            {onAsk && <OfferHeading offer="Decidir" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <tr key={item.id} className="border-rule border-b align-top" data-keep-together>
              <th scope="row" className="py-2 pr-2 text-left">
                {item.acronym}
              </th>
              <td className="px-2 py-2">
                <Senses item={item} />
              </td>
              <td className={`px-2 py-2 ${isOpen(item) ? 'text-warn' : 'text-ink-quiet'}`}>
                {STATE_WORDS[item.state]}
              </td>
              <td className="px-2 py-2">
                <Uses item={item} />
              </td>
              {onAsk && (
                <td className="screen-only py-1">
                  <Button
                    kind="quiet"
                    aria-label={`Decidir o que ${item.acronym} significa`}
                    onPress={() => onAsk(item)}
                  >
                    Decidir
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Senses({ item }: { item: Item }) {
  if (item.senses.length === 0) return <span className="text-ink-quiet">O documento não diz o que é.</span>;
  return (
    <ul>
      {item.senses.map((sense, at) => (
        <li
          key={sense.expansion}
          className={item.settled !== null && item.settled !== at ? 'text-ink-quiet' : ''}
        >
          {sense.expansion}
          {item.senses.length > 1 && item.settled === at && <strong> (vale aqui)</strong>}
          {(sense.note ?? item.senses.length > 1) && (
            <span className="block text-13 text-ink-quiet">{sense.note ?? BASIS_WORDS[sense.basis]}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Uses({ item }: { item: Item }) {
  if (item.actions.length === 0) {
    return (
      <span className="text-ink-quiet">
        {item.uses === 0 ? 'em nenhuma ação' : countOf(item.uses, 'vez', 'vezes')}
      </span>
    );
  }
  return (
    <Link to={'/plano/acoes' as string} search={{ q: item.acronym } as never} data-quiet-link>
      {countOf(item.actions.length, 'ação', 'ações')}
    </Link>
  );
}
