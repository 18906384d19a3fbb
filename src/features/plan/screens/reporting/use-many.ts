import { useCallback, useState } from 'react';
import { AppError } from '../../../../kernel/app-error.ts';
import { apiPost } from '../../../../web/api.ts';
import { ManyAnswer, ManyProblem } from '../../contract/changes.ts';
import type { Action, Line } from '../../contract.ts';
import { pledgeWords } from '../../domain/pledge/pledge.ts';
import type { Status } from '../../domain/state.ts';

/** One line of a gesture: what it becomes. */
export interface Wanted {
  action: Action;
  line: Line;
  status?: Status | undefined;
  /** null erases. */
  note?: string | null | undefined;
}

/** What was saved in one gesture. */
export interface Saved {
  actions: readonly Action[];
  at: string | null;
  /** Takes the whole gesture back; null where there is nothing to take back. */
  takeBack: (() => Promise<Saved>) | null;
}

type Run = (sent: () => Promise<Saved>, clash: (error: unknown) => null) => Promise<void>;

/** What stays as it is, and why. */
export interface Skipped {
  name: string;
  why: string;
}

/** What is asked before a gesture is saved: what is left out, lines that changed meanwhile, a reason. */
export interface Doubt {
  wanted: readonly Wanted[];
  skipped: readonly Skipped[];
  problems: readonly ManyProblem[];
  onClose: () => void;
  /** The lines to save now, each with the version it was chosen upon. */
  onSave: (wanted: readonly Wanted[]) => Promise<void>;
}

interface LineLeft {
  action: string;
  unit: string;
  version: number;
}

/** The way back from lines, as the gesture left them. */
export const takingBack = (left: readonly LineLeft[]): Saved['takeBack'] =>
  left.length === 0
    ? null
    : async () => {
        const lines = left.map(({ action, unit, version }) => ({ action, unit, expectedVersion: version }));
        const done = await apiPost('/api/plan/changes/undo', { lines }, ManyAnswer);
        return { ...savedMany(done), takeBack: null };
      };

const savedMany = ({ actions, changes }: ManyAnswer): Saved => ({
  actions,
  at: changes[0]?.at ?? null,
  takeBack: takingBack(changes),
});

const Problems = ManyProblem.array();

function problemsOf(error: unknown): ManyProblem[] | null {
  if (!(error instanceof AppError)) return null;
  const read = Problems.safeParse(error.details.problems);
  return read.success && read.data.length > 0 ? read.data : null;
}

/** Why a line asks for words before this change, or null. */
export function reasonDue({ line, status, note }: Wanted): string | null {
  if (status === undefined || note) return null;
  const change = line.changes.find((each) => each.status === status);
  if (!change) return null;
  return change.needsNote ?? (change.pledge && pledgeWords(change.pledge.verb, change.pledge.asks));
}

export const keyOf = (action: string, unit: string) => `${action}/${unit}`;
export const isClash = ({ code, theirs }: ManyProblem) => code === 'conflict' && theirs !== null;

/** One line after the answers, or null where it is left as it is stored. */
function chosenLine(
  each: Wanted,
  problem: ManyProblem | undefined,
  isMine: boolean,
  reason: string,
): Wanted | null {
  if (problem?.code === 'refused' && reason === '') return null;
  const asksReason = problem?.code === 'refused' || reasonDue(each) !== null;
  const told = asksReason ? { ...each, note: reason } : each;
  if (!problem || problem.code === 'refused') return told;
  if (!problem.theirs || !isMine) return null;
  const { version, status, note } = problem.theirs;
  return { ...told, line: { ...each.line, version, status, note } };
}

/** The lines that are saved after the answers: mine upon the stored version where I chose so, the others left out. */
export function chosenLines(
  wanted: readonly Wanted[],
  problems: readonly ManyProblem[],
  mine: ReadonlySet<string>,
  reason: string,
): Wanted[] {
  const byLine = new Map(problems.map((problem) => [keyOf(problem.action, problem.unit), problem]));
  return wanted.flatMap((each) => {
    const key = keyOf(each.action.id, each.line.unit);
    return chosenLine(each, byLine.get(key), mine.has(key), reason) ?? [];
  });
}

/** Saves many lines as one gesture, and holds what must be asked first. */
export function useMany(run: Run) {
  const [doubt, setDoubt] = useState<Omit<Doubt, 'onClose' | 'onSave'> | null>(null);
  const send = useCallback(
    async (wanted: readonly Wanted[]) => {
      const changes = wanted.map(({ action, line, status, note }) => ({
        action: action.id,
        unit: line.unit,
        expectedVersion: line.version,
        status,
        note,
      }));
      try {
        await run(
          async () => savedMany(await apiPost('/api/plan/changes', { changes }, ManyAnswer)),
          () => null,
        );
        setDoubt(null);
      } catch (error) {
        const problems = problemsOf(error);
        if (problems === null) throw error;
        setDoubt({ wanted, skipped: [], problems });
      }
    },
    [run],
  );
  const reportMany = useCallback(
    async (wanted: readonly Wanted[], skipped: readonly Skipped[] = []) => {
      if (skipped.length > 0 || wanted.some((each) => reasonDue(each) !== null)) {
        setDoubt({ wanted, skipped, problems: [] });
      } else if (wanted.length > 0) {
        await send(wanted);
      }
    },
    [send],
  );
  return { reportMany, doubt: doubt && { ...doubt, onClose: () => setDoubt(null), onSave: send } };
}
