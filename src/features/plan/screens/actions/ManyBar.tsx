import { ListChecks, X } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { type Action, MOST_CHANGES } from '../../contract.ts';
import { STATUS_WORDS, STATUSES, type Status } from '../../domain/state.ts';
import { CorrectForm } from '../reporting/corrections/CorrectForm.tsx';
import type { Corrections } from '../reporting/corrections/use-corrections.tsx';
import type { Skipped, Wanted } from '../reporting/use-many.ts';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { countOf, ownLines, plainTitle } from '../words.ts';

const KEEP = 'manter';

interface ManyBarProps {
  /** The rows that were read. */
  rows: readonly Action[];
  picked: ReadonlySet<string> | null;
  onPicked: (picked: ReadonlySet<string> | null) => void;
  reporting: Reporting;
  corrections: Corrections;
}

/** Begins and leads a change over many rows: pick them, say once what they become. */
export function ManyBar({ rows, picked, onPicked, reporting, corrections }: ManyBarProps) {
  const [asking, setAsking] = useState<'said' | 'corrected' | null>(null);
  if (picked === null) {
    return (
      <div className="screen-only mb-1 flex justify-end">
        <Button kind="quiet" icon={<ListChecks aria-hidden="true" />} onPress={() => onPicked(new Set())}>
          Selecionar várias
        </Button>
      </div>
    );
  }
  const chosen = rows.filter(({ id }) => picked.has(id));
  return (
    <div
      role="toolbar"
      aria-label="Mudar várias ações"
      className="screen-only mb-1 flex flex-wrap items-center gap-2 rounded bg-action-soft px-3 py-1"
    >
      <span aria-live="polite" className="text-14 font-semibold">
        {countOf(chosen.length, 'selecionada', 'selecionadas')}
      </span>
      <Button kind="primary" isDisabled={chosen.length === 0} onPress={() => setAsking('said')}>
        Mudar situação ou comentário…
      </Button>
      {corrections.may && (
        <Button kind="secondary" isDisabled={chosen.length === 0} onPress={() => setAsking('corrected')}>
          Mudar quem lança ou prazo…
        </Button>
      )}
      <Button kind="quiet" onPress={() => onPicked(new Set(rows.map(({ id }) => id)))}>
        Selecionar as {formatCount(rows.length)} lidas
      </Button>
      <Button kind="quiet" icon={<X aria-hidden="true" />} onPress={() => onPicked(null)}>
        Encerrar
      </Button>
      {asking === 'said' && (
        <ManyForm
          actions={chosen}
          onClose={() => setAsking(null)}
          onSave={async (wanted, skipped) => {
            setAsking(null);
            await reporting.reportMany(wanted, skipped);
            onPicked(new Set());
          }}
        />
      )}
      {asking === 'corrected' && (
        <CorrectForm
          actions={chosen}
          onClose={() => setAsking(null)}
          onAsk={(cells) => {
            corrections.ask(cells);
            onPicked(new Set());
          }}
        />
      )}
    </div>
  );
}

/** Each own line of the picked actions as it is to be; actions of others stay as they are. */
function linesFor(actions: readonly Action[], change: Pick<Wanted, 'status' | 'note'>) {
  const wanted: Wanted[] = [];
  const skipped: Skipped[] = [];
  for (const action of actions) {
    const own = ownLines(action);
    if (own.length === 0) skipped.push({ name: action.id, why: action.lines[0]?.refusal ?? '' });
    for (const line of own) wanted.push({ action, line, ...change });
  }
  return { wanted, skipped };
}

interface ManyFormProps {
  actions: readonly Action[];
  onClose: () => void;
  onSave: (wanted: readonly Wanted[], skipped: readonly Skipped[]) => Promise<void>;
}

function ManyForm({ actions, onClose, onSave }: ManyFormProps) {
  const [status, setStatus] = useState<string>(KEEP);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { wanted, skipped } = linesFor(actions, {
    status: status === KEEP ? undefined : (status as Status),
    note: note.trim() === '' ? undefined : note.trim(),
  });
  const save = async () => {
    if (status === KEEP && note.trim() === '')
      return setProblem('Escolha a situação ou escreva o comentário.');
    if (wanted.length > MOST_CHANGES) {
      return setProblem(`São no máximo ${MOST_CHANGES} linhas de uma vez: selecione menos ações.`);
    }
    try {
      await onSave(wanted, skipped);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Não foi possível salvar. Tente de novo.');
    }
  };
  return (
    <Dialog
      title={countOf(actions.length, 'ação selecionada', 'ações selecionadas')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button kind="primary" isDisabled={wanted.length === 0} onPress={() => void save()}>
            Gravar {countOf(wanted.length, 'linha', 'linhas')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Select
          label="Situação"
          options={[
            { id: KEEP, label: 'Não mudar a situação' },
            ...STATUSES.map((each) => ({ id: each, label: STATUS_WORDS[each] })),
          ]}
          value={status}
          onChange={setStatus}
        />
        <TextField
          label="Comentário da unidade"
          help="Vale também como motivo, onde a mudança pede um."
          optional
          rows={2}
          maxLength={2000}
          value={note}
          onChange={setNote}
          error={problem}
        />
        {skipped.length > 0 && (
          <p className="text-14 text-ink-quiet">
            {countOf(skipped.length, 'ação não é sua e fica', 'ações não são suas e ficam')} como está:{' '}
            {skipped.map(({ name }) => plainTitle(name)).join(', ')}.
          </p>
        )}
      </div>
    </Dialog>
  );
}
