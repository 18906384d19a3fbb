import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { useSession } from '../../../../web/session.ts';
import { SignatureFields } from '../../../accounts/screens/index.tsx';
import type { AssessmentAnswer } from '../../contract.ts';
import { decimal } from '../life/measures.ts';
import { useAssessmentCommands } from './queries.ts';
import { points } from './words.ts';

interface SheetProps {
  sheet: AssessmentAnswer;
}

type Party = AssessmentAnswer['signatures'][number]['party'];
type Doing = 'ratify' | 'publish' | 'reopen' | Party;

/** What may be done in each state: those without a dialog are done at once. */
const TURNS: Readonly<Record<string, readonly { action: string; label: string; sends?: string }[]>> = {
  OPEN: [{ action: 'freeze', label: 'Congelar a evidência', sends: 'freeze' }],
  EVIDENCE_FROZEN: [
    { action: 'score', label: 'Pontuar', sends: 'score' },
    { action: 'reopen', label: 'Voltar à coleta' },
  ],
  SCORED: [
    { action: 'ratify', label: 'Ratificar' },
    { action: 'reopen', label: 'Voltar à coleta' },
  ],
  RATIFIED: [{ action: 'order', label: 'Emitir a portaria', sends: 'ordinance' }],
  ORDERED: [{ action: 'publish', label: 'Registrar a publicação' }],
};

/** Signatures, and what the reader may do with the assessment now; with the reasons where it is not its turn. */
export function AssessmentActions({ sheet }: SheetProps) {
  const { agreement, period, version, state, actions, signatures } = sheet;
  const say = useAssessmentCommands(agreement.id);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const turns = (TURNS[state] ?? []).filter(({ action }) => actions[action] !== undefined);
  const send = async (what: string, label: string) => {
    try {
      await say(period, what, { version });
      showToast(`Feito: ${label.toLowerCase()}.`);
      setProblem(null);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const close = () => setDoing(null);
  return (
    <div className="mt-5 flex flex-col gap-3">
      {sheet.scored !== null && <Signers sheet={sheet} onSign={setDoing} />}
      <div className="screen-only flex flex-wrap gap-3">
        {turns.map(({ action, label, sends }) => (
          <Button
            key={action}
            kind={actions[action]?.length === 0 && action !== 'reopen' ? 'primary' : 'secondary'}
            isDisabled={(actions[action]?.length ?? 0) > 0}
            onPress={() => (sends === undefined ? setDoing(action as Doing) : send(sends, label))}
          >
            {label}
          </Button>
        ))}
      </div>
      {[...new Set(turns.flatMap(({ action }) => actions[action] ?? []))].map((reason) => (
        <p key={reason} className="text-14 text-ink-quiet">
          {reason}
        </p>
      ))}
      {problem !== null && (
        <p role="alert" className="text-14 font-semibold text-bad">
          {problem}
        </p>
      )}
      {doing === 'ratify' && <RatifyDialog sheet={sheet} onClose={close} />}
      {doing === 'publish' && <PublishDialog sheet={sheet} onClose={close} />}
      {doing === 'reopen' && <ReopenDialog sheet={sheet} onClose={close} />}
      {signatures.map(
        ({ party, label }) =>
          doing === party && (
            <SignDialog key={party} sheet={sheet} party={party} label={label} onClose={close} />
          ),
      )}
    </div>
  );
}

function Signers({ sheet: { signatures }, onSign }: SheetProps & { onSign: (party: Party) => void }) {
  return (
    <ul aria-label="Assinaturas" className="border-rule border-t text-14">
      {signatures.map(({ party, label, signed, may }) => (
        <li
          key={party}
          className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-rule border-b py-1.5"
        >
          <span className="font-semibold">{label}</span>
          {may && signed === null ? (
            <Button className="screen-only" onPress={() => onSign(party)} aria-label={`Assinar: ${label}`}>
              Assinar
            </Button>
          ) : (
            <span className="text-ink-quiet">
              {signed === null ? 'falta assinar' : `${signed.by ?? 'Sistema'}, ${formatInstant(signed.at)}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

type DialogProps = SheetProps & { onClose: () => void };

function SignDialog({ sheet, party, label, onClose }: DialogProps & { party: Party; label: string }) {
  const say = useAssessmentCommands(sheet.agreement.id);
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  const save = () => say(sheet.period, `signatures/${party}`, { ...retyped, version: sheet.version });
  return (
    <FormDialog title={`Assinar: ${label}`} saveLabel="Assinar" onClose={onClose} save={save}>
      <p className="text-14">Você assina a pontuação e a evidência em que ela se apoia, como estão.</p>
      <p className="break-all font-mono text-13 text-ink-quiet">SHA-256: {sheet.scored?.sha256}</p>
      <SignatureFields value={retyped} onChange={setRetyped} />
    </FormDialog>
  );
}

function RatifyDialog({ sheet, onClose }: DialogProps) {
  const say = useAssessmentCommands(sheet.agreement.id);
  const computed = points(sheet.scored?.factor ?? '0');
  const [factor, setFactor] = useState(computed);
  const [reason, setReason] = useState('');
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  const save = () =>
    say(sheet.period, 'ratify', {
      ...retyped,
      factor: decimal(factor, 'Escreva o valor em TabelaSUS, por exemplo 1,75.'),
      reason: reason.trim() || null,
      version: sheet.version,
    });
  return (
    <FormDialog title="Ratificar o valor de base" saveLabel="Ratificar" onClose={onClose} save={save}>
      <p className="text-14">
        A pontuação é {computed} TabelaSUS. O valor ratificado pode ser menor, conforme a disponibilidade
        orçamentária e financeira, e então diz o motivo; maior, nunca.
      </p>
      <TextField
        label="Valor ratificado (TabelaSUS)"
        inputMode="decimal"
        value={factor}
        onChange={setFactor}
      />
      <TextField
        label="Motivo, se for menor"
        optional
        rows={3}
        maxLength={4000}
        value={reason}
        onChange={setReason}
      />
      <SignatureFields value={retyped} onChange={setRetyped} />
    </FormDialog>
  );
}

function PublishDialog({ sheet, onClose }: DialogProps) {
  const say = useAssessmentCommands(sheet.agreement.id);
  const [gazette, setGazette] = useState('');
  const [day, setDay] = useState<string | null>(useSession()?.today ?? null);
  const save = () => {
    if (day === null) throw new Error('Diga o dia da publicação.');
    return say(sheet.period, 'publication', { gazette, day, version: sheet.version });
  };
  return (
    <FormDialog title="Publicação da portaria" saveLabel="Registrar" onClose={onClose} save={save}>
      <p className="text-14">
        Com a publicação o valor passa a valer da competência em diante, e fica na vida do Termo.
      </p>
      <TextField label="Edição do diário oficial" value={gazette} onChange={setGazette} maxLength={200} />
      <DayField label="Dia" value={day} onChange={setDay} />
    </FormDialog>
  );
}

function ReopenDialog({ sheet, onClose }: DialogProps) {
  const say = useAssessmentCommands(sheet.agreement.id);
  const [reason, setReason] = useState('');
  const save = () => say(sheet.period, 'reopen', { reason, version: sheet.version });
  return (
    <FormDialog title="Voltar à coleta da evidência" saveLabel="Voltar" onClose={onClose} save={save}>
      <p className="text-14">O que se congelou, pontuou e assinou perde efeito.</p>
      <TextField label="Motivo" rows={3} maxLength={4000} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
