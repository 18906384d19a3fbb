import { useQueries } from '@tanstack/react-query';
import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { apiGet } from '../../../../web/api.ts';
import { IndicatorChart } from '../../../../web/charts/IndicatorChart.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { type MonthHead, PaymentAnswer } from '../../contract.ts';
import { monthShort, reais } from '../ledger/ledger-words.ts';
import { paymentPath } from '../queries.ts';

interface TransferSeriesProps {
  agreement: MonthHead['agreement'];
  months: readonly MonthHead[];
}

const reaisPoint = (period: string, amount: string) => ({
  period: monthShort(period),
  value: Number(amount),
  text: reais(amount),
});

/** What a hospital's production is worth beside the approved value, and the factor, competência after competência. */
export function TransferSeries({ agreement, months }: TransferSeriesProps) {
  const periods = months.map(({ competencia }) => competencia as string).toSorted();
  const payments = useQueries({
    queries: periods.map((competencia) => ({
      queryKey: ['cofinancing', 'payment', agreement.id, competencia, {}],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        apiGet(paymentPath(agreement.id, competencia, {}), PaymentAnswer, signal),
      retry: false,
    })),
  });
  if (payments.some(({ isPending }) => isPending)) return <Loading label="Lendo os cálculos" lines={6} />;
  const known = payments.flatMap(({ data }) => data ?? []);
  const [first] = known;
  if (first === undefined) return null;
  const axis = periods.map(monthShort);
  const approved = first.agreement.approved.value;
  return (
    <section aria-label={agreement.establishment} className="flex max-w-[900px] flex-col gap-8">
      <h2 className="text-22">{agreement.establishment}</h2>
      <IndicatorChart
        title="Produção do mês, com o fator, e o valor aprovado"
        note={`Em reais, por competência de pagamento. Valor aprovado no Art. 1º: ${reais(approved)}.`}
        periods={axis}
        series={[
          {
            id: 'amount',
            label: 'Valor do mês',
            points: known.map(({ competencia, amount }) => reaisPoint(competencia, amount)),
          },
          {
            id: 'base',
            label: 'Produção',
            points: known.map(({ competencia, base }) => reaisPoint(competencia, base)),
          },
        ]}
        target={{ label: 'Valor aprovado', points: periods.map((period) => reaisPoint(period, approved)) }}
        fromZero
        fileName={`producao-${agreement.id}`}
      />
      <IndicatorChart
        title="Fator do incentivo"
        note="Múltiplo da Tabela SUS, por competência de pagamento."
        periods={axis}
        series={[
          {
            id: 'factor',
            label: 'Fator',
            points: known.map(({ competencia, factor }) => ({
              period: monthShort(competencia),
              value: Number(factor),
              text: formatExact(Rational.parse(factor), 2, 2),
            })),
          },
        ]}
        fromZero
        fileName={`fator-${agreement.id}`}
      />
    </section>
  );
}
