import { formatInstant } from '../../../../web/format.ts';
import type { EvaluationAnswer, SnapshotAnswer } from '../../contract.ts';
import { objectiveName } from '../../domain/evaluation/words.ts';
import { GradeBadge } from './GradeBadge.tsx';
import { JudgementFields } from './JudgementFields.tsx';
import { ObjectiveFacts } from './ObjectiveFacts.tsx';
import { useJudgement } from './use-judgement.ts';

type Standing = EvaluationAnswer['judgements'][number];

interface JudgementCardProps {
  semester: string;
  snapshot: SnapshotAnswer;
  judgement: Standing;
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

function Reading({ scale, judgement }: { scale: Scale; judgement: Standing }) {
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

function Writing({ semester, scale, judgement }: { semester: string; scale: Scale; judgement: Standing }) {
  const writing = useJudgement(semester, judgement);
  return <JudgementFields scale={scale} missing={judgement.missing} writing={writing} />;
}
