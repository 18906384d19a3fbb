import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { Button } from '../../../../../web/components/Button.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import type { Action, Schedule } from '../../../contract.ts';
import { deadlineInWords } from '../../../domain/deadline-text/in-words.ts';
import { readDeadline } from '../../../domain/deadline-text/read-deadline.ts';
import { useConfirmDeadline, useSchedule, useTakeBackDeadline } from './queries.ts';

/** A doubtful deadline is made certain here by who manages the plan, in one of its readings or in words; the way back stays beside it. */
export function ConfirmReading({ action }: { action: Action }) {
  if (action.deadline.redefined) return null;
  const asks = !action.deadline.certain || action.recurrenceInNotes !== null || action.deadline.confirmed;
  return asks ? <Reading id={action.id} /> : null;
}

function Reading({ id }: { id: string }) {
  const { data } = useSchedule(id);
  if (data === undefined || !data.mayConfirm) return null;
  if (data.reading.confirmed)
    return data.reading.version > 0 ? <Confirmed id={id} version={data.reading.version} /> : null;
  return data.reading.choices.length > 0 ? (
    <Choose key={data.reading.version} id={id} reading={data.reading} />
  ) : null;
}

function Confirmed({ id, version }: { id: string; version: number }) {
  const undo = useTakeBackDeadline(id);
  const go = () =>
    undo.mutate(
      { expectedVersion: version },
      {
        onSuccess: () => showToast('O prazo voltou a ser como estava.'),
        onError: (error) => showToast(error.message, { tone: 'problem' }),
      },
    );
  return (
    <Button kind="quiet" className="screen-only mt-2" onPress={go} isDisabled={undo.isPending}>
      Desfazer a confirmação do prazo
    </Button>
  );
}

function Choose({ id, reading }: { id: string; reading: Schedule['reading'] }) {
  const [words, setWords] = useState('');
  const confirm = useConfirmDeadline(id);
  const own = words !== '' && !reading.choices.includes(words);
  const go = () =>
    confirm.mutate(
      { words, expectedVersion: reading.version },
      { onSuccess: () => showToast(`Prazo da ação ${id} confirmado: ${words}.`) },
    );
  return (
    <div className="screen-only mt-3 border-rule border-t pt-3">
      <RadioGroup
        aria-label={`Como se lê “${reading.raw}”`}
        value={own || words === '' ? null : words}
        onChange={setWords}
        className="flex flex-col gap-2"
      >
        <p className="text-14">Como se lê este prazo? Sem confirmação, ninguém se atrasa por ele.</p>
        {reading.choices.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            className="flex min-h-9 w-fit cursor-pointer items-center rounded border border-rule-strong bg-surface px-3 py-1 text-14 data-focus-visible:outline-3 data-selected:border-action data-selected:bg-action-soft data-selected:font-semibold data-hovered:border-action max-sm:min-h-11"
          >
            {choice}
          </Radio>
        ))}
      </RadioGroup>
      <TextField
        className="mt-3"
        label="Outra leitura"
        optional
        value={own ? words : ''}
        onChange={setWords}
        maxLength={200}
        help={own ? <Typed text={words} /> : 'Por exemplo: até 30/11/2026'}
        error={confirm.error?.message ?? null}
      />
      <Button className="mt-3" onPress={go} isDisabled={words.trim() === '' || confirm.isPending}>
        Confirmar o prazo
      </Button>
    </div>
  );
}

/** How the typed words are read, while they are typed. */
function Typed({ text }: { text: string }) {
  const reading = readDeadline(text);
  return (
    <span aria-live="polite">
      {reading.confidence === 'unparseable'
        ? (reading.note ?? 'Não se lê como prazo.')
        : `Lido como: ${deadlineInWords(reading)}`}
    </span>
  );
}
