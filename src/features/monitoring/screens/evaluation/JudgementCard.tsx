import { Button } from '../../../../web/components/Button.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { EvaluationAnswer, SnapshotAnswer } from '../../contract.ts';
import { objectiveName } from '../../domain/evaluation/words.ts';
import { GradeBadge } from './GradeBadge.tsx';
import { ObjectiveFacts } from './ObjectiveFacts.tsx';
import { useJudgement } from './use-judgement.ts';

interface JudgementCardProps {
  semester: string;
  snapshot: SnapshotAnswer;
  judgement: EvaluationAnswer['judgements'][number];
}

/** The judgement of one objective: read, or written by who may. */
export function JudgementCard({ semester, snapshot, judgement }: JudgementCardProps) {
  const objective = snapshot.objectives.find(({ id }) => id === judgement.objective);
  const { scale } = snapshot.rules;
  return (
    <section aria-labelledby={`objetivo-${judgement.objective}`} className="border-rule border-b py-5">
      <h3 id={`objetivo-${judgement.objective}`} className="text-18">
        {objectiveName(snapshot, judgement.objective)}
      </h3>
      <p className="max-w-[90ch] text-14">{objective?.title}</p>
      <div className="mt-3 grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <ObjectiveFacts snapshot={snapshot} objective={judgement.objective} />
        {judgement.mayJudge ? (
          <Writing semester={semester} scale={scale} judgement={judgement} />
        ) : (
          <Reading scale={scale} judgement={judgement} />
        )}
      </div>
    </section>
  );
}

type Scale = SnapshotAnswer['rules']['scale'];

function Reading({ scale, judgement }: { scale: Scale; judgement: JudgementCardProps['judgement'] }) {
  const { grade, text, recommendation, writtenBy, writtenAt } = judgement;
  const given = scale.find(({ id }) => id === grade);
  if (given === undefined && text === '') return <p className="text-14 text-ink-quiet">Ainda sem parecer.</p>;
  return (
    <div className="flex max-w-[80ch] flex-col gap-2">
      {given && <GradeBadge grade={given} />}
      <p className="whitespace-pre-line">{text}</p>
      {recommendation !== '' && (
        <p className="whitespace-pre-line">
          <span className="font-semibold">Recomendação: </span>
          {recommendation}
        </p>
      )}
      {writtenAt !== null && (
        <p className="text-13 text-ink-quiet">
          {writtenBy ?? 'Pessoa sem cadastro'}, em {formatInstant(writtenAt)}
        </p>
      )}
    </div>
  );
}

function Writing({
  semester,
  scale,
  judgement,
}: {
  semester: string;
  scale: Scale;
  judgement: JudgementCardProps['judgement'];
}) {
  const { draft, put, saved, problem, theirs, keepMine, takeTheirs } = useJudgement(semester, judgement);
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
        {judgement.missing.length > 0 && ` Falta ${judgement.missing.join(', ')}.`}
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
