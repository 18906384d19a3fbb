import { DayField } from '../../../../web/components/DayField.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { FactKindAnswer } from '../../contract.ts';
import type { Draft, draftProblem } from './draft.ts';
import { EvidenceField } from './EvidenceField.tsx';
import { sendEvidence } from './queries.ts';

interface FactFieldsProps {
  kind: FactKindAnswer;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  /** Shown in its own field once somebody tried to send. */
  problem: ReturnType<typeof draftProblem>;
}

/** Day, act and proof: what the facts of one gesture have in common. */
export function FactFields({ kind, draft, onChange, problem }: FactFieldsProps) {
  const errorOf = (field: keyof Draft) => (problem?.field === field ? problem.words : null);
  const optionalAct = kind.act === 'optional';
  return (
    <>
      {kind.detail && (
        <Select
          label={kind.detail.label}
          value={draft.detail}
          onChange={(detail) => onChange({ detail })}
          options={kind.detail.options.map((option) => ({ id: option.id, label: option.name }))}
          error={errorOf('detail')}
        />
      )}
      <DayField
        label="Dia em que aconteceu"
        value={draft.day}
        onChange={(day) => onChange({ day })}
        error={errorOf('day')}
      />
      <TextField
        label="Ato"
        help={kind.actHelp}
        optional={optionalAct}
        value={draft.actName}
        onChange={(actName) => onChange({ actName })}
        error={errorOf('actName')}
        maxLength={160}
      />
      <DayField
        label="Data do ato"
        optional={optionalAct}
        value={draft.actDate}
        onChange={(actDate) => onChange({ actDate })}
        error={errorOf('actDate')}
      />
      <EvidenceField
        isOptional={kind.evidence === 'optional'}
        draft={draft}
        onChange={onChange}
        error={errorOf('evidence')}
        sendFile={sendEvidence}
        hint="Sem dados pessoais: envie o relatório com totais, não a lista de presença."
      />
      <TextField
        label="Observação"
        optional
        rows={2}
        value={draft.note}
        onChange={(note) => onChange({ note })}
        maxLength={2000}
      />
    </>
  );
}
