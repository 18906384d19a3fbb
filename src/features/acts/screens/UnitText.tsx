import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ActUnit } from '../contract.ts';
import { type Run, runsOf } from '../domain/runs.ts';
import type { FindingMark } from './findings/use-margin.tsx';
import type { Hit } from './InsideSearch.tsx';

export interface UnitTextProps {
  unit: ActUnit;
  hits: readonly Hit[];
  marks: readonly FindingMark[];
  /** The finding that the reader is at. */
  current: string | null;
}

/** The words of a provision: norms it names lead to the registry, words looked for and words at issue are marked. */
export function UnitText({ unit, hits, marks, current }: UnitTextProps) {
  return runsOf(unit.text, unit.references, hits, marks).map((run) => {
    const words = <Words {...run} current={current} />;
    if (run.reference === null) return <Fragment key={run.start}>{words}</Fragment>;
    return (
      <Link key={run.start} to={`/atos/${run.reference.id}` as string} title={run.reference.name}>
        {words}
      </Link>
    );
  });
}

const UNDERLINE = { error: 'decoration-bad', warning: 'decoration-warn-mark', info: 'decoration-ink-quiet' };

type WordsProps = Pick<Run<object, FindingMark>, 'text' | 'isHit' | 'notes'> & { current: string | null };

/** Words looked for stand out; words at issue are underlined as by a proofreader, with dots once that is accepted. */
function Words({ text, isHit, notes, current }: WordsProps) {
  const [note] = notes;
  if (note === undefined)
    return isHit ? <mark className="rounded-sm bg-warn-mark/40 text-ink">{text}</mark> : text;
  const { severity, accepted } = note.found;
  const line = accepted === null ? `decoration-wavy ${UNDERLINE[severity]}` : 'decoration-dotted';
  const isCurrent = notes.some(({ found }) => found.id === current);
  const ground = isHit ? 'bg-warn-mark/40' : isCurrent ? 'bg-action-soft' : 'bg-transparent';
  return (
    <mark className={`rounded-sm text-inherit underline underline-offset-4 ${line} ${ground}`}>{text}</mark>
  );
}
