import { ClipboardPaste, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { toastUndo } from '../../../../web/components/toast-undo.ts';
import type { EntryCardAnswer, SheetAnswer, SheetHead } from '../../contract.ts';
import { isOpen } from '../../domain/entries/sheet.ts';
import { PasteDialog } from './PasteDialog.tsx';
import { ProofDialog } from './ProofDialog.tsx';
import { type SheetAsked, type Step, useEntryCommands } from './queries.ts';
import type { SheetCells } from './use-sheet-cells.ts';

interface SheetActionsProps {
  card: EntryCardAnswer;
  asked: SheetAsked;
  answer: SheetAnswer;
  editing: SheetCells;
}

const failed = (error: unknown) => showToast((error as Error).message, { tone: 'problem' });

/** What may be done with a sheet now, by who is looking. */
export function SheetActions(props: SheetActionsProps) {
  const { sheet, enterRefusal, approveRefusal, versions } = props.answer;
  const mayEnter = enterRefusal === null;
  const isNewest = sheet === null || sheet.id === versions[0]?.id;
  if (!isNewest) return null;
  if (sheet === null || sheet.state === 'approved')
    return mayEnter ? <Begin asked={props.asked} corrects={sheet} /> : null;
  if (isOpen(sheet)) return mayEnter ? <Write {...props} sheet={sheet} /> : null;
  return (
    <>
      {mayEnter && <Recall editing={props.editing} />}
      {approveRefusal === null && <Decide editing={props.editing} />}
    </>
  );
}

function Begin({ asked, corrects }: { asked: SheetAsked; corrects: SheetHead | null }) {
  const { open } = useEntryCommands();
  const [asking, setAsking] = useState(false);
  const { indicator, period } = asked;
  const level = asked.level as SheetHead['level'];
  const begin = (reason: string | null) => open({ indicator, period, level, reason });
  if (corrects === null)
    return (
      <Button kind="primary" onPress={() => void begin(null).catch(failed)}>
        Abrir lançamento
      </Button>
    );
  return (
    <>
      <Button onPress={() => setAsking(true)}>Corrigir</Button>
      <ConfirmDialog
        title="Corrigir o lançamento aprovado?"
        isOpen={asking}
        onClose={() => setAsking(false)}
        reasonLabel="Motivo da correção"
        confirmLabel="Abrir correção"
        onConfirm={begin}
      >
        Abre-se a versão {corrects.version + 1} com os mesmos números. A aprovada vale até que a nova seja
        aprovada.
      </ConfirmDialog>
    </>
  );
}

function useStep({ write }: SheetCells) {
  const { step } = useEntryCommands();
  const [busy, setBusy] = useState(false);
  const take = async (name: Step, done: string) => {
    setBusy(true);
    try {
      await write((id, expected) => step(id, name, expected));
      showToast(done);
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { take, busy };
}

function Write({ card, answer, editing, sheet }: SheetActionsProps & { sheet: SheetHead }) {
  const { source } = useEntryCommands();
  const { take, busy } = useStep(editing);
  const [asking, setAsking] = useState<'paste' | 'proof' | 'discard' | null>(null);
  const close = () => setAsking(null);
  const missing = answer.problems.length + answer.cellProblems.length;
  const send = () => {
    if (missing > 0) document.getElementById('a-conferir')?.focus();
    else void take('send', 'Lançamento enviado. Outra pessoa vai conferi-lo.');
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setAsking('discard')}>
        Descartar
      </Button>
      <Button icon={<ClipboardPaste aria-hidden="true" />} onPress={() => setAsking('paste')}>
        Colar tabela
      </Button>
      <Button icon={<Paperclip aria-hidden="true" />} onPress={() => setAsking('proof')}>
        Prova
      </Button>
      <Button kind="primary" isDisabled={busy} onPress={send}>
        Enviar para aprovação
      </Button>
      {asking === 'paste' && <PasteDialog card={card} answer={answer} onClose={close} onPut={editing.put} />}
      {asking === 'proof' && (
        <ProofDialog
          card={card}
          sheet={sheet}
          onClose={close}
          onSave={(told) => editing.write((id, expected) => source(id, expected, told))}
        />
      )}
      <ConfirmDialog
        title="Descartar este rascunho?"
        isOpen={asking === 'discard'}
        onClose={close}
        kind="danger"
        confirmLabel="Descartar rascunho"
        onConfirm={() => take('discard', 'Rascunho descartado.')}
      >
        O que foi digitado sai da planilha; a auditoria continua a mostrá-lo.
      </ConfirmDialog>
    </>
  );
}

function Recall({ editing }: { editing: SheetCells }) {
  const { take, busy } = useStep(editing);
  return (
    <Button isDisabled={busy} onPress={() => void take('recall', 'Lançamento recolhido: pode ser mudado.')}>
      Recolher
    </Button>
  );
}

function Decide({ editing }: { editing: SheetCells }) {
  const { giveBack, step } = useEntryCommands();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const decided = (words: string) =>
    toastUndo(words, () => editing.write((id, expected) => step(id, 'undo', expected)));
  const approve = async () => {
    setBusy(true);
    try {
      await editing.write((id, expected) => step(id, 'approve', expected));
      decided('Lançamento aprovado. Os valores já valem no indicador.');
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  const giveItBack = async (reason: string) => {
    await editing.write((id, expected) => giveBack(id, expected, reason));
    decided('Lançamento devolvido.');
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>Devolver com motivo</Button>
      <Button kind="primary" isDisabled={busy} onPress={() => void approve()}>
        Aprovar
      </Button>
      <ConfirmDialog
        title="Devolver o lançamento?"
        isOpen={asking}
        onClose={() => setAsking(false)}
        reasonLabel="O que deve ser corrigido"
        confirmLabel="Devolver com motivo"
        onConfirm={giveItBack}
      />
    </>
  );
}
