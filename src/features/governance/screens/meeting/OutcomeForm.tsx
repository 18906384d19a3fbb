import { type FormEvent, useState } from 'react';
import { AppError } from '../../../../kernel/app-error.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { ItemAnswer, MeetingAnswer, OutcomeBody } from '../../contract.ts';
import { useSay } from '../queries.ts';

type Kind = OutcomeBody['kind'];

interface Draft {
  words: string;
  to: string;
  until: string | null;
  deadline: string;
  unit: string;
  status: 'notStarted' | 'inProgress' | 'completed' | 'cancelled';
}

const STATUSES = [
  { id: 'notStarted', label: 'Não iniciada' },
  { id: 'inProgress', label: 'Em andamento' },
  { id: 'completed', label: 'Concluída' },
  { id: 'cancelled', label: 'Cancelada' },
] as const;

const LABELS: Readonly<Record<Kind, string>> = {
  decided: 'O que se decide',
  assigned: 'O que fazer',
  redefined: 'Motivo',
  status: 'Comentário',
  rescheduled: 'Por quê',
};

const SAVE: Readonly<Record<Kind, string>> = {
  decided: 'Gravar a decisão',
  assigned: 'Gravar o encaminhamento',
  redefined: 'Redefinir a ação',
  status: 'Mudar a situação',
  rescheduled: 'Remarcar para a próxima',
};

/** What is sent of a draft, upon the versions that are on the screen. */
function bodyOf(kind: Kind, draft: Draft, item: ItemAnswer): OutcomeBody {
  const words = draft.words.trim();
  const expectedVersion = item.version;
  const more = words === '' ? {} : { words };
  switch (kind) {
    case 'decided':
      return { kind, words, expectedVersion };
    case 'assigned':
      return { kind, words, to: draft.to.trim(), until: draft.until ?? '', expectedVersion };
    case 'rescheduled':
      return { kind, ...more, expectedVersion };
    case 'redefined': {
      const deadline = draft.deadline.trim();
      return { kind, words, deadline, actionVersion: item.action?.version ?? 0, expectedVersion };
    }
    case 'status': {
      const line = item.action?.lines.find(({ unit }) => unit === draft.unit);
      const { unit, status } = draft;
      return { kind, ...more, unit, status, lineVersion: line?.version ?? 0, expectedVersion };
    }
  }
}

/** What still has to be written, or null. */
function missing(kind: Kind, draft: Draft): string | null {
  if ((kind === 'decided' || kind === 'assigned') && draft.words.trim() === '')
    return 'Escreva o que se decide.';
  if (kind === 'assigned' && draft.to.trim() === '') return 'Diga quem fica responsável.';
  if (kind === 'assigned' && draft.until === null) return 'Diga até quando.';
  if (kind === 'redefined' && draft.deadline.trim() === '') return 'Escreva o novo prazo: até 30/11/2027.';
  if (kind === 'redefined' && draft.words.trim().length < 3) return 'Escreva o motivo.';
  return null;
}

interface OutcomeFormProps {
  kind: Kind;
  item: ItemAnswer;
  units: MeetingAnswer['units'];
  onClose: () => void;
}

/** One gesture of the live minutes. Where somebody else was faster, both texts stand here and nothing typed is lost. */
export function OutcomeForm({ kind, item, units, onClose }: OutcomeFormProps) {
  const [draft, setDraft] = useState<Draft>({
    words: '',
    to: item.action?.lines[0]?.unit ?? '',
    until: null,
    deadline: '',
    unit: item.action?.lines[0]?.unit ?? '',
    status: 'inProgress',
  });
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const say = useSay(item.id ?? '');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = missing(kind, draft);
    setProblem(lacking);
    if (lacking !== null) return;
    try {
      await say.mutateAsync(bodyOf(kind, draft, item));
      onClose();
    } catch (error) {
      setProblem(clashOf(error));
    }
  };
  return (
    <form
      onSubmit={(event) => void save(event)}
      className="screen-only mt-3 ml-11 flex flex-col gap-3 rounded bg-ground-deep p-4 max-sm:ml-0"
    >
      {kind === 'redefined' && (
        <TextField
          label="Novo prazo"
          value={draft.deadline}
          onChange={(deadline) => set({ deadline })}
          maxLength={200}
          autoFocus
          help={`Em vigor: ${item.action?.deadline ?? ''}. Escreva como no plano: até 30/11/2027.`}
        />
      )}
      {kind === 'status' && <StatusFields draft={draft} set={set} item={item} />}
      <TextField
        label={LABELS[kind]}
        rows={2}
        optional={kind === 'status' || kind === 'rescheduled'}
        value={draft.words}
        onChange={(words) => set({ words })}
        maxLength={4000}
        autoFocus={kind !== 'redefined' && kind !== 'status'}
      />
      {kind === 'assigned' && (
        <div className="flex flex-wrap gap-4">
          <TextField
            className="min-w-56 flex-1"
            label="Responsável"
            value={draft.to}
            onChange={(to) => set({ to })}
            maxLength={200}
            help={`Unidade ou pessoa. Unidades: ${units
              .slice(0, 6)
              .map(({ name }) => name)
              .join(', ')}…`}
          />
          <DayField label="Até" value={draft.until} onChange={(until) => set({ until })} />
        </div>
      )}
      {problem !== null && (
        <p role="alert" className="text-14 text-bad">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" type="submit" isDisabled={say.isPending}>
          {SAVE[kind]}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          Voltar
        </Button>
      </div>
    </form>
  );
}

/** The words of a refusal; of a clash, with what the other minute-taker wrote. */
function clashOf(error: unknown): string {
  const message = (error as Error).message;
  if (!(error instanceof AppError) || error.code !== 'conflict') return message;
  const theirs = (error.details?.theirs as { outcomes?: readonly string[] } | undefined)?.outcomes?.at(-1);
  return theirs === undefined ? message : `${message} O que a outra pessoa gravou: “${theirs}”`;
}

interface StatusFieldsProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  item: ItemAnswer;
}

function StatusFields({ draft, set, item }: StatusFieldsProps) {
  const lines = item.action?.lines ?? [];
  return (
    <div className="flex flex-wrap gap-4">
      {lines.length > 1 && (
        <Select
          label="Unidade"
          options={lines.map(({ unit }) => ({ id: unit, label: unit }))}
          value={draft.unit}
          onChange={(unit) => set({ unit })}
        />
      )}
      <Select
        label="Situação"
        options={STATUSES}
        value={draft.status}
        onChange={(status) => set({ status: status as Draft['status'] })}
      />
    </div>
  );
}
