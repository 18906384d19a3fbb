import { useMemo, useState } from 'react';
import type { AppError } from '../../../../kernel/app-error.ts';
import { formatCount } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { FormWork, useFormWork } from '../../../../web/components/form-work.ts';
import type { FactKindAnswer, FactRegister } from '../../contract.ts';
import { bodyOf, draftProblem, EMPTY_DRAFT } from './draft.ts';
import { FactFields } from './FactFields.tsx';
import { QuantityGrid } from './QuantityGrid.tsx';
import { useFactCommands, useFactPicture } from './queries.ts';
import { Refusal, type RefusedSubject } from './Refusal.tsx';
import { SubjectPicker } from './SubjectPicker.tsx';
import { type Subject, subjectsOf } from './subjects.ts';

interface RecordFormProps {
  register: FactRegister;
  indicator: FactRegister['indicators'][number];
  kind: FactKindAnswer;
}

interface Refused {
  readonly message: string;
  readonly subjects: readonly RefusedSubject[];
}

const NO_AMOUNTS: ReadonlyMap<string, number> = new Map();
const NOBODY: ReadonlySet<string> = new Set();
const GROUP_WORDS: Readonly<Record<FactKindAnswer['subject'], string | null>> = {
  municipality: 'uma região de saúde inteira',
  'care-line-macro-region': 'uma linha de cuidado inteira',
  'macro-region': null,
  'care-line': null,
};

function refusedBy(error: unknown): Refused {
  const { message, details } = error as AppError;
  const subjects = (details as { subjects?: readonly RefusedSubject[] } | undefined)?.subjects ?? [];
  return { message, subjects };
}

/** What was typed and picked, and sending it. */
function useRecording({ register, indicator, kind }: RecordFormProps) {
  const picture = useFactPicture(indicator.code);
  const { record } = useFactCommands();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [chosen, setChosen] = useState(NOBODY);
  const [amounts, setAmounts] = useState(NO_AMOUNTS);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const subjects = useMemo(
    () => subjectsOf(register, indicator, kind, picture.data),
    [register, indicator, kind, picture.data],
  );
  const keys = kind.quantity === null ? [...chosen] : [...amounts.keys()];
  const picked = subjects.filter((each) => keys.includes(each.key));
  const problem = draftProblem(draft, kind);
  const send = async () => {
    setTried(true);
    setRefused(null);
    if (problem !== null || picked.length === 0) return;
    setBusy(true);
    try {
      await record({
        kind: kind.id,
        ...bodyOf(draft),
        subjects: picked.map(({ key, territory, careLine }) => ({
          territory,
          careLine,
          quantity: amounts.get(key) ?? null,
        })),
      });
      setChosen(NOBODY);
      setAmounts(NO_AMOUNTS);
      setTried(false);
    } catch (error) {
      setRefused(refusedBy(error));
    } finally {
      setBusy(false);
    }
  };
  const dropRefused = () => {
    const out = new Set(refused?.subjects.map((each) => `${each.territory}/${each.careLine ?? ''}`));
    setChosen(new Set([...chosen].filter((key) => !out.has(key))));
    setAmounts(new Map([...amounts].filter(([key]) => !out.has(key))));
    setRefused(null);
  };
  return {
    subjects,
    picked,
    chosen,
    setChosen,
    amounts,
    setAmounts,
    draft,
    change: (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next })),
    problem: tried ? problem : null,
    missing: tried && picked.length === 0,
    busy,
    refused,
    send,
    dropRefused,
  };
}

/** Act and proof on the left, places on the right, and one button that says how many facts it records. */
export function RecordForm(props: RecordFormProps) {
  const { kind } = props;
  const recording = useRecording(props);
  const { picked, subjects } = recording;
  const { isWorking, tell } = useFormWork();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void recording.send().then(() => requestAnimationFrame(() => focusProblem(form)));
      }}
      className="grid gap-x-10 gap-y-6 lg:grid-cols-[22rem_minmax(0,1fr)]"
    >
      <section aria-label="O fato" className="flex flex-col gap-4">
        <FormWork value={tell}>
          <FactFields
            kind={kind}
            draft={recording.draft}
            onChange={recording.change}
            problem={recording.problem}
          />
        </FormWork>
      </section>
      <section aria-labelledby="who" className="min-w-0">
        <h2 id="who" className="mb-2 text-18">
          {kind.quantity === null ? 'De quem' : `${kind.quantity.label} por município`}
        </h2>
        {kind.quantity === null ? (
          <SubjectPicker
            subjects={subjects}
            chosen={recording.chosen}
            onChange={recording.setChosen}
            groupWords={GROUP_WORDS[kind.subject]}
          />
        ) : (
          <QuantityGrid
            subjects={subjects}
            label={kind.quantity.label}
            most={kind.quantity.most}
            amounts={recording.amounts}
            onChange={recording.setAmounts}
          />
        )}
      </section>
      <footer className="screen-only sticky bottom-0 z-2 flex flex-wrap items-center gap-x-4 gap-y-2 border-rule-strong border-t bg-ground py-3 max-sm:bottom-14 lg:col-span-2">
        <Button type="submit" kind="primary" isDisabled={recording.busy || isWorking}>
          {buttonWords(picked.length)}
        </Button>
        <p className="min-w-0 flex-1 text-14" aria-live="polite">
          {recording.missing ? (
            <span className="text-bad">Escolha ao menos um.</span>
          ) : (
            <span className="text-ink-quiet">{pickedWords(picked, recording.amounts)}</span>
          )}
        </p>
        {recording.refused && (
          <Refusal {...recording.refused} nameOf={nameIn(subjects)} onDrop={recording.dropRefused} />
        )}
      </footer>
    </form>
  );
}

/** To the first field that asks for something, where one does. */
function focusProblem(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[data-invalid] :is(input, [role=spinbutton], button)')?.focus();
}

function buttonWords(count: number): string {
  if (count === 0) return 'Registrar';
  return count === 1 ? 'Registrar 1 fato' : `Registrar ${formatCount(count)} fatos`;
}

const FEW = 4;

function pickedWords(picked: readonly Subject[], amounts: ReadonlyMap<string, number>): string {
  if (picked.length === 0) return 'Ninguém escolhido ainda.';
  const names = picked
    .slice(0, FEW)
    .map((each) => (each.careLine === null ? each.name : `${each.group}, ${each.name}`));
  const rest = picked.length > FEW ? ` e mais ${picked.length - FEW}` : '';
  const people = picked.reduce((sum, each) => sum + (amounts.get(each.key) ?? 0), 0);
  const total = people > 0 ? ` Ao todo, ${formatCount(people)}.` : '';
  return `${names.join('; ')}${rest}.${total}`;
}

const nameIn = (subjects: readonly Subject[]) => (territory: string, careLine: string | null) =>
  subjects.find((each) => each.territory === territory && each.careLine === careLine)?.name ?? territory;
