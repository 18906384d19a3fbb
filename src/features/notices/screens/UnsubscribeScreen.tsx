import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiGet, apiPost } from '../../../web/api.ts';
import { BarePage } from '../../../web/components/BarePage.tsx';
import { Button } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { Done, SubscriptionAnswer } from '../contract.ts';

/** Where the link of a letter leads: one button, no account asked. Looking alone changes nothing. */
export function UnsubscribeScreen() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const key = ['notices', 'subscription', token];
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const subscription = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      apiGet(`/api/notices/subscription/${encodeURIComponent(token)}`, SubscriptionAnswer, signal),
    retry: false,
  });
  const stop = async () => {
    setProblem(null);
    try {
      await apiPost(`/api/notices/unsubscribe/${encodeURIComponent(token)}`, undefined, Done);
      await queries.invalidateQueries({ queryKey: key });
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Não foi possível cancelar. Tente de novo.');
    }
  };
  return (
    <BarePage>
      <h1 className="text-28">Cartas de avisos</h1>
      {subscription.error && <ErrorState error={subscription.error} />}
      {subscription.isPending && <Loading label="Conferindo o endereço" lines={2} />}
      {subscription.data?.stopped === false && (
        <div className="mt-4 flex flex-col items-start gap-4">
          <p className="text-16">
            As cartas com os avisos por ler vão para <strong>{subscription.data.address}</strong>. Ao
            cancelar, os avisos continuam no sino do Pactua.
          </p>
          <Button kind="primary" onPress={() => void stop()}>
            Cancelar as cartas
          </Button>
          {problem && (
            <p role="alert" className="border-bad border-l-2 pl-3 text-16 text-bad">
              {problem}
            </p>
          )}
        </div>
      )}
      <div role="status">
        {subscription.data?.stopped === true && (
          <p className="mt-4 text-16">
            Pronto: nenhuma carta de avisos vai mais para <strong>{subscription.data.address}</strong>. Para
            voltar a recebê-las, entre e abra as <Link to="/avisos/preferencias">preferências de avisos</Link>
            .
          </p>
        )}
      </div>
    </BarePage>
  );
}
