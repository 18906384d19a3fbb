import { Link, useParams } from '@tanstack/react-router';
import { competenciaInWords, parseCompetencia } from '../../../kernel/competencia.ts';
import { formatBrl, formatDayInWords, formatExact } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import { buttonLook } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../web/components/OriginBadge.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { useScreenTitle } from '../../../web/screen-title.ts';
import { SucceededNotice } from '../../acts/screens/index.tsx';
import type { AgreementAnswer, FactAnswer } from '../contract.ts';
import { AssumedMark, Quote } from './Quote.tsx';
import { useAgreement } from './queries.ts';
import { REGIME_WORDS, STATUS_WORDS } from './words.ts';

/** `/cofinanciamento/termos/:termo`: the approved value, what each month pays, the facts it stands on. */
export function AgreementScreen() {
  const { termo = '' } = useParams({ strict: false }) as { termo?: string };
  const query = useAgreement(termo);
  if (query.isPending) return <Loading label="Lendo o termo" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Agreement agreement={query.data} />;
}

function Agreement({ agreement }: { agreement: AgreementAnswer }) {
  const { name, municipality, establishment, fund, programme, act, effect, approved } = agreement;
  useScreenTitle(name);
  return (
    <>
      <PageHeader
        title={name}
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: municipality }]}
        context={`${establishment}. Vigente desde ${formatDayInWords(effect[0])}.`}
      />
      <SucceededNotice act={act.id} />
      <div className="flex max-w-[80rem] flex-col gap-x-12 gap-y-8 xl:flex-row">
        <section aria-label="Valor aprovado" className="min-w-0 flex-1">
          <p className="text-16 text-ink-quiet">Valor mensal aprovado</p>
          <p className="text-28 font-semibold">{formatBrl(Rational.parse(approved.value))}</p>
          <p className="mb-3 text-16">{approved.words}</p>
          {approved.cite && <Quote cite={approved.cite} />}
        </section>
        <dl className="grid flex-1 grid-cols-[auto_1fr] content-start gap-x-6 gap-y-2 text-16">
          <dt className="text-ink-quiet">Programa</dt>
          <dd>
            <Link to={`/cofinanciamento/programas/${programme.slug}` as string}>{programme.name}</Link>
            {' · '}
            <Link
              to={`/cofinanciamento/programas/${programme.slug}/quadro-01` as string}
              search={{ termo: agreement.id } as never}
            >
              tabela de faixas
            </Link>
          </dd>
          <dt className="text-ink-quiet">Ato</dt>
          <dd>
            <Link to={`/atos/${act.id}` as string}>{act.name}</Link>
          </dd>
          <dt className="text-ink-quiet">Beneficiário</dt>
          <dd>{fund}</dd>
          <dt className="text-ink-quiet">Território</dt>
          <dd>{agreement.territory.join(' › ')}</dd>
        </dl>
      </div>
      <HospitalLinks id={agreement.id} />
      <Months agreement={agreement} />
      <Facts facts={agreement.facts} act={act.name} />
      <section className="mt-8 max-w-[80ch]">
        <h2 className="text-22">A saber</h2>
        <ul className="mt-2 list-disc pl-5 text-16">
          {agreement.notes.map((note) => (
            <li key={note} className="py-1">
              {note}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** What is programmed for the hospital of the Termo, what it declares, and how it stands. */
function HospitalLinks({ id }: { id: string }) {
  return (
    <nav aria-label="O hospital do termo" className="screen-only mt-8 flex flex-wrap gap-3">
      <Link className={buttonLook()} to={`/cofinanciamento/termos/${id}/vida` as string}>
        Vida do Termo
      </Link>
      <Link className={buttonLook()} to={`/cofinanciamento/termos/${id}/painel` as string}>
        Painel do hospital
      </Link>
      <Link className={buttonLook()} to={`/cofinanciamento/termos/${id}/prestacao-de-contas` as string}>
        Prestação de contas
      </Link>
      <Link className={buttonLook()} to={`/cofinanciamento/termos/${id}/ppi` as string}>
        PPI e Documento Descritivo
      </Link>
      <Link className={buttonLook()} to={`/cofinanciamento/termos/${id}/declaracao` as string}>
        Declaração mensal
      </Link>
      <Link className={buttonLook()} to={`/cofinanciamento/termos/${id}/cac` as string}>
        Avaliação CAC
      </Link>
      <Link className={buttonLook()} to={`/cofinanciamento/termos/${id}/incentivo` as string}>
        Avaliação do incentivo
      </Link>
      <Link className={buttonLook()} to={`/cofinanciamento/termos/${id}/obrigacoes` as string}>
        Obrigações
      </Link>
    </nav>
  );
}

function Months({ agreement }: { agreement: AgreementAnswer }) {
  return (
    <section className="mt-8 max-w-[80rem]">
      <h2 className="mb-2 text-22">Competências</h2>
      <ul className="border-rule-strong border-t">
        {agreement.months.map((month) => (
          <li
            key={month.competencia}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-rule border-b py-2.5"
          >
            <Link
              to={`/cofinanciamento/termos/${agreement.id}/competencias/${month.competencia}` as string}
              className="w-40 shrink-0"
            >
              {competenciaInWords(parseCompetencia(month.competencia))}
            </Link>
            <span className="w-32 shrink-0 text-14 text-ink-quiet">
              regime {REGIME_WORDS[month.regime].toLowerCase()}
            </span>
            {month.amount === null ? (
              <span className="min-w-0 flex-1 basis-80 text-14 text-ink-quiet">{month.refusal}</span>
            ) : (
              <>
                <span aria-hidden="true" className="leader min-w-4 flex-1 max-sm:hidden" />
                <span className="text-14 text-ink-quiet">
                  fator {formatExact(Rational.parse(month.factor ?? '0'), 2, 4)}
                </span>
                <span className="w-36 text-right font-semibold whitespace-nowrap max-sm:ml-auto">
                  {formatBrl(Rational.parse(month.amount))}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ facts, act }: { facts: readonly FactAnswer[]; act: string }) {
  return (
    <section className="mt-8 max-w-[80rem]">
      <h2 className="mb-2 text-22">Fatos registrados</h2>
      <ul className="border-rule-strong border-t">
        {facts.map((fact) => (
          <li
            key={`${fact.id}/${fact.month ?? fact.from}`}
            data-keep-together
            className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 border-rule border-b py-3 wrap-anywhere lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]"
          >
            <div>
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="text-16">{fact.label}</span>
                <span className={`ml-auto text-16 ${fact.known ? 'font-semibold' : 'text-ink-quiet'}`}>
                  {fact.text}
                </span>
              </p>
              {fact.items.length > 0 && <p className="text-13 text-ink-quiet">{fact.items.join(', ')}</p>}
              <p className="mt-1">
                {fact.status === 'printed' && <OriginBadge origin="document" detail={act} />}
                {fact.status !== 'printed' && fact.known && (
                  <AssumedMark>{STATUS_WORDS[fact.status]}</AssumedMark>
                )}
              </p>
            </div>
            <div className="flex flex-col gap-1">
              {fact.cite && <Quote cite={fact.cite} />}
              {fact.note && <p className="text-14 text-ink-quiet">{fact.note}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
