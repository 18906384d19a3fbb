import { useEffect, useRef, useState } from 'react';
import { AppError } from '../../../../kernel/app-error.ts';
import { showToast } from '../../../../web/components/Toast.tsx';
import { savedAt } from '../../../../web/format.ts';
import type { CellNamed, CellsWritten, MonthLine, ReportAnswer } from '../../contract.ts';
import { useMonthCommands } from '../queries.ts';
import { countOf } from '../words.ts';
import type { Change } from './read-cells.ts';

export interface LineChange {
  readonly line: MonthLine;
  readonly change: Change;
}

/** A change that met a newer one: mine waits until somebody chooses. */
export interface Clash extends LineChange {
  readonly theirs: Partial<Pick<MonthLine, 'status' | 'progress' | 'comment'>>;
}

interface Versions {
  readonly version: number;
  readonly lineVersion: number;
}

interface Problem {
  action: string;
  theirs: Clash['theirs'] | null;
}

/** The newest versions this page knows of, so that fast hands conflict with nobody. */
function useVersions(lines: readonly MonthLine[]) {
  const known = useRef(new Map<string, Versions>());
  useEffect(() => {
    known.current = new Map(
      lines.map(({ action, version, lineVersion }) => [action, { version, lineVersion }]),
    );
  }, [lines]);
  return {
    of: (line: MonthLine): Versions => known.current.get(line.action) ?? line,
    learn: ({ cells }: CellsWritten) => {
      for (const { action, version, lineVersion } of cells)
        known.current.set(action, { version, lineVersion });
    },
  };
}

function clashesOf(error: unknown, changes: readonly LineChange[]): Clash[] {
  if (!(error instanceof AppError) || error.code !== 'conflict') return [];
  const problems = (error.details.problems ?? []) as Problem[];
  return problems.flatMap(({ action, theirs }) => {
    const mine = changes.find(({ line }) => line.action === action);
    return mine ? [{ ...mine, theirs: theirs ?? {} }] : [];
  });
}

const sayProblem = (error: unknown) => showToast((error as Error).message, { tone: 'problem' });

/** One writing after another: each goes upon the versions that the one before it made. */
function useTurns() {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.current.then(work);
    queue.current = done.catch(() => undefined);
    return done;
  };
}

/** Clashes by action, kept until somebody chooses. */
function useClashes() {
  const [clashes, setClashes] = useState<ReadonlyMap<string, Clash>>(new Map());
  return {
    of: (action: string) => clashes.get(action) ?? null,
    put: (found: readonly Clash[]) =>
      setClashes((before) => new Map([...before, ...found.map((each) => [each.line.action, each] as const)])),
    drop: (action: string) => setClashes((before) => new Map([...before].filter(([key]) => key !== action))),
  };
}

type Gesture = readonly CellNamed[];

/** Saves gestures in turn, keeps their way back, and says how it went. */
function useSaving(answer: ReportAnswer, put: (found: readonly Clash[]) => void) {
  const { say, takeBack } = useMonthCommands(answer.calendar.competencia);
  const versions = useVersions(answer.lines);
  const inTurn = useTurns();
  const [saved, setSaved] = useState<string | null>(null);
  const [past, setPast] = useState<readonly Gesture[]>([]);
  const unit = answer.unit.id;
  const keep = (written: CellsWritten) => {
    versions.learn(written);
    setSaved(written.at === null ? 'nada a mudar' : savedAt(written.at));
    const gesture = written.cells.map(({ action, version }) => ({ action, unit, expectedVersion: version }));
    if (gesture.length > 0) setPast((before) => [...before, gesture]);
    return written;
  };
  const write = (changes: readonly LineChange[]): Promise<CellsWritten | null> =>
    inTurn(async () => {
      setSaved('salvando…');
      const cells = changes.map(({ line, change }) => {
        const { version, lineVersion } = versions.of(line);
        return { action: line.action, unit, expectedVersion: version, lineVersion, ...change };
      });
      try {
        return keep(await say(cells));
      } catch (error) {
        const found = clashesOf(error, changes);
        setSaved(found.length > 0 ? 'não salvo: outra pessoa mudou antes' : 'não salvo');
        if (found.length === 0) throw error;
        put(found);
        return null;
      }
    });
  const undo = () => {
    const last = past.at(-1);
    if (last === undefined) return;
    setPast((before) => before.slice(0, -1));
    inTurn(async () => {
      versions.learn(await takeBack(last));
      setSaved('desfeito');
      showToast(last.length === 1 ? 'Linha desfeita.' : `${last.length} linhas desfeitas.`);
    }).catch(sayProblem);
  };
  return { saved, canUndo: past.length > 0, write, undo };
}

/** Writing a month's report in place: each gesture is saved at once, and is taken back as a whole. */
export function useReportCells(answer: ReportAnswer) {
  const clashes = useClashes();
  const { write, ...saving } = useSaving(answer, clashes.put);
  /** Several lines as one gesture; says what was left out. */
  const writeMany = async (changes: readonly LineChange[], skipped: readonly string[]) => {
    try {
      const written = changes.length === 0 ? null : await write(changes);
      const words = [
        `${countOf(written?.cells.length ?? 0, 'linha gravada', 'linhas gravadas')}.`,
        ...skipped.slice(0, 3),
      ];
      if (skipped.length > 3) words.push(`E mais ${skipped.length - 3}.`);
      showToast(words.join(' '), skipped.length > 0 ? { tone: 'problem' } : {});
    } catch (error) {
      sayProblem(error);
    }
  };
  return {
    ...saving,
    clashOf: clashes.of,
    write: (line: MonthLine, change: Change) => write([{ line, change }]),
    writeMany,
    keepMine: (clash: Clash) => {
      clashes.drop(clash.line.action);
      const fresh = answer.lines.find(({ action }) => action === clash.line.action) ?? clash.line;
      write([{ line: fresh, change: clash.change }]).catch(sayProblem);
    },
    takeTheirs: (clash: Clash) => clashes.drop(clash.line.action),
  };
}

export type ReportCells = ReturnType<typeof useReportCells>;
