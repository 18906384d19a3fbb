import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import type { EvaluationDesk } from '../../contract/desk.ts';
import type { EvaluationAnswer } from '../../contract.ts';
import { inOrder, objectiveName } from '../../domain/evaluation/words.ts';
import { useReadFirst } from '../desk/use-read-first.ts';
import { FreezeDialog } from './FreezeDialogs.tsx';
import { GradeBadge } from './GradeBadge.tsx';
import { JudgementFields } from './JudgementFields.tsx';
import { ObjectiveFacts } from './ObjectiveFacts.tsx';
import { useEvaluation } from './queries.ts';
import { SignDialog } from './SignDialog.tsx';
import { useJudgement } from './use-judgement.ts';
import { evaluationAddress } from './words.ts';

interface EvaluationDialogProps {
  item: EvaluationDesk['items'][number];
  onClose: () => void;
}

/** What an evaluation asks, done where it stands in Início. */
export function EvaluationDialog({ item: { semester, asks }, onClose }: EvaluationDialogProps) {
  const evaluation = useReadFirst(useEvaluation(semester), onClose);
  if (evaluation === null) return null;
  if (asks === 'freeze') return <FreezeDialog evaluation={evaluation} onClose={onClose} />;
  if (evaluation.frozen === null) return null;
  const parts = { evaluation, snapshot: evaluation.frozen.snapshot, onClose };
  return asks === 'judge' ? <Judge {...parts} /> : <Sign {...parts} />;
}

interface PartProps {
  evaluation: EvaluationAnswer;
  snapshot: NonNullable<EvaluationAnswer['frozen']>['snapshot'];
  onClose: () => void;
}

const ordered = ({ judgements }: EvaluationAnswer) =>
  inOrder(judgements.map((each) => ({ ...each, id: each.objective })));

/** The objectives that the reader has to judge, one after the other. */
function Judge({ evaluation, snapshot, onClose }: PartProps) {
  // As it was asked: what is judged meanwhile does not move what is being written.
  const [asked] = useState(() =>
    ordered(evaluation).flatMap(({ objective, mayJudge, missing }) =>
      mayJudge && missing.length > 0 ? [objective] : [],
    ),
  );
  const [at, setAt] = useState(0);
  const judgement = evaluation.judgements.find(({ objective }) => objective === asked[at]);
  if (judgement === undefined) return null;
  return (
    <JudgeOne
      key={judgement.objective}
      semester={evaluation.semester}
      snapshot={snapshot}
      judgement={judgement}
      onNext={at + 1 < asked.length ? () => setAt(at + 1) : null}
      onClose={onClose}
    />
  );
}

interface JudgeOneProps extends Omit<PartProps, 'evaluation'> {
  semester: string;
  judgement: EvaluationAnswer['judgements'][number];
  /** Null at the last. */
  onNext: (() => void) | null;
}

function JudgeOne({ semester, snapshot, judgement, onNext, onClose }: JudgeOneProps) {
  const { objective, missing } = judgement;
  const writing = useJudgement(semester, judgement);
  const save = async () => {
    if (!(await writing.keep())) return false;
    onNext?.();
    return onNext === null;
  };
  return (
    <FormDialog
      title={`Parecer: ${objectiveName(snapshot, objective)}`}
      saveLabel={onNext === null ? 'Gravar o parecer' : 'Gravar e ir ao próximo'}
      onClose={onClose}
      save={save}
    >
      <p className="text-14">{snapshot.objectives.find(({ id }) => id === objective)?.title}</p>
      <ObjectiveFacts snapshot={snapshot} objective={objective} />
      <JudgementFields scale={snapshot.rules.scale} missing={missing} writing={writing} />
    </FormDialog>
  );
}

/** What is signed is shown with the signature: the grade of each objective, and the way to read the whole. */
function Sign({ evaluation, snapshot, onClose }: PartProps) {
  const signer = evaluation.signers.find(({ maySign }) => maySign);
  if (signer === undefined) return null;
  return (
    <SignDialog evaluation={evaluation} signer={signer} onClose={onClose}>
      <ul className="border-rule border-t text-14">
        {ordered(evaluation).map(({ objective, grade }) => {
          const given = snapshot.rules.scale.find(({ id }) => id === grade);
          return (
            <li
              key={objective}
              className="flex flex-wrap justify-between gap-x-4 border-rule border-b py-1.5"
            >
              {objectiveName(snapshot, objective)}
              {given && <GradeBadge grade={given} />}
            </li>
          );
        })}
      </ul>
      <Link to={evaluationAddress(evaluation.semester) as string} className="text-14">
        Ler os pareceres e os dados congelados
      </Link>
    </SignDialog>
  );
}
