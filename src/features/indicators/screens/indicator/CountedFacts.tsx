import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { ExplainedLedger } from '../../../../web/components/ExplainedLedger.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { type Asked, useValue } from '../queries.ts';

/** The facts behind a number, each with its act and its proof, and what another reading would give. */
export function CountedFacts({ asked, period }: { asked: Asked; period: string }) {
  const value = useValue(asked, period);
  if (value.error) return <ErrorState error={value.error} onRetry={() => void value.refetch()} />;
  if (value.data === undefined) return <Loading label="Lendo os fatos contados" lines={8} />;
  const { source, value: told } = value.data;
  if (source === null)
    return <EmptyState title="Nenhum fato contado neste período.">{told.reason}</EmptyState>;
  return <ExplainedLedger explained={source.explained} />;
}
