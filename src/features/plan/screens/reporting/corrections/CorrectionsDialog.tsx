import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AppError } from '../../../../../kernel/app-error.ts';
import { apiPost } from '../../../../../web/api.ts';
import { Button } from '../../../../../web/components/Button.tsx';
import { Dialog } from '../../../../../web/components/Dialog.tsx';
import { ErrorState } from '../../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../../web/components/Loading.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import {
  type AskedCells,
  CellsAnswer,
  type CellsReading,
  CorrectionProblem,
  type CorrectionsBody,
} from '../../../contract.ts';
import { countOf } from '../../words.ts';
import { type CellDoubt, changeOf, doubtsOf, isChange } from './changes.ts';
import { DoubtfulCell } from './DoubtfulCell.tsx';
import { WantedChange } from './WantedChange.tsx';

interface CorrectionsDialogProps {
  cells: readonly AskedCells[];
  onClose: () => void;
  /** Rejects where nothing was saved. */
  onSave: (body: CorrectionsBody) => Promise<void>;
}

const Problems = CorrectionProblem.array();

/** The actions that somebody changed between reading and saving; null where it was something else. */
function changedMeanwhile(error: unknown): string[] | null {
  if (!(error instanceof AppError) || error.code !== 'conflict') return null;
  const read = Problems.safeParse(error.details.problems);
  return read.success ? read.data.map(({ action }) => action) : null;
}

function useCells(asked: readonly AskedCells[]) {
  const [cells, setCells] = useState(asked);
  const query = useQuery({
    queryKey: ['plan', 'corrections', cells],
    queryFn: () => apiPost('/api/plan/corrections/read', { cells }, CellsAnswer),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  const put = (action: string, field: 'owner' | 'deadline', words: string) =>
    setCells((now) => now.map((each) => (each.action === action ? { ...each, [field]: words } : each)));
  return { query, put };
}

const REASON_DUE = 'Escreva o motivo: ele fica no histórico de cada ação.';
const CLASH = 'Outra pessoa mudou antes. Nada foi gravado: veja os dois valores e marque o seu se ele fica.';

/** What of the readings is saved, why, and what stood against it. */
function useGesture(
  items: readonly CellsReading[],
  { onClose, onSave }: Omit<CorrectionsDialogProps, 'cells'>,
) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [clashed, setClashed] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const changed = items.filter(isChange);
  const corrections = changed.filter(({ action }) => !left.has(action)).map(changeOf);
  const asksReason = corrections.some(({ units }) => units !== undefined);
  const pick = (action: string, keep: boolean) => {
    const next = new Set(left);
    if (keep) next.delete(action);
    else next.add(action);
    setLeft(next);
  };
  const failed = (error: unknown): boolean => {
    const others = changedMeanwhile(error);
    if (others === null) setProblem(error instanceof Error ? error.message : String(error));
    else {
      setClashed(new Set(others));
      setLeft(new Set([...left, ...others]));
      setProblem(CLASH);
    }
    return others !== null;
  };
  /** @returns whether what is stored must be read again. */
  const save = async (): Promise<boolean> => {
    if (corrections.length === 0) onClose();
    else if (asksReason && reason.trim() === '') setProblem(REASON_DUE);
    else {
      try {
        await onSave({ corrections, ...(asksReason && { reason: reason.trim() }) });
      } catch (error) {
        return failed(error);
      }
    }
    return false;
  };
  return {
    changed,
    count: corrections.length,
    asksReason,
    left,
    clashed,
    pick,
    reason,
    setReason,
    problem,
    save,
  };
}

/** Nothing is saved yet: how each cell is read beside what is stored, what is doubtful with its choices, and the reason. */
export function CorrectionsDialog({ cells, ...answer }: CorrectionsDialogProps) {
  const { query, put } = useCells(cells);
  const [busy, setBusy] = useState(false);
  const items = query.data?.items ?? [];
  const gesture = useGesture(items, answer);
  const doubts = items.flatMap(doubtsOf);
  const save = async () => {
    setBusy(true);
    if (await gesture.save()) await query.refetch();
    setBusy(false);
  };
  return (
    <Dialog
      title="Antes de gravar"
      isOpen
      role="alertdialog"
      onClose={answer.onClose}
      footer={
        <>
          {gesture.count > 0 && (
            <Button kind="quiet" onPress={answer.onClose}>
              Não gravar nada
            </Button>
          )}
          <Button kind="primary" isDisabled={busy || query.isFetching} onPress={() => void save()}>
            {gesture.count === 0 ? 'Deixar como está' : `Gravar ${countOf(gesture.count, 'ação', 'ações')}`}
          </Button>
        </>
      }
    >
      {query.isPending && <Loading label="Lendo as células" />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data && (
        <>
          <Doubts doubts={doubts} onChoose={put} />
          <Changes gesture={gesture} isDoubted={doubts.length > 0} />
        </>
      )}
    </Dialog>
  );
}

interface DoubtsProps {
  doubts: readonly CellDoubt[];
  onChoose: (action: string, field: CellDoubt['field'], words: string) => void;
}

function Doubts({ doubts, onChoose }: DoubtsProps) {
  if (doubts.length === 0) return null;
  return (
    <section aria-label="Falta decidir" className="mb-4">
      <h3 className="text-14 font-semibold">
        {countOf(doubts.length, 'célula falta decidir', 'células faltam decidir')}
      </h3>
      <p className="mb-2 text-13 text-ink-quiet">O que não se decidir fica como está.</p>
      {doubts.map((each) => (
        <DoubtfulCell
          key={`${each.action} ${each.field}`}
          doubt={each}
          onChoose={(words) => onChoose(each.action, each.field, words)}
        />
      ))}
    </section>
  );
}

interface ChangesProps {
  gesture: ReturnType<typeof useGesture>;
  /** Whether something is still to be decided. */
  isDoubted: boolean;
}

function Changes({ gesture, isDoubted }: ChangesProps) {
  const { changed, left, clashed, pick, asksReason, reason, setReason, problem } = gesture;
  return (
    <>
      {changed.length === 0 ? (
        <p>{isDoubted ? 'Nada muda enquanto não se decide.' : 'Nada muda: o que se leu já está assim.'}</p>
      ) : (
        <section aria-label="O que muda">
          <h3 className="text-14 font-semibold">{countOf(changed.length, 'ação muda', 'ações mudam')}</h3>
          <ul className="max-h-72 overflow-auto">
            {changed.map((each) => (
              <WantedChange
                key={each.action}
                reading={each}
                isKept={!left.has(each.action)}
                isClash={clashed.has(each.action)}
                onKeep={(keep) => pick(each.action, keep)}
              />
            ))}
          </ul>
        </section>
      )}
      {asksReason && (
        <TextField
          className="mt-4"
          label="Motivo"
          help="Vale para todas, e fica no histórico de cada uma. A parte de quem sai é encerrada, sem perder o que disse."
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
      )}
      {problem && (
        <p role="alert" className="mt-3 text-14 text-bad">
          {problem}
        </p>
      )}
    </>
  );
}
