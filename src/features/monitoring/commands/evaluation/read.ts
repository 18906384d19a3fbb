import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import { getPaper, paperNumber } from '../../../documents/index.ts';
import type {
  ComparisonAnswer,
  DifferencesAnswer,
  EvaluationAnswer,
  SemesterStanding,
} from '../../contract.ts';
import { differencesSince } from '../../domain/evaluation/differences.ts';
import { missingOf, type ObjectiveJudgement } from '../../domain/evaluation/judgement.ts';
import { cancelRefusal, stepOf } from '../../domain/evaluation/life.ts';
import {
  lastMonthOf,
  semesterInWords,
  semesterOf,
  semestersBetween,
} from '../../domain/evaluation/semester.ts';
import { signersOf, signRefusal } from '../../domain/evaluation/signing.ts';
import {
  type EvaluationRecord,
  findEvaluation,
  type JudgementRecord,
  listEvaluationSettings,
  listEvaluations,
} from '../../store/evaluations.ts';
import { openCycle } from '../cycle.ts';
import { MANAGE_CYCLE } from '../settings.ts';
import { windowOf } from './freeze.ts';
import {
  contentSha256,
  type Frozen,
  judgementsOf,
  openFrozen,
  snapshotInForce,
  unjudgedOf,
} from './open-evaluation.ts';
import { JUDGE, judgeScope, mayDo, signScope, signVerb } from './powers.ts';
import { readFacts } from './read-facts.ts';
import { comparisonOf } from './report-paper.ts';
import { getEvaluationSettings } from './settings.ts';

interface Open {
  readonly evaluation: EvaluationRecord;
  readonly frozen: Frozen;
  readonly judgements: readonly ObjectiveJudgement[];
  readonly records: ReadonlyMap<string, JudgementRecord>;
}

async function openIfFrozen(context: Context, evaluation: EvaluationRecord): Promise<Open | null> {
  if (evaluation.snapshot === null) return null;
  const frozen = await openFrozen(context, evaluation.snapshot);
  return { evaluation, frozen, ...(await judgementsOf(context, frozen)) };
}

async function numberOf(context: Context, paper: string | null): Promise<string | null> {
  return paper === null ? null : paperNumber(await getPaper(context, paper));
}

/** A semester as the list of evaluations tells it. */
async function standingOf(context: Context, semester: string): Promise<SemesterStanding> {
  const evaluation = await findEvaluation(context, semester);
  const open = await openIfFrozen(context, evaluation);
  const unjudged = open === null ? 0 : unjudgedOf(open.frozen, open.judgements).length;
  const objectives = open?.judgements.length ?? 0;
  return {
    semester,
    step: stepOf(evaluation, open !== null && unjudged === 0),
    window: await windowOf(context, semester),
    frozenAt: open?.frozen.record.frozenAt ?? null,
    judged: objectives - unjudged,
    objectives,
    signed: evaluation.signatures.length,
    signers: open === null ? 0 : signersOf(open.frozen.snapshot).length,
    number: await numberOf(context, evaluation.paper),
  };
}

/** Every semester from the first of the settings to that of today, the newest first. */
export async function listSemesters(context: Context): Promise<SemesterStanding[]> {
  const [first] = await listEvaluationSettings(context);
  const cycle = await openCycle(context);
  if (first === undefined) return [];
  const all = semestersBetween(first.starts, semesterOf(context.clock.today()));
  const asked = all.filter((semester) => cycle.find(lastMonthOf(semester)) !== null).toReversed();
  const items: SemesterStanding[] = [];
  for (const semester of asked) items.push(await standingOf(context, semester));
  return items;
}

const LISTED = { frozen: null, judgements: [], contentSha256: null, signers: [] } as const;

function judgementAnswers(
  context: Context,
  { frozen, judgements, records, evaluation }: Open,
  names: ReadonlyMap<string, string>,
  territory: string,
): EvaluationAnswer['judgements'] {
  const { objectives, rules } = frozen.snapshot;
  const isOpen = evaluation.paper === null && frozen.isWhole;
  return judgements.map((judgement) => {
    const record = records.get(judgement.objective);
    const objective = objectives.find(({ id }) => id === judgement.objective);
    return {
      ...judgement,
      version: record?.version ?? 0,
      writtenAt: record?.writtenAt ?? null,
      writtenBy: record?.writtenBy == null ? null : (names.get(record.writtenBy) ?? null),
      missing: missingOf(judgement, rules.scale),
      mayJudge: isOpen && objective !== undefined && mayDo(context, JUDGE, judgeScope(objective, territory)),
    };
  });
}

function signerAnswers(
  context: Context,
  { frozen, evaluation, judgements }: Open,
  names: ReadonlyMap<string, string>,
  territory: string,
): EvaluationAnswer['signers'] {
  const signers = signersOf(frozen.snapshot);
  const { signatures, paper } = evaluation;
  const unjudged = unjudgedOf(frozen, judgements);
  return signers.map((signer) => {
    const given = signatures.find(({ unit }) => unit === signer.unit);
    const may =
      frozen.isWhole &&
      paper === null &&
      signRefusal(signer.unit, { signers, signatures, unjudged }) === null;
    return {
      ...signer,
      signed: given
        ? {
            by: names.get(given.person) ?? 'Pessoa sem cadastro',
            at: given.at,
            how: given.by,
            sha256: given.sha256,
          }
        : null,
      maySign: may && mayDo(context, signVerb(signer), signScope(signer, territory)),
    };
  });
}

async function openParts(context: Context, open: Open, territory: string) {
  const { frozen, evaluation, judgements, records } = open;
  const { record, snapshot } = frozen;
  const people = [
    record.frozenBy,
    ...evaluation.signatures.map(({ person }) => person),
    ...[...records.values()].map(({ writtenBy }) => writtenBy),
  ];
  const names = await listNames(context, [...new Set(people.filter((id) => id !== null))]);
  return {
    frozen: {
      snapshot,
      sha256: record.sha256,
      at: record.frozenAt,
      by: record.frozenBy === null ? null : (names.get(record.frozenBy) ?? null),
      lateReason: record.lateReason,
      isWhole: frozen.isWhole,
    },
    judgements: judgementAnswers(context, open, names, territory),
    contentSha256: contentSha256(frozen, judgements),
    signers: signerAnswers(context, open, names, territory),
  };
}

async function issuedOf(context: Context, paper: string | null): Promise<EvaluationAnswer['issued']> {
  if (paper === null) return null;
  const issued = await getPaper(context, paper);
  return { paper, number: paperNumber(issued), on: issued.issuedOn };
}

/** The evaluation of a semester as it stands for the reader; what was frozen is hashed again. @throws AppError `not-found`. */
export async function readEvaluation(context: Context, semester: string): Promise<EvaluationAnswer> {
  const { territory } = await openCycle(context);
  const evaluation = await findEvaluation(context, semester);
  const open = await openIfFrozen(context, evaluation);
  const parts = open === null ? LISTED : await openParts(context, open, territory);
  const allJudged = open !== null && unjudgedOf(open.frozen, open.judgements).length === 0;
  return {
    ...{ semester, version: evaluation.version, attempts: evaluation.attempts },
    ...parts,
    step: stepOf(evaluation, allJudged),
    window: await windowOf(context, semester),
    mayManage: mayDo(context, MANAGE_CYCLE, { territoryPath: [territory] }),
    cancelRefusal: cancelRefusal(evaluation),
    issued: await issuedOf(context, evaluation.paper),
    comparable: (await listEvaluations(context))
      .filter((each) => each.snapshot !== null && each.semester !== semester)
      .map((each) => each.semester),
  };
}

/** @throws AppError `refused` where nothing is frozen. */
export async function openFrozenSemester(context: Context, semester: string) {
  const evaluation = await findEvaluation(context, semester);
  return { evaluation, frozen: await openFrozen(context, snapshotInForce(evaluation)) };
}

/** What today's data say otherwise than what was frozen. @throws AppError `refused`, `not-found`. */
export async function readDifferences(
  context: Context,
  semester: string,
): Promise<DifferencesAnswer['items']> {
  const { frozen } = await openFrozenSemester(context, semester);
  const now = await readFacts(context, semester, await getEvaluationSettings(context, semester));
  return differencesSince(frozen.snapshot, now);
}

/** Two frozen semesters side by side, the earlier first. @throws AppError `refused`, `invalid-input`. */
export async function readComparison(
  context: Context,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ComparisonAnswer> {
  if (from >= to)
    throw new AppError(
      'invalid-input',
      `Compare um semestre com outro anterior: o ${semesterInWords(from)} não vem antes do ${semesterInWords(to)}.`,
    );
  const [before, after] = [await openFrozenSemester(context, from), await openFrozenSemester(context, to)];
  const comparison = comparisonOf(before.frozen, after.frozen);
  return { comparison, from: before.frozen.snapshot, to: after.frozen.snapshot };
}
