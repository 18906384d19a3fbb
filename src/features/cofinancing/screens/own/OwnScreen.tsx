import { Link, useParams } from '@tanstack/react-router';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, formatDayInWords, formatExact, leftInWords } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import type { OwnAnswer } from '../../contract.ts';
import { DeadlineLine } from '../deadlines/DeadlineLine.tsx';
import { reais } from '../ledger/ledger-words.ts';
import { MonthStateBadge } from '../month/MonthStateBadge.tsx';
import { TransferSeries } from '../month/TransferSeries.tsx';
import { OwnGoals } from './OwnGoals.tsx';
import { useOwn, useOwnList } from './queries.ts';

const monthWords = (month: string): string => competenciaInWords(parseCompetencia(month));

/** `/cofinanciamento/meu-termo/:termo?`: what a municipality or a hospital needs of its own Termo, on one page. */
export function OwnScreen() {
  const { termo } = useParams({ strict: false }) as { termo?: string };
  const query = useOwnList();
  if (query.isPending) return <Loading label="Lendo o seu termo" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items } = query.data;
  const only = termo ?? (items.length === 1 ? items[0]?.id : undefined);
  if (only !== undefined) return <One agreement={only} />;
  return (
    <>
      <PageHeader
        title="Meu termo"
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: 'Meu termo' }]}
      />
      {items.length === 0 ? (
        <EmptyState title="Nenhum termo é do seu município ou do seu hospital.">
          Esta página é de quem responde por um termo assinado. Os termos do estado estão em Cofinanciamento.
        </EmptyState>
      ) : (
        <ul className="max-w-[70rem] border-rule border-t">
          {items.map(({ id, name, establishment }) => (
            <li key={id} className="border-rule border-b py-3">
              <Link to={`/cofinanciamento/meu-termo/${id}` as string} className="text-16">
                {name}
              </Link>
              <p className="text-14 text-ink-quiet">{establishment}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function One({ agreement }: { agreement: string }) {
  const query = useOwn(agreement);
  if (query.isPending) return <Loading label="Lendo o seu termo" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Own own={query.data} />;
}

function Own({ own }: { own: OwnAnswer }) {
  const { agreement, months } = own;
  return (
    <>
      <PageHeader
        title="Meu termo"
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: 'Meu termo' }]}
        context={`${agreement.establishment}, ${agreement.municipality}.`}
      >
        <Actions id={agreement.id} />
      </PageHeader>
      <div className="grid max-w-[80rem] gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="flex flex-col gap-8">
          <Forecast own={own} />
          <Payments own={own} />
        </div>
        <div className="flex flex-col gap-8">
          <Deadlines own={own} />
          <Due own={own} />
        </div>
      </div>
      <div className="mt-8 max-w-[900px]">
        <OwnGoals own={own} />
      </div>
      {months.length > 0 && (
        <div className="mt-8">
          <TransferSeries agreement={agreement} months={months} />
        </div>
      )}
    </>
  );
}

/** Everything that a municipality or a hospital does, one click away. */
function Actions({ id }: { id: string }) {
  const root = `/cofinanciamento/termos/${id}`;
  const links = [
    ['Declarar o mês', `${root}/declaracao`],
    ['Comprovar obrigações', `${root}/obrigacoes`],
    ['Prestar contas', `${root}/prestacao-de-contas`],
    ['Vida do Termo', `${root}/vida`],
    ['Termo e competências', root],
  ] as const;
  return (
    <nav aria-label="O que fazer" className="screen-only flex flex-wrap gap-2">
      {links.map(([label, to]) => (
        <Link key={to} to={to as string} className={buttonLook()}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Forecast({ own: { agreement, forecast, waits, blockedBy, licence } }: { own: OwnAnswer }) {
  return (
    <section aria-label="Previsão do mês">
      <h2 className="mb-1 text-22">Previsão do mês</h2>
      {forecast === null ? (
        <p className="text-16">Ainda não há produção com que prever.</p>
      ) : (
        <>
          <p className="text-28 font-semibold">{reais(forecast.amount)}</p>
          <p className="text-14">
            Pagamento de {monthWords(forecast.competencia)}: {reais(forecast.base)} de produção ×{' '}
            {formatExact(Rational.parse(forecast.factor), 2, 4)} TabelaSUS.{' '}
            <Link to={`/cofinanciamento/termos/${agreement.id}/competencias/${forecast.baseOf}` as string}>
              Ver o cálculo
            </Link>
          </p>
          {waits !== null && (
            <p className="mt-1 text-14 text-ink-quiet">
              É previsão: usa a produção paga em {monthWords(forecast.baseOf)}, porque {lowerFirst(waits)}
            </p>
          )}
        </>
      )}
      {blockedBy.length > 0 && (
        <ul className="mt-3 border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14">
          {blockedBy.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <p
        className={`mt-3 text-16 ${licence === null || licence.alert !== null ? 'font-semibold text-warn' : ''}`}
      >
        {licenceWords(licence)}
      </p>
    </section>
  );
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

function licenceWords(licence: OwnAnswer['licence']): string {
  if (licence === null) return 'Nenhuma licença sanitária nem TAC registrados na vida do Termo.';
  const { document, until, daysLeft } = licence;
  if (daysLeft < 0) return `${document}: venceu em ${formatDayInWords(until)}.`;
  return `${document}: vale até ${formatDayInWords(until)} (${leftInWords(daysLeft)}).`;
}

const SHOWN = 6;

/** What runs for the municipality or the hospital, with its counter. */
function Deadlines({ own: { agreement, deadlines } }: { own: OwnAnswer }) {
  return (
    <section aria-label="Prazos que correm">
      <h2 className="mb-1 text-22">Prazos que correm</h2>
      {deadlines.length === 0 ? (
        <p className="text-16">Nenhum prazo corre agora.</p>
      ) : (
        <ul className="border-rule border-t">
          {deadlines.map((deadline) => (
            <DeadlineLine key={deadline.id} termo={agreement.id} deadline={deadline} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Due({ own: { agreement, due } }: { own: OwnAnswer }) {
  return (
    <section aria-label="O que falta comprovar">
      <h2 className="mb-1 text-22">O que falta comprovar</h2>
      {due.length === 0 ? (
        <p className="text-16">Tudo comprovado.</p>
      ) : (
        <ul className="border-rule border-t">
          {due.slice(0, SHOWN).map(({ id, label, words, by }) => (
            <li key={id} className="border-rule border-b py-2">
              <p className="flex flex-wrap justify-between gap-x-4 text-16">
                <span className="min-w-0 flex-1">{label}</span>
                {by !== null && <span className="text-14 whitespace-nowrap">até {formatDay(by)}</span>}
              </p>
              <p className="text-13 text-ink-quiet">{words}</p>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-14">
        <Link to={`/cofinanciamento/termos/${agreement.id}/obrigacoes` as string}>
          {due.length > SHOWN ? `Ver as ${due.length} e comprovar` : 'Ver as obrigações'}
        </Link>
      </p>
    </section>
  );
}

function Payments({ own: { agreement, months } }: { own: OwnAnswer }) {
  return (
    <section aria-label="Últimos pagamentos">
      <h2 className="mb-1 text-22">Últimos pagamentos</h2>
      {months.length === 0 ? (
        <p className="text-16">Nenhuma competência começou ainda.</p>
      ) : (
        <ul className="border-rule border-t">
          {months.slice(0, SHOWN).map((month) => (
            <li
              key={month.competencia}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-rule border-b py-2"
            >
              <Link
                to={`/cofinanciamento/termos/${agreement.id}/competencias/${month.competencia}` as string}
                className="w-40 text-16"
              >
                {monthWords(month.competencia)}
              </Link>
              <MonthStateBadge month={month} />
              <span className="ml-auto text-right">
                <span className="font-semibold">{reais(month.executed.paid)}</span>
                <span className="block text-13 text-ink-quiet">de {reais(month.entitlement)}</span>
                {month.executed.paid !== '0.00' && (
                  <Link
                    to={
                      `/cofinanciamento/termos/${agreement.id}/prestacao-de-contas/${month.competencia}` as string
                    }
                    aria-label={`Contas de ${monthWords(month.competencia)}`}
                    className="inline-flex min-h-6 items-center text-14"
                  >
                    Contas
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
