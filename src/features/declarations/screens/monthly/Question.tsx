import { Radio, RadioGroup } from 'react-aria-components';
import { DayField } from '../../../../web/components/DayField.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { Answer, Content, Patch } from '../../domain/monthly/declaration.ts';
import type { Item } from '../../domain/monthly/form.ts';
import { needsProof, type Problem } from '../../domain/monthly/problems.ts';
import { EvidencePicker } from '../EvidencePicker.tsx';

interface QuestionProps {
  item: Item;
  content: Content;
  problem: Problem | undefined;
  /** Left out where the reader may not answer. */
  onChange: ((patch: Patch) => void) | undefined;
}

/** One question: its words at the left, the answer and its proof at the right. */
export function Question({ item, content, problem, onChange }: QuestionProps) {
  const proof = content.proofs[item.id] ?? null;
  const asksProof = proof !== null || needsProof(item, content);
  return (
    <li
      id={`q-${item.id}`}
      className="grid scroll-mt-4 gap-x-6 gap-y-1 border-rule border-b py-2.5 sm:grid-cols-[minmax(0,1fr)_18rem]"
    >
      <div>
        <p className="text-16">{item.label}</p>
        {item.help && <p className="text-13 text-ink-quiet">{item.help}</p>}
      </div>
      <div className="flex flex-col items-start gap-1">
        <AnswerField
          item={item}
          answer={content.items[item.id] ?? null}
          onChange={onChange && ((answer) => onChange({ items: { [item.id]: answer } }))}
        />
        {asksProof && (
          <EvidencePicker
            label={item.label}
            value={proof}
            onChange={onChange && ((next) => onChange({ proofs: { [item.id]: next } }))}
          />
        )}
        {problem && (
          <p className={`text-13 ${problem.blocking ? 'text-bad' : 'text-warn'}`}>{problem.words}</p>
        )}
      </div>
    </li>
  );
}

interface AnswerFieldProps {
  item: Item;
  answer: Answer;
  onChange: ((answer: Answer) => void) | undefined;
}

function AnswerField({ item, answer, onChange }: AnswerFieldProps) {
  if (onChange === undefined) return <p className="text-16 font-semibold">{answerWords(answer)}</p>;
  const text = typeof answer === 'string' ? answer : '';
  if (item.kind === 'day')
    return <DayField label={item.label} hideLabel value={text === '' ? null : text} onChange={onChange} />;
  if (item.kind === 'count')
    return (
      <TextField
        label={item.label}
        hideLabel
        optional
        inputMode="numeric"
        maxLength={9}
        className="w-28"
        value={text}
        onChange={(typed) => onChange(typed.trim() === '' ? null : typed.trim().replaceAll('.', ''))}
      />
    );
  return (
    <RadioGroup
      aria-label={item.label}
      orientation="horizontal"
      value={typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : null}
      onChange={(value) => onChange(value === 'yes')}
      className="flex gap-2"
    >
      <Choice value="yes">Sim</Choice>
      <Choice value="no">Não</Choice>
    </RadioGroup>
  );
}

function Choice({ value, children }: { value: string; children: string }) {
  return (
    <Radio
      value={value}
      className="min-h-9 min-w-16 cursor-pointer rounded border border-rule-strong bg-surface px-3 py-1.5 text-center text-14 data-focus-visible:outline-3 data-focus-visible:outline-focus data-hovered:border-action data-selected:border-action data-selected:bg-action data-selected:font-semibold data-selected:text-onaction max-sm:min-h-11"
    >
      {children}
    </Radio>
  );
}

function answerWords(answer: Answer): string {
  if (answer === null || answer === '') return 'Sem resposta';
  if (typeof answer === 'boolean') return answer ? 'Sim' : 'Não';
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(answer);
  return day ? `${day[3]}/${day[2]}/${day[1]}` : answer.replace(/\B(?=(\d{3})+$)/g, '.');
}
