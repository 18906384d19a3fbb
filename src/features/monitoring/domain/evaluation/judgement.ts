import type { Grade } from './settings.ts';

/** What is judged of an objective on a frozen semester; blank while it is a draft. */
export interface Judgement {
  /** Id of a grade of the scale that was frozen. */
  readonly grade: string | null;
  readonly text: string;
  readonly recommendation: string;
}

export const NO_JUDGEMENT: Judgement = { grade: null, text: '', recommendation: '' };

export const isSameJudgement = (a: Judgement, b: Judgement): boolean =>
  a.grade === b.grade && a.text === b.text && a.recommendation === b.recommendation;

/** What a judgement still lacks, as it is told; nothing where it is whole. */
export function missingOf({ grade, text, recommendation }: Judgement, scale: readonly Grade[]): string[] {
  const given = scale.find(({ id }) => id === grade);
  const missing: string[] = [];
  if (given === undefined) missing.push('o conceito');
  if (text.trim() === '') missing.push('o parecer');
  if (given?.asksRecommendation && recommendation.trim() === '') missing.push('a recomendação');
  return missing;
}

export const isWhole = (judgement: Judgement, scale: readonly Grade[]): boolean =>
  missingOf(judgement, scale).length === 0;

/** A judgement of an objective, for what is signed. */
export interface ObjectiveJudgement extends Judgement {
  readonly objective: string;
}

/** What a signature is of: the frozen facts and every judgement, in one order. */
export function signedContent(snapshotSha256: string, judgements: readonly ObjectiveJudgement[]) {
  const ordered = judgements
    .map(({ objective, grade, text, recommendation }) => ({ objective, grade, text, recommendation }))
    .sort((a, b) => (a.objective < b.objective ? -1 : 1));
  return { snapshot: snapshotSha256, judgements: ordered };
}
