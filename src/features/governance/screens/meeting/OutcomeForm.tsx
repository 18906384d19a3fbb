import { type FormEvent, type KeyboardEvent, Suspense, useState } from 'react';
import { AppError } from '../../../../kernel/app-error.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { RecordFields } from '../../../plan/screens/index.tsx';
import type { ItemAnswer, MeetingAnswer } from '../../contract.ts';
import { useSay } from '../queries.ts';
import {
  bodyOf,
  type Draft,
  emptyDraft,
  missing,
  OUTSIDER,
  type OutcomeKind,
  responsibleOptions,
} from './outcome-draft.ts';

const STATUSES = [
  { id: 'notStarted', label: 'Não iniciada' },
  { id: 'inProgress', label: 'Em andamento' },
  { id: 'completed', label: 'Concluída' },
  { id: 'cancelled', label: 'Cancelada' },
] as const;

const LABELS: Readonly<Record<OutcomeKind, string>> = {
  decided: 'O que se decide',
  assigned: 'O que fazer',
  redefined: 'Motivo',
  status: 'Comentário',
  rescheduled: 'Por quê',
};

const SAVE: Readonly<Record<OutcomeKind, string>> = {
  decided: 'Gravar a decisão',
  assigned: 'Gravar o encaminhamento',
  redefined: 'Redefinir a ação',
  status: 'Mudar a situação',
  rescheduled: 'Remarcar para a próxima',
};

interface OutcomeFormProps {
  kind: OutcomeKind;
  item: ItemAnswer;
  responsibles: MeetingAnswer['responsibles'];
  onClose: () => void;
}

/** One gesture of the live minutes. Where somebody else was faster, both texts stand here and nothing typed is lost. */
export function OutcomeForm({ kind, item, responsibles, onClose }: OutcomeFormProps) {
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(item));
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const say = useSay(item.id ?? '');
  /** Whoever writes the minutes keeps the hands on the keys. */
  const byKeys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = missing(kind, draft, item);
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
      onKeyDown={byKeys}
      className="screen-only mt-3 ml-11 flex flex-col gap-3 rounded bg-ground-deep p-4 max-sm:ml-0"
    >
      {kind === 'redefined' && <RedefinedFields draft={draft} set={set} item={item} />}
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
      {kind === 'assigned' && <AssignedFields draft={draft} set={set} responsibles={responsibles} />}
      {problem !== null && (
        <p role="alert" className="text-14 text-bad">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="primary" type="submit" isDisabled={say.isPending}>
          {SAVE[kind]}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          Voltar
        </Button>
        <span className="text-13 text-ink-quiet max-sm:hidden">Ctrl + Enter grava</span>
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

interface FieldsProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  item: ItemAnswer;
}

/** The deadline, the words, or both; what is left as it is stays in force. */
function RedefinedFields({ draft, set, item }: FieldsProps) {
  return (
    <>
      <TextField
        label="Novo prazo"
        optional
        value={draft.deadline}
        onChange={(deadline) => set({ deadline })}
        maxLength={200}
        autoFocus
        help={`Em vigor: ${item.action?.deadline ?? ''}. Escreva como no plano: até 30/11/2027.`}
      />
      <TextField
        label="Texto da ação"
        rows={2}
        value={draft.title}
        onChange={(title) => set({ title })}
        maxLength={1000}
        help="Em vigor: mude-o aqui para a redefinir; o do documento fica ao lado do novo."
      />
    </>
  );
}

interface AssignedFieldsProps extends Omit<FieldsProps, 'item'> {
  responsibles: MeetingAnswer['responsibles'];
}

function AssignedFields({ draft, set, responsibles }: AssignedFieldsProps) {
  return (
    <div className="flex flex-wrap gap-4">
      <ComboBox
        className="min-w-56 flex-1"
        label="Responsável"
        options={responsibleOptions(responsibles)}
        value={draft.responsible}
        onChange={(responsible) => set({ responsible })}
        empty="Ninguém com este nome: escolha “Alguém de fora do Pactua”"
      />
      {draft.responsible === OUTSIDER && (
        <TextField
          className="min-w-56 flex-1"
          label="Nome de quem fica responsável"
          value={draft.outsider}
          onChange={(outsider) => set({ outsider })}
          maxLength={200}
        />
      )}
      <DayField label="Até" value={draft.until} onChange={(until) => set({ until })} />
    </div>
  );
}

function StatusFields({ draft, set, item }: FieldsProps) {
  const lines = item.action?.lines ?? [];
  const pledge = lines.find(({ unit }) => unit === draft.unit)?.pledge ?? null;
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
      {draft.status === 'completed' && pledge !== null && (
        <div className="flex w-full flex-col gap-3">
          <p className="text-14">
            “{pledge.verb}” promete um registro. Sem ele, escreva o motivo no comentário.
          </p>
          <Suspense>
            <RecordFields
              asks={pledge.asks}
              chosen={draft.records}
              onChange={(records) => set({ records })}
            />
          </Suspense>
        </div>
      )}
    </div>
  );
}
