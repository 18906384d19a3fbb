import { Link, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, FileDown } from 'lucide-react';
import { AppError } from '../../../kernel/app-error.ts';
import { addMonths, competenciaInWords, parseCompetencia } from '../../../kernel/competencia.ts';
import { buttonLook } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { ExplainedLedger } from '../../../web/components/ExplainedLedger.tsx';
import { explainedTable } from '../../../web/components/explained/table.ts';
import { fileEntries } from '../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import type { SearchText } from '../../../web/place.ts';
import { useSession } from '../../../web/session.ts';
import { SucceededNotice } from '../../acts/screens/index.tsx';
import type { PaymentAnswer } from '../contract.ts';
import { EvidenceRemark } from './EvidenceRemark.tsx';
import { FactorStrip } from './FactorStrip.tsx';
import { NextBandRemark } from './NextBands.tsx';
import { PaymentNotes } from './PaymentNotes.tsx';
import { dossierPath, paymentPath, useAgreement, usePayment } from './queries.ts';
import { readableTrace } from './readable-trace.ts';
import { SaveCalculation } from './SaveCalculation.tsx';
import { WhatIf } from './WhatIf.tsx';
import { whatIfOf } from './what-if.ts';

/** `/cofinanciamento/termos/:termo/competencias/:mes`: what the month pays, and why, down to the article. */
export function PaymentScreen() {
  const { termo = '', competencia = '' } = useParams({ strict: false }) as Record<string, string>;
  const whatIf = whatIfOf(useSearch({ strict: false }) as SearchText);
  const agreement = useAgreement(termo);
  const query = usePayment(termo, competencia, whatIf);
  const mayAudit = useSession()?.verbs.includes('cofinancing.read-ledger') ?? false;
  const pdf = paymentPath(termo, competencia, whatIf, '/pdf');
  return (
    <>
      <PageHeader
        title="Memória de cálculo"
        count={monthWords(competencia)}
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: agreement.data?.municipality ?? 'Termo', href: `/cofinanciamento/termos/${termo}` },
          { label: monthWords(competencia) },
        ]}
        context={query.data && `${query.data.agreement.fund}. ${query.data.regimeLabel}.`}
        actions={
          <>
            <Neighbours agreement={termo} month={competencia} />
            {query.data && !query.isError && Object.keys(whatIf).length === 0 && (
              <SaveCalculation payment={query.data} />
            )}
            {query.data && !query.isError && (
              <a href={pdf} download className={buttonLook('primary')}>
                <FileDown aria-hidden="true" />
                Baixar memória de cálculo (PDF)
              </a>
            )}
          </>
        }
        exports={
          query.data && !query.isError
            ? [
                ...fileEntries({
                  name: `memoria-de-calculo-${termo}-${competencia}`,
                  table: () => explainedTable(readableTrace(query.data).trace),
                }),
                ...(query.data.recorded && mayAudit
                  ? [
                      {
                        id: 'dossie',
                        label: 'Dossiê do pagamento (PDF)',
                        note: 'tudo o que foi registrado, com os hashes',
                        file: dossierPath(termo, competencia),
                      },
                    ]
                  : []),
              ]
            : []
        }
      />
      {agreement.data && <SucceededNotice act={agreement.data.act.id} />}
      <Body query={query} month={competencia} />
    </>
  );
}

function monthWords(month: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? competenciaInWords(parseCompetencia(month)) : month;
}

function Neighbours({ agreement, month }: { agreement: string; month: string }) {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return null;
  const current = parseCompetencia(month);
  const to = (months: number) =>
    `/cofinanciamento/termos/${agreement}/competencias/${addMonths(current, months)}` as string;
  return (
    <>
      <Link to={to(-1)} className={buttonLook('quiet')}>
        <ChevronLeft aria-hidden="true" />
        <span className="max-sm:sr-only">{competenciaInWords(addMonths(current, -1))}</span>
      </Link>
      <Link to={to(1)} className={buttonLook('quiet')}>
        <span className="max-sm:sr-only">{competenciaInWords(addMonths(current, 1))}</span>
        <ChevronRight aria-hidden="true" />
      </Link>
    </>
  );
}

function Body({ query, month }: { query: ReturnType<typeof usePayment>; month: string }) {
  if (query.isPending) return <Loading label="Calculando" lines={10} />;
  if (query.isError) {
    const { error } = query;
    if (!(error instanceof AppError) || error.code !== 'refused')
      return <ErrorState error={error} onRetry={query.refetch} />;
    return (
      <>
        <EmptyState title={`Sem valor calculado para ${monthWords(month)}`}>{error.message}</EmptyState>
        <WhatIf payment={null} />
      </>
    );
  }
  return <Payment payment={query.data} />;
}

function Payment({ payment }: { payment: PaymentAnswer }) {
  const { trace, hrefOf } = readableTrace(payment);
  const stated = payment.inputs.some((input) => input.stated !== null);
  const otherwise = payment.readings.some(({ chosen, options }) => chosen !== options[0]?.id);
  return (
    <>
      {(stated || otherwise) && (
        <p className="mb-4 max-w-[760px] border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14">
          <strong className="font-semibold">Simulação.</strong>{' '}
          {stated && 'Fatos informados no lugar dos registrados. '}
          {otherwise && 'Interpretações diferentes das usadas enquanto não há decisão. '}
          Não serve para pagamento.
        </p>
      )}
      <FactorStrip payment={payment} />
      <ExplainedLedger
        explained={trace}
        words={payment.words}
        title={`Valor calculado para ${competenciaInWords(parseCompetencia(payment.competencia))}`}
        citeHref={hrefOf}
        readingHref={({ id, alternatives }) =>
          alternatives.length > 0 ? `/cofinanciamento/interpretacoes#${id}` : undefined
        }
        remark={(node) => (
          <>
            <NextBandRemark payment={payment} node={node} />
            <EvidenceRemark payment={payment} node={node} />
          </>
        )}
        openLevels={1}
        explorable
        below={
          <>
            <PaymentNotes payment={payment} />
            <WhatIf payment={payment} />
          </>
        }
      />
    </>
  );
}
