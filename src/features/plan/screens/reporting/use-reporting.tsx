import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import { AppError } from '../../../../kernel/app-error.ts';
import { apiGet, apiPatch } from '../../../../web/api.ts';
import { savedAt } from '../../../../web/format.ts';
import { ChangeAnswer } from '../../contract/changes.ts';
import { ActionDetail } from '../../contract/detail.ts';
import type { Action, Line } from '../../contract.ts';
import type { Pledge } from '../../domain/pledge/pledge.ts';
import type { Status } from '../../domain/state.ts';
import { keepActions } from '../queries.ts';
import type { Conclusion } from './ConcludeDialog.tsx';
import type { Reasoned } from './ReasonDialog.tsx';
import { type Saved, type Skipped, takingBack, useMany, type Wanted } from './use-many.ts';

type Field = 'status' | 'note';

/** A change that must come with words, a record, or both. */
interface Asking extends Omit<Reasoned, 'why'> {
  why: string | null;
  pledge: Pledge | null;
}

/** A change that met a newer one: what I chose, and what is stored. */
export interface Clash {
  action: Action;
  line: Line;
  field: Field;
  mine: { status?: Status; note: string | null; records?: Conclusion['records'] };
  theirs: { status: Status | null; note: string | null; version: number };
}

// Asked for seldom: it stays out of the first load of Início.
const ReasonDialog = lazy(() =>
  import('./ReasonDialog.tsx').then((file) => ({ default: file.ReasonDialog })),
);

const ConcludeDialog = lazy(() =>
  import('./ConcludeDialog.tsx').then((file) => ({ default: file.ConcludeDialog })),
);

const ManyDialog = lazy(() => import('./ManyDialog.tsx').then((file) => ({ default: file.ManyDialog })));

export interface Reporting {
  /** "salvando…", "salvo às 14:32" or what went wrong, for the head of the screen. */
  saved: string | null;
  /** The last gesture, which can be taken back as a whole. */
  last: Saved | null;
  report: (action: Action, line: Line, status: Status) => Promise<void>;
  comment: (action: Action, line: Line, note: string) => Promise<void>;
  /** Many lines as one gesture; what stands against it is asked in one dialog. */
  reportMany: (wanted: readonly Wanted[], skipped?: readonly Skipped[]) => Promise<void>;
  /** Any other gesture of the screen: saved, shown and taken back like these. */
  gesture: (sent: () => Promise<Saved>) => Promise<void>;
  /** Whether a question over many lines stands open. */
  isAsking: boolean;
  undo: () => Promise<void>;
  clashOf: (action: Action, field: Field) => Clash | null;
  keepMine: (clash: Clash) => Promise<void>;
  takeTheirs: (clash: Clash) => void;
  /** Asks for the reason where a change needs one; render it once. */
  dialog: ReactNode;
}

const keyOf = (action: string, field: Field) => `${action}/${field}`;
const url = (action: string, what: string) => `/api/plan/actions/${encodeURIComponent(action)}/${what}`;

function clashFrom(
  error: unknown,
  action: Action,
  line: Line,
  field: Field,
  mine: Clash['mine'],
): Clash | null {
  if (!(error instanceof AppError) || error.code !== 'conflict') return null;
  const theirs = error.details.theirs as Clash['theirs'] | undefined;
  return theirs ? { action, line, field, mine, theirs } : null;
}

/** Clashes by action and field, kept until somebody chooses. */
function useClashes() {
  const [clashes, setClashes] = useState<ReadonlyMap<string, Clash>>(new Map());
  const put = useCallback((clash: Clash) => {
    setClashes((now) => new Map(now).set(keyOf(clash.action.id, clash.field), clash));
  }, []);
  const drop = useCallback((clash: Clash) => {
    setClashes((now) => {
      const next = new Map(now);
      next.delete(keyOf(clash.action.id, clash.field));
      return next;
    });
  }, []);
  return { clashes, put, drop };
}

const savedText = ({ at }: Saved): string => (at === null ? 'nada a mudar' : savedAt(at));

/** Sends one change at a time and says how it went. */
function useSaving(onClash: (clash: Clash) => void) {
  const queries = useQueryClient();
  const [saved, setSaved] = useState<string | null>(null);
  const [last, setLast] = useState<Saved | null>(null);
  const run = useCallback(
    async (sent: () => Promise<Saved>, clash: (error: unknown) => Clash | null) => {
      setSaved('salvando…');
      try {
        const done = await sent();
        keepActions(queries, done.actions);
        setSaved(savedText(done));
        setLast(done.takeBack === null ? null : done);
      } catch (error) {
        const found = clash(error);
        setSaved(found ? 'não salvo: outra pessoa mudou antes' : 'não salvo');
        if (!found) throw error;
        onClash(found);
      }
    },
    [queries, onClash],
  );
  return { saved, last, run, queries };
}

type Run = ReturnType<typeof useSaving>['run'];

const savedOne = ({ action, change }: ChangeAnswer): Saved => ({
  actions: [action],
  at: change.at,
  takeBack: takingBack([{ action: action.id, unit: change.unit, version: change.version }]),
});

/** The two things a unit says of its part. */
function useSends(run: Run) {
  const sendStatus = useCallback(
    (action: Action, line: Line, status: Status, { note, records }: Partial<Conclusion> = {}) => {
      const body = { unit: line.unit, status, note, records, expectedVersion: line.version };
      return run(
        async () => savedOne(await apiPatch(url(action.id, 'status'), body, ChangeAnswer)),
        (error) =>
          clashFrom(error, action, line, 'status', {
            status,
            note: note ?? null,
            ...(records && { records }),
          }),
      );
    },
    [run],
  );
  const comment = useCallback(
    async (action: Action, line: Line, text: string) => {
      const note = text.trim() === '' ? null : text.trim();
      if (note === line.note) return;
      const body = { unit: line.unit, note, expectedVersion: line.version };
      await run(
        async () => savedOne(await apiPatch(url(action.id, 'note'), body, ChangeAnswer)),
        (error) => clashFrom(error, action, line, 'note', { note }),
      );
    },
    [run],
  );
  return { sendStatus, comment };
}

/** Takes the last gesture back, once. */
function useUndo(run: Run, last: Saved | null) {
  const busy = useRef(false);
  return useCallback(async () => {
    if (!last?.takeBack || busy.current) return;
    busy.current = true;
    try {
      await run(last.takeBack, () => null);
    } finally {
      busy.current = false;
    }
  }, [last, run]);
}

interface AskingDialogProps {
  asking: Asking;
  onClose: () => void;
  send: ReturnType<typeof useSends>['sendStatus'];
}

/** The question before a change: the record that the verb promised, or the reason. */
function AskingDialog({ asking, onClose, send }: AskingDialogProps) {
  const { action, line, status, why, pledge } = asking;
  if (pledge === null)
    return (
      <ReasonDialog
        asking={{ action, line, status, why: why ?? '' }}
        onClose={onClose}
        onConfirm={(note) => send(action, line, status, { note })}
      />
    );
  return (
    <ConcludeDialog
      title={`Concluir ${action.id}`}
      pledge={pledge}
      needsNote={why}
      onClose={onClose}
      onConfirm={(conclusion) => send(action, line, status, conclusion)}
    />
  );
}

/** Everything a screen needs to report actions in place: autosave, one step back, both values of a clash. */
export function useReporting(): Reporting {
  const { clashes, put, drop } = useClashes();
  const { saved, last, run, queries } = useSaving(put);
  const { sendStatus, comment } = useSends(run);
  const undo = useUndo(run, last);
  const many = useMany(run);
  const [asking, setAsking] = useState<Asking | null>(null);
  const gesture = useCallback((sent: () => Promise<Saved>) => run(sent, () => null), [run]);

  const report = async (action: Action, line: Line, status: Status) => {
    const change = line.changes.find((each) => each.status === status);
    if (!change) return;
    if (change.needsNote === null && change.pledge === null) await sendStatus(action, line, status);
    else setAsking({ action, line, status, why: change.needsNote, pledge: change.pledge });
  };
  const keepMine = async (clash: Clash) => {
    drop(clash);
    const { action, mine, theirs } = clash;
    const line = { ...clash.line, version: theirs.version, note: theirs.note };
    if (mine.status === undefined) await comment(action, line, mine.note ?? '');
    else
      await sendStatus(action, line, mine.status, {
        ...(mine.note !== null && { note: mine.note }),
        ...(mine.records && { records: mine.records }),
      });
  };
  const takeTheirs = (clash: Clash) => {
    drop(clash);
    void apiGet(`/api/plan/actions/${encodeURIComponent(clash.action.id)}`, ActionDetail).then(({ action }) =>
      keepActions(queries, [action]),
    );
  };
  const dialog = (
    <Suspense>
      {asking && <AskingDialog asking={asking} onClose={() => setAsking(null)} send={sendStatus} />}
      {many.doubt && <ManyDialog {...many.doubt} />}
    </Suspense>
  );
  const clashOf = (action: Action, field: Field) => clashes.get(keyOf(action.id, field)) ?? null;
  return {
    saved,
    last,
    report,
    comment,
    reportMany: many.reportMany,
    gesture,
    isAsking: many.doubt !== null,
    undo,
    clashOf,
    keepMine,
    takeTheirs,
    dialog,
  };
}
