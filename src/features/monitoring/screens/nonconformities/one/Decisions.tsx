import { useState } from 'react';
import { formatDay } from '../../../../../kernel/format.ts';
import { Button } from '../../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../../web/components/Dialog.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import type { NonConformityDetail } from '../../../contract.ts';
import { JudgeDialog } from './JudgeDialog.tsx';
import { useGesture } from './use-gesture.ts';

type Asking = 'judge' | 'cancel' | 'reopen';

/** What only who closes for the unit decides: one main verb at a time, the others beside it. */
export function Decisions({ nc }: { nc: NonConformityDetail }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const run = useGesture(nc);
  if (!nc.mayClose) return null;
  const isTreated = nc.state === 'analysis' || nc.state === 'treatment';
  const close = () =>
    run({ kind: 'closed' }).then(
      () => showToast(`${nc.number}: tratamento encerrado.`),
      (error: Error) => showToast(error.message, { tone: 'problem' }),
    );
  return (
    <>
      {isTreated && <Button onPress={() => setAsking('cancel')}>Cancelar a NC</Button>}
      {!isTreated && <Button onPress={() => setAsking('reopen')}>Reabrir</Button>}
      {isTreated && (
        <Button kind="primary" onPress={() => void close()} isDisabled={nc.closingRefusals.length > 0}>
          Encerrar o tratamento
        </Button>
      )}
      {nc.state === 'verification' && (
        <Button kind="primary" onPress={() => setAsking('judge')}>
          Verificar a eficácia
        </Button>
      )}
      {asking === 'judge' && (
        <JudgeDialog
          nc={nc}
          closedOn={nc.roundList.at(-1)?.closedOn ?? nc.today}
          onClose={() => setAsking(null)}
        />
      )}
      <ConfirmDialog
        title={`Cancelar a ${nc.number}?`}
        isOpen={asking === 'cancel'}
        onClose={() => setAsking(null)}
        reasonLabel="Motivo"
        confirmLabel="Cancelar com motivo"
        kind="danger"
        onConfirm={(reason) => run({ kind: 'cancelled', reason })}
      >
        Fica na lista como cancelada, com o motivo e tudo o que se disse dela. Pode ser reaberta.
      </ConfirmDialog>
      <ConfirmDialog
        title={`Reabrir a ${nc.number}?`}
        isOpen={asking === 'reopen'}
        onClose={() => setAsking(null)}
        reasonLabel="Motivo"
        confirmLabel="Reabrir com motivo"
        onConfirm={(reason) => run({ kind: 'reopened', reason })}
      >
        Começa outra rodada, com a causa a rever; a anterior fica como está. Aberta pela primeira vez em{' '}
        {formatDay(nc.openedOn)}.
      </ConfirmDialog>
    </>
  );
}
