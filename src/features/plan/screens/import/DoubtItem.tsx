import { Radio, RadioGroup } from 'react-aria-components';
import { Button } from '../../../../web/components/Button.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { ImportDoubt } from '../../contract.ts';
import { deadlineInWords } from '../../domain/deadline-text/in-words.ts';
import { readDeadline } from '../../domain/deadline-text/read-deadline.ts';
import { fieldWords, isAbsence, mendWords } from './words.ts';

interface DoubtItemProps {
  doubt: ImportDoubt;
  planEnd: string;
  answer: string;
  isLocked: boolean;
  /** How many other cells say the same. */
  same: number;
  onAnswer: (text: string) => void;
  onUseForSame: () => void;
}

/** One doubtful cell: what is written, why it is asked, what it may mean. */
export function DoubtItem({
  doubt,
  planEnd,
  answer,
  isLocked,
  same,
  onAnswer,
  onUseForSame,
}: DoubtItemProps) {
  return (
    <li className="border-rule border-b py-4" data-keep-together>
      <p className="text-13 text-ink-quiet">
        {isAbsence(doubt) ? 'Falta no documento' : doubt.record}
        {doubt.line === null || !doubt.asked ? '' : ` · linha ${doubt.line}`} · {fieldWords(doubt.field)}
      </p>
      <p className="line-clamp-2 text-14">{doubt.title}</p>
      {doubt.raw !== '' && <p className="mt-2 text-18 font-semibold">“{doubt.raw}”</p>}
      <p className={isAbsence(doubt) ? 'mt-2 mb-3 max-w-[75ch] text-16' : 'mb-3 text-14'}>{doubt.reason}</p>
      {doubt.asked ? (
        <Answer {...{ doubt, planEnd, answer, isLocked, same, onAnswer, onUseForSame }} />
      ) : (
        <p className="text-14">{mendWords(doubt)}</p>
      )}
    </li>
  );
}

/** How a doubtful cell is answered: by a choice, by words of one's own, once for all that are the same. */
function Answer({ doubt, planEnd, answer, isLocked, same, onAnswer, onUseForSame }: DoubtItemProps) {
  const isCell = !isAbsence(doubt);
  const choices = [...new Set(isCell ? [...doubt.choices, doubt.raw] : doubt.choices)];
  const listed = doubt.field === 'deadline' && doubt.choices.includes(doubt.raw);
  const own = answer !== '' && !choices.includes(answer);
  return (
    <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
      <RadioGroup
        aria-label={isCell ? `${fieldWords(doubt.field)} de ${doubt.record}: “${doubt.raw}”` : doubt.reason}
        value={own ? null : answer === '' ? null : answer}
        onChange={onAnswer}
        isDisabled={isLocked}
        className="flex flex-wrap gap-2"
      >
        {choices.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            className="flex min-h-9 cursor-pointer items-center rounded border border-rule-strong bg-surface px-3 py-1 text-14 data-focus-visible:outline-3 data-selected:border-action data-selected:bg-action-soft data-selected:font-semibold data-hovered:border-action max-sm:min-h-11"
          >
            {choice === doubt.raw && !listed ? 'Manter como está escrito' : choice}
          </Radio>
        ))}
      </RadioGroup>
      {isCell && (
        <TextField
          label="Outra resposta"
          optional
          value={own ? answer : ''}
          onChange={onAnswer}
          isDisabled={isLocked}
          maxLength={500}
          className="w-72 max-sm:w-full"
          help={doubt.field === 'deadline' && own ? <Reading text={answer} planEnd={planEnd} /> : undefined}
        />
      )}
      {same > 0 && answer !== '' && !isLocked && (
        <Button kind="quiet" onPress={onUseForSame}>
          Usar nas outras {same} iguais
        </Button>
      )}
    </div>
  );
}

/** How the typed deadline is read, while it is typed. */
function Reading({ text, planEnd }: { text: string; planEnd: string }) {
  const reading = readDeadline(text, { planEnd });
  return (
    <span aria-live="polite">
      {reading.confidence === 'unparseable'
        ? (reading.note ?? 'Não se lê como prazo.')
        : `Lido como: ${deadlineInWords(reading)}`}
    </span>
  );
}
