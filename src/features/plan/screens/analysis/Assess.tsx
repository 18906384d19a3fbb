import { useState } from 'react';
import { Select } from '../../../../web/components/Select.tsx';
import type { AnalysisAnswer, Score } from '../../contract.ts';
import type { Assessment } from '../../domain/analysis/content.ts';
import { CRITERIA, LEVELS } from '../../domain/analysis/scoring.ts';
import { EntryDialog } from './EntryDialog.tsx';
import type { Kept } from './queries.ts';

const group = ({ given, possible }: Score['feasibility']): string =>
  possible === 0 ? 'não avaliada' : `${given} de ${possible}`;

/** "Factibilidade 8 de 12 · Viabilidade 10 de 12": points given of those possible. */
export function ScoreWords({ score }: { score: Score }) {
  if (score.assessments === 0) return <span className="text-14 text-ink-quiet">Ainda sem avaliação</span>;
  const missing = score.feasibility.missing + score.viability.missing;
  return (
    <span className="text-14">
      Factibilidade {group(score.feasibility)} · Viabilidade {group(score.viability)}
      <span className="text-ink-quiet">
        {' '}
        · {score.assessments === 1 ? '1 unidade avaliou' : `${score.assessments} unidades avaliaram`}
        {missing > 0 && ` · ${missing} de 6 critérios sem avaliação`}
      </span>
    </span>
  );
}

const EMPTY = Object.fromEntries(CRITERIA.map(({ id }) => [id, null])) as Assessment['scores'];
const BLANK = 'blank';
const OPTIONS = [
  { id: BLANK, label: 'Sem avaliação' },
  ...LEVELS.map(({ level, label }) => ({ id: String(level), label })),
];

interface AssessDialogProps {
  analysis: AnalysisAnswer;
  subject: string;
  title: string;
  onClose: () => void;
}

/** One unit's judgement of a problem or measure by the six criteria; choosing a unit that judged before opens what it said. */
export function AssessDialog({ analysis, subject, title, onClose }: AssessDialogProps) {
  const [assessor, setAssessor] = useState<string | null>(null);
  const [scores, setScores] = useState(EMPTY);
  const own = analysis.assessments.filter((each) => each.content.subject === subject);
  const entry: Kept<Assessment> | null = own.find((each) => each.content.assessor === assessor) ?? null;
  const choose = (unit: string) => {
    setAssessor(unit);
    setScores(own.find((each) => each.content.assessor === unit)?.content.scores ?? EMPTY);
  };
  return (
    <EntryDialog
      title={`Avaliar ${subject}`}
      entry={entry}
      onClose={onClose}
      content={() =>
        assessor === null ? 'Diga qual unidade avalia.' : { kind: 'assessment', subject, assessor, scores }
      }
    >
      <p className="text-14">{title}</p>
      <Select
        label="Unidade que avalia"
        options={analysis.units.map(({ code, name }) => ({
          id: code,
          label: name,
          ...(own.some((each) => each.content.assessor === code) ? { note: 'já avaliou' } : {}),
        }))}
        value={assessor}
        onChange={choose}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {CRITERIA.map(({ id, label, group: of }) => (
          <Select
            key={id}
            label={`${label} (${of === 'feasibility' ? 'factibilidade' : 'viabilidade'})`}
            optional
            options={OPTIONS}
            value={scores[id] === null ? BLANK : String(scores[id])}
            onChange={(level) =>
              setScores({ ...scores, [id]: level === BLANK ? null : (Number(level) as 0 | 1 | 2) })
            }
          />
        ))}
      </div>
    </EntryDialog>
  );
}
