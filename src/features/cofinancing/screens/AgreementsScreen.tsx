import { Link } from '@tanstack/react-router';
import { BookText, CalendarDays, FlaskConical, House, ListChecks, Scale, ScrollText } from 'lucide-react';
import { formatBrl, formatDay } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import { buttonLook } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { useSession } from '../../../web/session.ts';
import type { AgreementList } from '../contract.ts';
import { useAgreements, useProgrammes } from './queries.ts';

type Agreement = AgreementList['items'][number];

/** `/cofinanciamento`: which municipalities the state fund pays, how much a month, by which act. */
export function AgreementsScreen() {
  const query = useAgreements();
  const mayRead = useSession()?.verbs.includes('cofinancing.read-ledger');
  const isOwner = useSession()?.verbs.includes('cofinancing.submit-evidence');
  return (
    <>
      <PageHeader
        title="Cofinanciamento"
        count={query.data && countWords(query.data.items.length)}
        context="O que o Fundo Estadual repassa por mês a cada Fundo Municipal de Saúde, e o ato que o aprovou."
      >
        <nav aria-label="Partes do cofinanciamento" className="screen-only flex flex-wrap gap-2">
          {isOwner && (
            <Link to={'/cofinanciamento/meu-termo' as string} className={buttonLook('primary')}>
              <House aria-hidden="true" />
              Meu termo
            </Link>
          )}
          <Link to={'/cofinanciamento/competencias' as string} className={buttonLook('secondary')}>
            <ListChecks aria-hidden="true" />
            Competências
          </Link>
          <Link to={'/cofinanciamento/repasses' as string} className={buttonLook('secondary')}>
            <CalendarDays aria-hidden="true" />
            Repasses
          </Link>
          {mayRead && (
            <Link to={'/cofinanciamento/livro-razao' as string} className={buttonLook('secondary')}>
              <BookText aria-hidden="true" />
              Livro-razão
            </Link>
          )}
          <Link to={'/cofinanciamento/termos' as string} className={buttonLook('secondary')}>
            <ScrollText aria-hidden="true" />
            Pedidos e termos
          </Link>
          <Link to={'/cofinanciamento/interpretacoes' as string} className={buttonLook('secondary')}>
            <Scale aria-hidden="true" />
            Interpretações a decidir
          </Link>
          <Link to={'/cofinanciamento/simulador' as string} className={buttonLook('secondary')}>
            <FlaskConical aria-hidden="true" />
            Simulador
          </Link>
        </nav>
      </PageHeader>
      <Agreements query={query} />
    </>
  );
}

const countWords = (count: number) => (count === 1 ? '1 termo' : `${count} termos`);

function Agreements({ query }: { query: ReturnType<typeof useAgreements> }) {
  if (query.isPending) return <Loading label="Lendo os termos" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items } = query.data;
  if (items.length === 0) {
    return (
      <EmptyState title="Nenhum termo de cofinanciamento neste estado.">
        Os termos entram com o ato que os aprova e as regras do programa.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="max-w-[70rem] border-rule border-t">
        {items.map((agreement) => (
          <AgreementLine key={agreement.id} agreement={agreement} />
        ))}
      </ul>
      <Programmes />
    </>
  );
}

/** The rules as data; those whose figures are invented say that nothing is paid by them. */
function Programmes() {
  const query = useProgrammes();
  if (query.isPending) return <Loading label="Lendo os programas" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return (
    <section className="mt-10 max-w-[70rem]">
      <h2 className="text-22">Programas</h2>
      <ul className="mt-2 border-rule border-t">
        {query.data.items.map(({ id, slug, name, example }) => (
          <li
            key={id}
            data-keep-together
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-rule border-b py-3"
          >
            <div className="min-w-0 flex-1 basis-80">
              <Link to={`/cofinanciamento/programas/${slug}` as string} className="text-16">
                {name}
              </Link>
              {example && <p className="mt-1 text-14 text-ink-quiet">{example}</p>}
            </div>
            <Link to={`/cofinanciamento/programas/${slug}/quadro-01` as string} className="text-14">
              Tabela de faixas
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AgreementLine({ agreement }: { agreement: Agreement }) {
  const { id, municipality, establishment, programme, act, effect, approved } = agreement;
  return (
    <li
      data-keep-together
      className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 border-rule border-b py-4"
    >
      <div className="min-w-0 flex-1 basis-80">
        <h2 className="text-18">
          <Link to={`/cofinanciamento/termos/${id}` as string}>{municipality}</Link>
        </h2>
        <p className="text-16">{establishment}</p>
        <p className="mt-1 text-14 text-ink-quiet">
          {programme.name} · {act.name} · desde {formatDay(effect[0])}
        </p>
      </div>
      <p className="sm:text-right">
        <span className="block text-22 font-semibold whitespace-nowrap">
          {formatBrl(Rational.parse(approved.value))}
        </span>
        <span className="block text-14 text-ink-quiet">aprovados por mês</span>
      </p>
    </li>
  );
}
