import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Stamp } from 'lucide-react';
import { formatDay } from '../../../kernel/format.ts';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useSession } from '../../../web/session.ts';
import { type PaymentAnswer, SavedAnswer } from '../contract.ts';
import { paymentPath } from './queries.ts';

/** The number of the kept calculation, or the button that keeps it, for who may. */
export function SaveCalculation({ payment }: { payment: PaymentAnswer }) {
  const session = useSession();
  const queries = useQueryClient();
  const path = paymentPath(payment.agreement.id, payment.competencia, {}, '/calculations');
  const save = useMutation({
    mutationFn: () => apiPost(path, {}, SavedAnswer),
    onSuccess: ({ number }) => {
      showToast(`Cálculo guardado. Memória nº ${number}.`);
      return queries.invalidateQueries({ queryKey: ['cofinancing', 'payment'] });
    },
    onError: (error) => showToast(error.message, { tone: 'problem' }),
  });
  if (payment.saved) {
    return (
      <span className="text-14 text-ink-quiet">
        Memória nº {payment.saved.number}, de {formatDay(payment.saved.issuedOn)}
      </span>
    );
  }
  if (!session?.verbs.includes('cofinancing.calculate')) return null;
  return (
    <Button icon={<Stamp aria-hidden="true" />} isDisabled={save.isPending} onPress={() => save.mutate()}>
      Guardar e numerar
    </Button>
  );
}
