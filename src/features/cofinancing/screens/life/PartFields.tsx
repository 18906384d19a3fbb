import { formatCount } from '../../../../kernel/format.ts';
import { DayField } from '../../../../web/components/DayField.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AskedProps, ItemDraft, ParameterDraft } from './draft.ts';
import type { Measure } from './measures.ts';
import { ProofField } from './Proof.tsx';
import { ANSWERS } from './words.ts';

/** The nine criteria, each with the words of the act, the answer, what proves it, and the share where it asks for one. */
export function CriteriaFields({ instrument, draft, set }: AskedProps) {
  const { criteria, population, readings } = instrument.eligibility;
  const change = (id: string, part: Partial<ItemDraft>) =>
    set({ items: { ...draft.items, [id]: { ...(draft.items[id] as ItemDraft), ...part } } });
  return (
    <div className="flex flex-col gap-5">
      {population && (
        <p className="text-14">
          População: <strong>{formatCount(population.people)}</strong> ({population.vintage}, ano de{' '}
          {population.year}).
        </p>
      )}
      {criteria.map(({ id, label, cite, asks, plan }) => {
        const item = draft.items[id] as ItemDraft;
        const options = ANSWERS.filter((each) => each.id !== 'plan' || plan !== null);
        return (
          <fieldset key={id} className="border-rule border-t pt-3">
            <legend className="text-16 font-semibold">
              {id}. {label}
            </legend>
            <p className="mb-2 text-13 text-ink-quiet">
              “{cite.quote}”{asks !== null && ` Pede-se: ${asks}.`}
            </p>
            <div className="grid gap-3 sm:grid-cols-2">
              <Select
                label="Resposta"
                options={options.map((each) => ({ ...each }))}
                value={item.answer}
                onChange={(answer) => change(id, { answer: answer as ItemDraft['answer'] })}
              />
              <TextField
                label="Evidência"
                help="Número do documento"
                optional
                value={item.evidence}
                onChange={(evidence) => change(id, { evidence })}
                maxLength={1000}
              />
              {asks !== null && (
                <TextField
                  label="Percentual medido"
                  inputMode="decimal"
                  value={item.value}
                  onChange={(value) => change(id, { value })}
                />
              )}
              <ProofField of={`critério ${id}`} file={item.file} onChange={(file) => change(id, { file })} />
            </div>
          </fieldset>
        );
      })}
      {readings.map(({ id, question, options }) => (
        <Select
          key={id}
          label={question}
          options={options.map((option) => ({ id: option.id, label: option.label }))}
          value={draft.readings[id] ?? null}
          onChange={(option) => set({ readings: { ...draft.readings, [id]: option } })}
        />
      ))}
    </div>
  );
}

/** The six parameters by which the value was worked out. */
export function ParameterFields({ instrument, draft, set }: AskedProps) {
  const change = (id: string, part: Partial<ParameterDraft>) =>
    set({
      parameters: { ...draft.parameters, [id]: { ...(draft.parameters[id] as ParameterDraft), ...part } },
    });
  return (
    <div className="flex flex-col gap-5">
      {instrument.technicalFile.map(({ id, label, cite, measures }) => {
        const parameter = draft.parameters[id] as ParameterDraft;
        return (
          <fieldset key={id} className="border-rule border-t pt-3">
            <legend className="text-16 font-semibold">
              {id}. {label}
            </legend>
            <p className="mb-2 text-13 text-ink-quiet">“{cite.quote}”</p>
            <div className="grid gap-3 sm:grid-cols-3">
              <TextField label="Valor" value={parameter.value} onChange={(value) => change(id, { value })} />
              <TextField
                label="Fonte"
                value={parameter.source}
                onChange={(source) => change(id, { source })}
              />
              <DayField label="Data" value={parameter.on} onChange={(on) => change(id, { on })} />
              {measures.map((measure) => (
                <MeasureField
                  key={measure.fact}
                  measure={measure}
                  value={parameter.measures[measure.fact] ?? ''}
                  onChange={(value) =>
                    change(id, { measures: { ...parameter.measures, [measure.fact]: value } })
                  }
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

/** A number that the calculation uses. */
function MeasureField({
  measure: { label, unit, byPlace, optional },
  ...field
}: {
  measure: Measure;
  value: string;
  onChange: (value: string) => void;
}) {
  if (byPlace)
    return (
      <TextField
        className="sm:col-span-3"
        label={label}
        help="Um município por linha: nome, dois-pontos e o percentual"
        optional={optional}
        rows={4}
        {...field}
      />
    );
  return (
    <TextField
      className="sm:col-span-3"
      label={`${label} (${unit === 'money' ? 'R$' : '%'})`}
      inputMode="decimal"
      optional={optional}
      {...field}
    />
  );
}
