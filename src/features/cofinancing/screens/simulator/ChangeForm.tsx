import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { Change, ProgrammeAnswer } from '../../contract.ts';
import { type Draft, draftChange, EMPTY_DRAFT } from './draft.ts';

const KINDS = [
  { id: 'parameter', label: 'Um parâmetro' },
  { id: 'band', label: 'Uma faixa' },
  { id: 'reading', label: 'Uma interpretação' },
  { id: 'fact', label: 'Um fato, em todos os hospitais' },
];

const FORMS = [
  { id: 'same', label: 'Limites como impressos' },
  { id: 'below', label: 'Abaixo de' },
  { id: 'between', label: 'De … a …' },
  { id: 'above', label: 'Acima de' },
];

const YES_NO = [
  { id: 'yes', label: 'Sim' },
  { id: 'no', label: 'Não' },
];

interface ChangeFormProps {
  programme: ProgrammeAnswer;
  onAdd: (change: Change) => void;
}

/** One more change: what it is of, and its new value. */
export function ChangeForm({ programme, onAdd }: ChangeFormProps) {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const made = draftChange(draft, programme);
    if (typeof made === 'string') return setProblem(made);
    setProblem(null);
    onAdd(made);
    setDraft({ ...EMPTY_DRAFT, kind: draft.kind });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Select
        label="Mudar"
        options={KINDS}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...EMPTY_DRAFT, kind: kind as Draft['kind'] })}
      />
      {draft.kind === 'parameter' && <ParameterFields programme={programme} draft={draft} set={set} />}
      {draft.kind === 'band' && <BandFields programme={programme} draft={draft} set={set} />}
      {draft.kind === 'reading' && <ReadingFields programme={programme} draft={draft} set={set} />}
      {draft.kind === 'fact' && <FactFields programme={programme} draft={draft} set={set} />}
      {problem && (
        <p role="alert" className="text-14 text-bad">
          {problem}
        </p>
      )}
      <Button type="submit" kind="primary" className="self-start" icon={<Plus aria-hidden="true" />}>
        Acrescentar à proposta
      </Button>
    </form>
  );
}

interface FieldsProps {
  programme: ProgrammeAnswer;
  draft: Draft;
  set: (changes: Partial<Draft>) => void;
}

function ParameterFields({ programme, draft, set }: FieldsProps) {
  const numbers = programme.parameters.filter(({ isNumber }) => isNumber);
  const options = [...new Map(numbers.map((each) => [each.id, each])).values()];
  return (
    <>
      <Select
        label="Parâmetro"
        options={options.map(({ id, label, text }) => ({ id, label, note: `hoje ${text}` }))}
        value={draft.id || null}
        onChange={(id) => set({ id })}
      />
      <TextField
        label="Novo valor"
        help="Em quantidades de Tabela SUS, como 1,5"
        inputMode="decimal"
        value={draft.value}
        onChange={(value) => set({ value })}
      />
    </>
  );
}

function BandFields({ programme, draft, set }: FieldsProps) {
  const rows = programme.tables.find(({ id }) => id === draft.id)?.versions.at(-1)?.rows ?? [];
  const points = (score: string) => formatExact(Rational.parse(score), 2, 2);
  return (
    <>
      <Select
        label="Critério"
        options={programme.tables.map(({ id, label }) => ({ id, label }))}
        value={draft.id || null}
        onChange={(id) => set({ id, row: '' })}
      />
      <Select
        label="Faixa"
        options={rows.map(({ id, printed, score }) => ({
          id,
          label: printed,
          note: `hoje vale ${points(score)}`,
        }))}
        value={draft.row || null}
        onChange={(row) => set({ row })}
        isDisabled={rows.length === 0}
      />
      <TextField
        label="Nova pontuação"
        optional
        help="Vazia, fica como está"
        inputMode="decimal"
        value={draft.value}
        onChange={(value) => set({ value })}
      />
      <Select
        label="Novos limites"
        options={FORMS}
        value={draft.form}
        onChange={(form) => set({ form: form as Draft['form'] })}
      />
      {draft.form !== 'same' && (
        <div className="flex gap-2">
          <TextField
            label={draft.form === 'between' ? 'De (%)' : 'Limite (%)'}
            className="flex-1"
            inputMode="decimal"
            value={draft.from}
            onChange={(from) => set({ from })}
          />
          {draft.form === 'between' && (
            <TextField
              label="A (%)"
              className="flex-1"
              inputMode="decimal"
              value={draft.to}
              onChange={(to) => set({ to })}
            />
          )}
        </div>
      )}
    </>
  );
}

function ReadingFields({ programme, draft, set }: FieldsProps) {
  const options = programme.readings.find(({ id }) => id === draft.id)?.options ?? [];
  return (
    <>
      <Select
        label="Pergunta"
        options={programme.readings.map(({ id, question }) => ({ id, label: question }))}
        value={draft.id || null}
        onChange={(id) => set({ id, value: '' })}
      />
      <Select
        label="Resposta"
        options={options.map(({ id, label }) => ({ id, label }))}
        value={draft.value || null}
        onChange={(value) => set({ value })}
        isDisabled={options.length === 0}
      />
    </>
  );
}

function FactFields({ programme, draft, set }: FieldsProps) {
  const kind = programme.inputs.find(({ id }) => id === draft.id)?.kind;
  return (
    <>
      <Select
        label="Fato"
        options={programme.inputs.map(({ id, label }) => ({ id, label }))}
        value={draft.id || null}
        onChange={(id) => set({ id, value: '' })}
      />
      {kind === 'yes-no' ? (
        <Select
          label="Valor"
          options={YES_NO}
          value={draft.value || null}
          onChange={(value) => set({ value })}
        />
      ) : (
        <TextField
          label="Valor"
          help={kind === 'percent-or-none' ? 'Em %, ou "nenhuma"' : 'Como se escreve: 301.450,27 ou 104,61'}
          value={draft.value}
          onChange={(value) => set({ value })}
        />
      )}
    </>
  );
}
