import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { SignatureFields } from '../../../accounts/screens/index.tsx';
import type { CacAnswer, EvaluationDetail } from '../../contract.ts';
import { monthTyped, monthWritten } from '../month-typed.ts';
import { useCacCommands } from './queries.ts';

interface ActionProps {
  cac: CacAnswer;
  sheet: EvaluationDetail;
}
type Doing = 'meeting' | 'notice' | 'answer' | 'opinion' | 'sign';

/** The act of each state, and whose it is; with the reasons where it is not its turn. */
const TURNS: Readonly<
  Record<string, readonly { doing: Doing; action: string; label: string; whose: 'keep' | 'answer' }[]>
> = {
  OPEN: [
    { doing: 'meeting', action: 'meet', label: 'Registrar a reunião', whose: 'keep' },
    { doing: 'notice', action: 'notice', label: 'Notificar o hospital', whose: 'keep' },
  ],
  NOTICED: [
    { doing: 'answer', action: 'answer', label: 'Responder', whose: 'answer' },
    { doing: 'opinion', action: 'opine', label: 'Dar o parecer', whose: 'keep' },
  ],
  ANSWERED: [{ doing: 'opinion', action: 'opine', label: 'Dar o parecer', whose: 'keep' }],
  OPINED: [{ doing: 'sign', action: 'sign', label: 'Assinar', whose: 'keep' }],
};

/** What the reader may do with the sheet now. */
export function SheetActions({ cac, sheet }: ActionProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const turns = (TURNS[sheet.state ?? ''] ?? []).filter(({ whose }) =>
    whose === 'keep' ? cac.mayKeep : cac.mayAnswer,
  );
  const props = { cac, sheet, onClose: () => setDoing(null) };
  return (
    <div className="mt-4 flex flex-col gap-3">
      <Signers sheet={sheet} />
      <div className="screen-only flex flex-wrap gap-3">
        {turns.map(({ doing: which, action, label }) => (
          <Button
            key={which}
            kind={sheet.actions[action]?.length === 0 ? 'primary' : 'secondary'}
            isDisabled={(sheet.actions[action]?.length ?? 0) > 0}
            onPress={() => setDoing(which)}
          >
            {label}
          </Button>
        ))}
      </div>
      {turns
        .flatMap(({ action }) => sheet.actions[action] ?? [])
        .map((reason) => (
          <p key={reason} className="text-14 text-ink-quiet">
            {reason}
          </p>
        ))}
      {doing === 'meeting' && <MeetingDialog {...props} />}
      {doing === 'notice' && <NoticeDialog {...props} />}
      {doing === 'answer' && <AnswerDialog {...props} />}
      {doing === 'opinion' && <OpinionDialog {...props} />}
      {doing === 'sign' && <SignDialog {...props} />}
    </div>
  );
}

function Signers({ sheet: { signers } }: { sheet: EvaluationDetail }) {
  if (signers.length === 0) return null;
  return (
    <ul aria-label="Assinaturas" className="border-rule border-t text-14">
      {signers.map(({ seat, name, institution, signed }) => (
        <li key={seat} className="flex flex-wrap justify-between gap-x-4 border-rule border-b py-1.5">
          <span>
            <span className="font-semibold">{name}</span> · {institution}
          </span>
          <span className="text-ink-quiet">
            {signed === null ? 'falta assinar' : `assinou em ${formatInstant(signed.at)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

type DialogProps = ActionProps & { onClose: () => void };

function MeetingDialog({ cac, sheet, onClose }: DialogProps) {
  const { say } = useCacCommands(cac.agreement.id);
  const [on, setOn] = useState<string | null>(sheet.meeting?.on ?? null);
  const [minutes, setMinutes] = useState(sheet.meeting?.minutes ?? '');
  const [cited, setCited] = useState<string | null>(sheet.meeting?.issued?.meeting ?? null);
  const body = cac.commission?.body ?? null;
  const save = () => {
    if (body === null && on === null) throw new Error('Diga o dia da reunião.');
    if (body !== null && cited === null) throw new Error('Escolha a ata que o colegiado emitiu.');
    const said = body === null ? { on, minutes } : { meeting: cited };
    return say(sheet.period, 'meeting', { ...said, version: sheet.version });
  };
  if (body !== null)
    return (
      <FormDialog
        title="Reunião da CAC"
        saveLabel="Registrar"
        isDisabled={cac.minutes.length === 0}
        onClose={onClose}
        save={save}
      >
        {cac.minutes.length === 0 ? (
          <p className="text-16">
            O colegiado ainda não emitiu nenhuma ata. Conclua a reunião em{' '}
            <Link to={`/colegiados/${body}` as string}>Colegiados</Link> e emita a ata dela.
          </p>
        ) : (
          <Select
            label="Ata emitida pelo colegiado"
            options={cac.minutes.map((each) => ({
              id: each.meeting,
              label: `${each.number}, reunião de ${formatDay(each.on)}`,
            }))}
            value={cited}
            onChange={setCited}
          />
        )}
      </FormDialog>
    );
  return (
    <FormDialog title="Reunião da CAC" saveLabel="Registrar" onClose={onClose} save={save}>
      <DayField label="Dia da reunião" value={on} onChange={setOn} />
      <TextField label="Número da ata" value={minutes} onChange={setMinutes} maxLength={120} />
    </FormDialog>
  );
}

function NoticeDialog({ cac, sheet, onClose }: DialogProps) {
  const { say } = useCacCommands(cac.agreement.id);
  const [until, setUntil] = useState<string | null>(sheet.answerUntil);
  const chosen = sheet.readings.filter((each) => each.chosen);
  const [readings, setReadings] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(chosen.map(({ reading, option }) => [reading, option])),
  );
  const save = () => say(sheet.period, 'notice', { until, readings, version: sheet.version });
  return (
    <FormDialog title="Notificar o hospital" saveLabel="Congelar e notificar" onClose={onClose} save={save}>
      <p className="text-14">
        A ficha fica congelada com o seu hash, como está agora. {sheet.answerNote} O primeiro dia não conta, e
        o prazo que cai em dia sem expediente vai ao seguinte: ao menos até {formatDay(sheet.answerUntil)}.
      </p>
      <DayField label="Último dia para responder" value={until} onChange={setUntil} />
      {chosen.map(({ reading, question }) => (
        <Select
          key={reading}
          label={question}
          options={sheet.readings
            .filter((each) => each.reading === reading)
            .map(({ option, label, percent }) => ({ id: option, label: `${label} (${percent}%)` }))}
          value={readings[reading] ?? null}
          onChange={(option) => setReadings({ ...readings, [reading]: option })}
        />
      ))}
    </FormDialog>
  );
}

function AnswerDialog({ cac, sheet, onClose }: DialogProps) {
  const { say } = useCacCommands(cac.agreement.id);
  const [text, setText] = useState('');
  const save = () => say(sheet.period, 'answer', { text, version: sheet.version });
  return (
    <FormDialog title="Resposta do hospital" saveLabel="Responder" onClose={onClose} save={save}>
      <TextField label="Resposta" rows={5} maxLength={4000} value={text} onChange={setText} />
    </FormDialog>
  );
}

function OpinionDialog({ cac, sheet, onClose }: DialogProps) {
  const { say } = useCacCommands(cac.agreement.id);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState('kept');
  const [month, setMonth] = useState(monthTyped(sheet.firstCompetencia));
  const save = () => {
    const competencia = outcome === 'kept' ? monthWritten(month) : null;
    if (outcome === 'kept' && competencia === null)
      throw new Error('Escreva a competência como mm/aaaa, por exemplo 02/2021.');
    return say(sheet.period, 'opinion', { text, competencia, version: sheet.version });
  };
  return (
    <FormDialog title="Parecer" saveLabel="Dar o parecer" onClose={onClose} save={save}>
      <Select
        label="A avaliação"
        options={[
          { id: 'kept', label: 'fica como foi notificada e vai às assinaturas' },
          { id: 'reopened', label: 'volta ao preenchimento; a notificação perde efeito' },
        ]}
        value={outcome}
        onChange={setOutcome}
      />
      <TextField label="Parecer" rows={4} maxLength={4000} value={text} onChange={setText} />
      {outcome === 'kept' && (
        <TextField
          label="Primeira competência que alcança"
          help="mm/aaaa; o que já foi autorizado não muda"
          value={month}
          onChange={setMonth}
        />
      )}
    </FormDialog>
  );
}

function SignDialog({ cac, sheet, onClose }: DialogProps) {
  const { say } = useCacCommands(cac.agreement.id);
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  const save = () => say(sheet.period, 'sign', { ...retyped, version: sheet.version });
  const isLast = sheet.signers.filter(({ signed }) => signed === null).length === 1;
  return (
    <FormDialog title="Assinar a avaliação" saveLabel="Assinar" onClose={onClose} save={save}>
      <p className="text-14">
        Você assina a ficha notificada, a reunião, a resposta e o parecer, como estão.
        {isLast && ' É a última assinatura: a avaliação sai com número e nada mais muda nela.'}
      </p>
      <p className="break-all font-mono text-13 text-ink-quiet">SHA-256: {sheet.signedSha256}</p>
      <SignatureFields value={retyped} onChange={setRetyped} />
    </FormDialog>
  );
}
