import { useState } from 'react';
import { Checkbox } from '../../../../web/components/Checkbox.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { EvaluationSettingsAnswer } from '../../contract.ts';
import { addSemesters, semesterInWords } from '../../domain/evaluation/semester.ts';
import { evaluationSettingsRefusals } from '../../domain/evaluation/settings.ts';
import { useEvaluationCommands } from './queries.ts';

const AHEAD = 6;
const MOST_MONTHS = 6;

/** Defines how semesters are evaluated, from one that was not frozen. */
export function RulesDialog({ answer, onClose }: { answer: EvaluationSettingsAnswer; onClose: () => void }) {
  const { define } = useEvaluationCommands();
  const newest = answer.items.at(-1);
  const [starts, setStarts] = useState(answer.firstAhead);
  const [months, setMonths] = useState(newest?.monthsToFreeze ?? 1);
  const [signedBy, setSignedBy] = useState<'reporting' | readonly string[]>(newest?.signedBy ?? 'reporting');
  const [labels, setLabels] = useState((newest?.scale ?? []).map(({ label }) => label));
  const [reason, setReason] = useState('');
  const scale = (newest?.scale ?? []).map((grade, at) => ({ ...grade, label: (labels[at] ?? '').trim() }));
  const settings = { starts, monthsToFreeze: months, signedBy, scale };
  const problems = evaluationSettingsRefusals(settings);
  const isNamed = signedBy !== 'reporting';
  const toggle = (unit: string, chosen: boolean) =>
    setSignedBy((before) => {
      const kept = before === 'reporting' ? [] : before.filter((each) => each !== unit);
      return chosen ? [...kept, unit] : kept;
    });
  return (
    <FormDialog
      title="Mudar as regras da avaliação"
      saveLabel="Gravar as regras"
      onClose={onClose}
      isDisabled={problems.length > 0 || reason.trim() === ''}
      save={() => define({ settings, reason: reason.trim(), expectedVersion: answer.version })}
    >
      <Select
        label="A partir do"
        value={starts}
        onChange={setStarts}
        options={Array.from({ length: AHEAD }, (_, at) => addSemesters(answer.firstAhead, at)).map((id) => ({
          id,
          label: semesterInWords(id),
        }))}
      />
      <Select
        label="Meses para congelar"
        help="Contados depois do semestre: 1 é só janeiro e julho."
        value={String(months)}
        onChange={(value) => setMonths(Number(value))}
        options={Array.from({ length: MOST_MONTHS }, (_, at) => ({
          id: String(at + 1),
          label: String(at + 1),
        }))}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-semibold text-14">Conceitos, do melhor ao pior</legend>
        {labels.map((label, at) => (
          <TextField
            key={newest?.scale[at]?.id}
            label={`Conceito ${at + 1}`}
            hideLabel
            value={label}
            onChange={(next) => setLabels((before) => before.with(at, next))}
          />
        ))}
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-semibold text-14">Assinam, além da superintendência</legend>
        <Checkbox isSelected={!isNamed} onChange={(all) => setSignedBy(all ? 'reporting' : [])}>
          Cada coordenação com ações no plano
        </Checkbox>
        {isNamed &&
          answer.units.map(({ id, name }) => (
            <Checkbox key={id} isSelected={signedBy.includes(id)} onChange={(chosen) => toggle(id, chosen)}>
              {name}
            </Checkbox>
          ))}
      </fieldset>
      <TextField label="Motivo" rows={2} value={reason} onChange={setReason} />
      {problems.length > 0 && <p className="text-14 text-bad">{problems.join(' ')}</p>}
    </FormDialog>
  );
}
