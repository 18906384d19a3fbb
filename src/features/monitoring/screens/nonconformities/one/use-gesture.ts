import { useState } from 'react';
import { AppError } from '../../../../../kernel/app-error.ts';
import type { NonConformityDetail } from '../../../contract.ts';
import { type Asked, useNonConformityCommands } from '../queries.ts';

interface Theirs {
  readonly description?: string | null;
  readonly cause?: { readonly whys: readonly string[] } | null;
}

/** What the other person left, in the words that this form would have written over. */
function theirsOf(error: unknown, of: 'description' | 'cause'): string | null {
  if (!(error instanceof AppError) || error.code !== 'conflict') return null;
  const theirs = error.details.theirs as Theirs | undefined;
  return of === 'description' ? (theirs?.description ?? null) : (theirs?.cause?.whys.join(' → ') ?? null);
}

/** One gesture on this non-conformity, on the version that is shown. Throws what the server answers. */
export function useGesture({ id, version }: Pick<NonConformityDetail, 'id' | 'version'>) {
  const { change } = useNonConformityCommands();
  return (asked: Asked) => change(id, version, asked);
}

/** A form in place: what was typed stays where somebody else was faster, with what they wrote beside it. */
export function useFormInPlace(nc: NonConformityDetail, of: 'description' | 'cause') {
  const run = useGesture(nc);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (asked: Asked) => {
    setBusy(true);
    setProblem(null);
    setTheirs(null);
    try {
      await run(asked);
      setOpen(false);
    } catch (error) {
      setProblem((error as Error).message);
      setTheirs(theirsOf(error, of));
    } finally {
      setBusy(false);
    }
  };
  const toggle = (next: boolean) => {
    setProblem(null);
    setTheirs(null);
    setOpen(next);
  };
  return { open, toggle, save, busy, problem, theirs };
}
