import { useEffect, useRef, useState } from 'react';
import { AppError } from '../../../../kernel/app-error.ts';
import { savedAt } from '../../../../web/format.ts';
import type { EvaluationAnswer } from '../../contract.ts';
import { isSameJudgement, type Judgement } from '../../domain/evaluation/judgement.ts';
import { useEvaluationCommands } from './queries.ts';

type Standing = EvaluationAnswer['judgements'][number];

/** What another person wrote meanwhile. */
export interface Theirs extends Judgement {
  readonly version: number;
  readonly by: string | null;
}

/** Time without typing after which what was written is kept. */
const PAUSE_MS = 900;

const contentOf = ({ grade, text, recommendation }: Judgement): Judgement => ({
  grade,
  text,
  recommendation,
});

/** A judgement being written: kept by itself when whoever writes pauses; where two write, both are shown and one is chosen. */
export function useJudgement(semester: string, standing: Standing) {
  const { judge } = useEvaluationCommands();
  const [draft, setDraft] = useState<Judgement>(contentOf(standing));
  const kept = useRef({ version: standing.version, content: contentOf(standing) });
  const busy = useRef<Promise<boolean> | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<Theirs | null>(null);

  const write = async (content: Judgement, version: number): Promise<boolean> => {
    setSaved('gravando…');
    try {
      const written = await judge(semester, standing.objective, { ...content, expectedVersion: version });
      kept.current = { version: written.version, content };
      setSaved(savedAt(written.at));
      setProblem(null);
      return true;
    } catch (error) {
      setSaved(null);
      const isConflict = error instanceof AppError && error.code === 'conflict';
      setTheirs(isConflict ? ((error.details.theirs as Theirs | null) ?? null) : null);
      setProblem((error as Error).message);
      return false;
    } finally {
      busy.current = null;
    }
  };
  const save = (content: Judgement, version = kept.current.version): Promise<boolean> => {
    const writing = write(content, version);
    busy.current = writing;
    return writing;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the pause
  useEffect(() => {
    if (theirs !== null || isSameJudgement(draft, kept.current.content)) return;
    const timer = setTimeout(() => void save(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, theirs]);
  // What another person wrote is taken where nothing of ours waits.
  useEffect(() => {
    const { version, content } = kept.current;
    if (busy.current !== null || standing.version <= version || !isSameJudgement(draft, content)) return;
    kept.current = { version: standing.version, content: contentOf(standing) };
    setDraft(contentOf(standing));
  }, [standing, draft]);

  return {
    draft,
    put: (change: Partial<Judgement>) => setDraft((before) => ({ ...before, ...change })),
    /** Keeps now what is typed. @returns false where it was refused, which `problem` says. */
    keep: async (): Promise<boolean> => {
      await busy.current;
      return isSameJudgement(draft, kept.current.content) || save(draft);
    },
    saved,
    problem,
    theirs,
    keepMine: async () => {
      if (theirs === null) return;
      const { version } = theirs;
      setTheirs(null);
      await save(draft, version);
    },
    takeTheirs: () => {
      if (theirs === null) return;
      kept.current = { version: theirs.version, content: contentOf(theirs) };
      setDraft(contentOf(theirs));
      setTheirs(null);
      setProblem(null);
    },
  };
}
