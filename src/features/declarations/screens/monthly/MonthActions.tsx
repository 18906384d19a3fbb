import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { MonthAnswer } from '../../contract.ts';
import { isOpen } from '../../domain/monthly/declaration.ts';
import { useMonthCommands } from './queries.ts';

interface MonthActionsProps {
  answer: MonthAnswer;
  flush: () => Promise<number>;
  /** How many points still keep it from being sent. */
  blocking: number;
  /** Somebody wants to send: from now on the page says what is missing in each place. */
  onTry: () => void;
}

/** What may be done with a month now, by who is looking: begin, send, return, approve, correct. */
export function MonthActions({ answer, flush, blocking, onTry }: MonthActionsProps) {
  const { declaration, declareRefusal, approveRefusal } = answer;
  const mayDeclare = declareRefusal === null;
  if (declaration === null) return mayDeclare ? <Begin answer={answer} /> : null;
  if (isOpen(declaration))
    return mayDeclare ? <Send id={declaration.id} flush={flush} blocking={blocking} onTry={onTry} /> : null;
  if (declaration.state === 'sent')
    return approveRefusal === null ? <Decide id={declaration.id} sequence={declaration.sequence} /> : null;
  return mayDeclare ? <Correct answer={answer} /> : null;
}

const problem = (error: unknown) => showToast((error as Error).message, { tone: 'problem' });

function Begin({ answer }: { answer: MonthAnswer }) {
  const { open } = useMonthCommands();
  return (
    <Button kind="primary" onPress={() => void open(answer.hospital.id, answer.month, null).catch(problem)}>
      Começar a declaração
    </Button>
  );
}

function Send({ id, flush, blocking, onTry }: { id: string } & Omit<MonthActionsProps, 'answer'>) {
  const { send } = useMonthCommands();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    onTry();
    if (blocking > 0) {
      document.getElementById('missing')?.focus();
      return;
    }
    setBusy(true);
    try {
      await send(id, await flush());
      showToast('Declaração enviada. O escritório regional vai conferi-la.');
    } catch (error) {
      problem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button kind="primary" isDisabled={busy} onPress={() => void press()}>
      Enviar declaração
    </Button>
  );
}

function Decide({ id, sequence }: { id: string; sequence: number }) {
  const { giveBack, approve } = useMonthCommands();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>Devolver com motivo</Button>
      <Button
        kind="primary"
        onPress={() =>
          void approve(id, sequence).then(
            () => showToast('Declaração aprovada. Os números do mês já valem.'),
            problem,
          )
        }
      >
        Aprovar declaração
      </Button>
      <ConfirmDialog
        title="Devolver a declaração?"
        isOpen={asking}
        onClose={() => setAsking(false)}
        reasonLabel="O que o hospital deve corrigir"
        confirmLabel="Devolver com motivo"
        onConfirm={(reason) => giveBack(id, sequence, reason)}
      />
    </>
  );
}

function Correct({ answer }: { answer: MonthAnswer }) {
  const { open } = useMonthCommands();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>Corrigir</Button>
      <ConfirmDialog
        title="Corrigir a declaração aprovada?"
        isOpen={asking}
        onClose={() => setAsking(false)}
        reasonLabel="Motivo da correção"
        confirmLabel="Abrir correção"
        onConfirm={(reason) => open(answer.hospital.id, answer.month, reason)}
      >
        Abre-se outra versão com as mesmas respostas. A aprovada vale até que a nova seja aprovada.
      </ConfirmDialog>
    </>
  );
}
