import { useParams } from '@tanstack/react-router';
import { Check, CircleAlert } from 'lucide-react';
import { AppError } from '../../../../kernel/app-error.ts';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { isGenerated } from '../../../../kernel/explained.ts';
import { formatCount, formatDay } from '../../../../kernel/format.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../../web/components/ReadMore.tsx';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import { useFilters } from '../../../../web/place.ts';
import { fileColumns, recordColumn, useCodeNames } from '../../../sources/screens/index.tsx';
import type { EvidenceAnswer } from '../../contract.ts';
import { PARTS, PRODUCTION_PARTS, type ProductionPart } from '../../domain/month/production.ts';
import { reais } from '../ledger/ledger-words.ts';
import { useEvidence } from './queries.ts';

type Row = EvidenceAnswer['items'][number];

const FILTERS = ['parte'] as const;
const isPart = (text: string | undefined): text is ProductionPart => PARTS.some((part) => part === text);

/** `/cofinanciamento/termos/:termo/competencias/:mes/registros?parte=hospital`: the rows of the files behind one line of a payment. */
export function EvidenceScreen() {
  const { termo = '', competencia = '' } = useParams({ strict: false }) as Record<string, string>;
  const [{ parte }] = useFilters(FILTERS);
  const part = isPart(parte[0]) ? parte[0] : 'hospital';
  const query = useEvidence({ agreement: termo, competencia, part });
  const first = query.data?.pages[0];
  const payment = `/cofinanciamento/termos/${termo}/competencias/${competencia}`;
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(competencia)
    ? competenciaInWords(parseCompetencia(competencia))
    : competencia;
  return (
    <>
      <PageHeader
        title={`Registros: ${PRODUCTION_PARTS[part].label}`}
        count={first && `${formatCount(first.files.reduce((sum, { rows }) => sum + rows, 0))} registros`}
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: 'Termo', href: `/cofinanciamento/termos/${termo}` },
          { label: month, href: payment },
          { label: 'Registros' },
        ]}
        context="Linhas dos arquivos oficiais com que a competência foi fechada, só com as colunas do cálculo: nenhuma identifica pessoa. Esta consulta fica registrada, com o seu nome e a hora."
      />
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading label="Lendo os registros" lines={8} />}
      {first && <Evidence query={query} first={first} />}
    </>
  );
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof AppError && error.code === 'refused')
    return <EmptyState title="Não há registros por trás deste valor.">{error.message}</EmptyState>;
  return <ErrorState error={error} onRetry={onRetry} />;
}

function Evidence({ query, first }: { query: ReturnType<typeof useEvidence>; first: EvidenceAnswer }) {
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const nameOf = useCodeNames(
    first.columns,
    rows.map(({ cells }) => cells),
  );
  return (
    <div className="flex flex-col gap-4">
      <Sums evidence={first} />
      <Grid
        label="Registros"
        rows={rows}
        columns={[recordColumn(), AMOUNT, ...fileColumns<Row>(first.columns, nameOf)]}
        rowId={(row) => row.record}
        rowName={(row) => `registro ${row.record}`}
        compact
        empty={<EmptyState title="Nenhum registro nesta parte da produção." />}
      />
      <ReadMore query={query} label="Ler mais registros" />
    </div>
  );
}

/** Whether what is read is what was paid, and in which file. */
function Sums({ evidence: { matches, total, leaf, files, cnes } }: { evidence: EvidenceAnswer }) {
  return (
    <section className="border-rule border-y py-3" aria-label="Conferência da soma">
      {matches ? (
        <Badge icon={Check} tone="good" className="text-16">
          Os registros somam {reais(total)}, o valor desta linha do cálculo.
        </Badge>
      ) : (
        <Badge icon={CircleAlert} tone="bad" className="text-16">
          Os registros somam {reais(total)}, e a linha do cálculo diz {reais(leaf)}.
        </Badge>
      )}
      <ul className="mt-2 text-14 text-ink-quiet">
        {files.map(({ name, sha256, date, rows, total: sum }) => (
          <li key={sha256} className="break-words">
            {isGenerated({ file: name }) && <OriginBadge origin="demonstration" />} {name}
            {date && `, emitido em ${formatDay(date)}`}: {formatCount(rows)} registros do CNES {cnes},{' '}
            {reais(sum)}. <span className="break-all">SHA-256 {sha256}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const AMOUNT: Column<Row> = {
  id: 'amount',
  header: 'Soma (R$)',
  width: 120,
  align: 'right',
  value: ({ amount }) => Number(amount),
  cell: ({ amount }) => reais(amount),
  onCard: true,
};
