import { useState } from 'react';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { ObligationLine } from '../../contract.ts';
import { ProofField, type ProofFile } from '../life/Proof.tsx';
import { monthTyped, monthWritten } from '../month-typed.ts';
import { useObligationCommands } from './queries.ts';
import type { Submission } from './words.ts';

interface LineDialogProps {
  termo: string;
  line: ObligationLine;
  onClose: () => void;
}

/** Sends the file that proves an obligation; the protocol comes with its number. */
export function SubmitDialog({ termo, line, onClose }: LineDialogProps) {
  const say = useObligationCommands(termo);
  const isMonthly = line.often === 'monthly';
  const [month, setMonth] = useState(line.next?.month ? monthTyped(line.next.month) : '');
  const [file, setFile] = useState<ProofFile | null>(null);
  const [note, setNote] = useState('');
  const save = async () => {
    if (file === null) throw new Error('Anexe o arquivo que comprova.');
    const of = isMonthly ? monthWritten(month) : null;
    if (isMonthly && of === null) throw new Error('Escreva o mês como mm/aaaa, por exemplo 10/2026.');
    const { id: obligation, version, party } = line;
    const { items } = await say(`${party}/submit`, { obligation, version, month: of, file, note });
    const sent = items.find((each) => each.id === line.id)?.submissions[0];
    showToast(`Enviado: protocolo ${sent?.number ?? ''}.`);
  };
  return (
    <FormDialog title={`Apresentar: ${line.label}`} saveLabel="Enviar" onClose={onClose} save={save}>
      <p className="text-14 text-ink-quiet">“{line.cite.quote}”</p>
      {isMonthly && (
        <TextField label="Mês que o arquivo comprova" help="mm/aaaa" value={month} onChange={setMonth} />
      )}
      <ProofField of={line.label} file={file} onChange={setFile} />
      <TextField label="Observação" optional rows={2} maxLength={2000} value={note} onChange={setNote} />
      <p className="text-13 text-ink-quiet">
        O envio recebe protocolo com número, hora e hash. Até a análise, você pode desfazê-lo.
      </p>
    </FormDialog>
  );
}

interface AnswerDialogProps extends LineDialogProps {
  submission: Submission;
}

/** Accepts what was sent; of a standing obligation, until a day. */
export function AcceptDialog({ termo, line, submission, onClose }: AnswerDialogProps) {
  const say = useObligationCommands(termo);
  const [until, setUntil] = useState<string | null>(null);
  const isStanding = line.often === 'standing';
  const save = async () => {
    const { id: obligation, version } = line;
    await say('accept', { obligation, version, paper: submission.paper, until: isStanding ? until : null });
    showToast(`${submission.number} aceito.`);
  };
  return (
    <FormDialog title={`Aceitar ${submission.number}`} saveLabel="Aceitar" onClose={onClose} save={save}>
      <p className="text-16">
        {line.label}: o arquivo {submission.file.fileName} comprova a obrigação.
      </p>
      {isStanding && <DayField label="A comprovação vale até" value={until} onChange={setUntil} />}
    </FormDialog>
  );
}

/** Gives it back with the reason, which whoever sent it reads on the board. */
export function ReturnDialog({ termo, line, submission, onClose }: AnswerDialogProps) {
  const say = useObligationCommands(termo);
  const [reason, setReason] = useState('');
  const save = async () => {
    const { id: obligation, version } = line;
    await say('return', { obligation, version, paper: submission.paper, reason });
    showToast(`${submission.number} devolvido.`);
  };
  return (
    <FormDialog
      title={`Devolver ${submission.number}`}
      saveLabel="Devolver com motivo"
      onClose={onClose}
      save={save}
    >
      <TextField
        label="Motivo"
        help="O que falta ou precisa ser corrigido; quem enviou lê isto no quadro."
        rows={3}
        maxLength={4000}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

/** Takes back what the reader sent, before anybody reviewed it. */
export function WithdrawDialog({ termo, line, submission, onClose }: AnswerDialogProps) {
  const say = useObligationCommands(termo);
  const save = async () => {
    const { id: obligation, version, party } = line;
    await say(`${party}/withdraw`, { obligation, version, paper: submission.paper });
    showToast(`${submission.number} desfeito.`);
  };
  return (
    <FormDialog
      title={`Desfazer ${submission.number}`}
      saveLabel="Desfazer o envio"
      onClose={onClose}
      save={save}
    >
      <p className="text-16">
        O envio deixa de ser analisado. O protocolo continua na lista, como desfeito, e você pode enviar
        outro.
      </p>
    </FormDialog>
  );
}
