import { Button } from '../../../../web/components/Button.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { SnapshotAnswer } from '../../contract.ts';
import type { useJudgement } from './use-judgement.ts';

interface JudgementFieldsProps {
  scale: SnapshotAnswer['rules']['scale'];
  /** What the judgement as it is kept still lacks. */
  missing: readonly string[];
  writing: ReturnType<typeof useJudgement>;
}

/** A judgement being written, and what another person wrote of it meanwhile. */
export function JudgementFields({ scale, missing, writing }: JudgementFieldsProps) {
  const { draft, put, saved, problem, theirs, keepMine, takeTheirs } = writing;
  const given = scale.find(({ id }) => id === draft.grade);
  return (
    <div className="flex max-w-[80ch] flex-col gap-3">
      <Select
        label="Conceito"
        className="max-w-96"
        options={scale.map(({ id, label, meaning }) => ({ id, label, note: meaning }))}
        value={draft.grade}
        onChange={(grade) => put({ grade })}
      />
      <TextField
        label="Parecer"
        rows={4}
        value={draft.text}
        onChange={(text) => put({ text })}
        maxLength={20_000}
      />
      <TextField
        label="Recomendação"
        rows={2}
        optional={!given?.asksRecommendation}
        value={draft.recommendation}
        onChange={(recommendation) => put({ recommendation })}
        maxLength={20_000}
      />
      <p role="status" className="min-h-5 text-13 text-ink-quiet">
        {saved ?? ''}
        {missing.length > 0 && ` Falta ${missing.join(', ')}.`}
      </p>
      {problem !== null && (
        <div role="alert" className="border-bad border-l-[3px] bg-bad-soft px-3 py-2 text-14">
          <p>{problem}</p>
          {theirs !== null && (
            <>
              <p className="mt-2 font-semibold">{theirs.by ?? 'Outra pessoa'} escreveu:</p>
              <p className="whitespace-pre-line">{theirs.text || '(sem parecer)'}</p>
              <p className="mt-2 flex flex-wrap gap-2">
                <Button onPress={() => void keepMine()}>Ficar com o meu</Button>
                <Button onPress={takeTheirs}>Ficar com o de lá</Button>
              </p>
            </>
          )}
        </div>
      )}
    </div>
  );
}
