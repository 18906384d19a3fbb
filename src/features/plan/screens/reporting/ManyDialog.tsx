import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { Button } from '../../../../web/components/Button.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { ManyProblem } from '../../contract.ts';
import { statusWords } from '../../domain/state.ts';
import { countOf, plainTitle } from '../words.ts';
import { chosenLines, type Doubt, isClash, keyOf, reasonDue } from './use-many.ts';

/** One side of a changed line in words: "Concluída, “Ata de 3 de março”". */
function valueText(value: NonNullable<ManyProblem['yours']>): string {
  const words = [
    ...(value.status === undefined ? [] : [statusWords(value.status)]),
    ...(value.note === undefined ? [] : [value.note === null ? 'sem comentário' : `“${value.note}”`]),
  ];
  return words.join(', ');
}

/** Nothing of the gesture is saved yet: what stays out, both values of what changed meanwhile, and the reason where one is due. */
export function ManyDialog({ wanted, skipped, problems, onClose, onSave }: Doubt) {
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const clashes = problems.filter(isClash);
  const refused = problems.filter((each) => !isClash(each));
  const due =
    wanted.map(reasonDue).find((why) => why !== null) ??
    refused.find(({ code }) => code === 'refused')?.message;
  const lines = chosenLines(wanted, problems, mine, reason.trim());
  const save = async () => {
    if (due && reason.trim() === '')
      return setProblem('Escreva o motivo: ele fica no histórico de cada linha.');
    setBusy(true);
    try {
      if (lines.length === 0) onClose();
      else await onSave(lines);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Não foi possível salvar. Tente de novo.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={clashes.length > 0 ? 'Outra pessoa mudou antes' : 'Antes de gravar'}
      isOpen
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            Não gravar nada
          </Button>
          <Button kind="primary" isDisabled={busy} onPress={() => void save()}>
            {lines.length === 0 ? 'Deixar como está' : `Gravar ${countOf(lines.length, 'linha', 'linhas')}`}
          </Button>
        </>
      }
    >
      <p className="mb-3">Nada foi gravado ainda.</p>
      {clashes.map((each) => (
        <ClashChoice
          key={keyOf(each.action, each.unit)}
          problem={each}
          isMine={mine.has(keyOf(each.action, each.unit))}
          onChoose={(keep) => {
            const next = new Set(mine);
            if (keep) next.add(keyOf(each.action, each.unit));
            else next.delete(keyOf(each.action, each.unit));
            setMine(next);
          }}
        />
      ))}
      <Left
        skipped={[
          ...skipped,
          ...refused
            .filter(({ code }) => code !== 'refused')
            .map((each) => ({ name: each.action, why: each.message })),
        ]}
      />
      {due && (
        <TextField
          label="Motivo"
          help={due}
          rows={2}
          value={reason}
          onChange={setReason}
          error={problem}
          autoFocus
        />
      )}
      {!due && problem && (
        <p role="alert" className="mt-3 text-14 text-bad">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

function ClashChoice({
  problem,
  isMine,
  onChoose,
}: {
  problem: ManyProblem;
  isMine: boolean;
  onChoose: (mine: boolean) => void;
}) {
  const look =
    'flex min-h-9 cursor-pointer items-center gap-2 rounded border border-rule-strong px-3 py-1 text-14 data-focus-visible:outline-3 data-focus-visible:outline-focus data-selected:border-action data-selected:bg-action-soft data-selected:font-semibold max-sm:min-h-11';
  return (
    <RadioGroup
      aria-label={`Ação ${problem.action}: qual valor fica?`}
      value={isMine ? 'mine' : 'theirs'}
      onChange={(value) => onChoose(value === 'mine')}
      className="mb-3 grid gap-1.5"
    >
      <p className="text-14 font-semibold">Ação {problem.action}</p>
      <Radio value="theirs" className={look}>
        Aceitar o gravado: {problem.theirs && valueText(onlyAsked(problem))}
      </Radio>
      <Radio value="mine" className={look}>
        Manter o meu: {valueText(problem.yours ?? {})}
      </Radio>
    </RadioGroup>
  );
}

/** Of what is stored, the facts that were to change. */
function onlyAsked({ yours, theirs }: ManyProblem) {
  return {
    ...(yours?.status !== undefined && { status: theirs?.status ?? null }),
    ...(yours?.note !== undefined && { note: theirs?.note ?? null }),
  };
}

function Left({ skipped }: Pick<Doubt, 'skipped'>) {
  if (skipped.length === 0) return null;
  return (
    <section className="mb-3">
      <h3 className="text-14 font-semibold">
        {countOf(skipped.length, 'fica como está', 'ficam como estão')}
      </h3>
      <ul className="max-h-48 overflow-auto text-14">
        {skipped.map(({ name, why }) => (
          <li key={`${name} ${why}`} className="border-rule border-b py-1">
            <span className="font-semibold">{plainTitle(name)}</span>: {why}
          </li>
        ))}
      </ul>
    </section>
  );
}
