import { Temporal } from 'temporal-polyfill';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { listNames } from '../../../accounts/index.ts';
import { type Paper, renderIssuedPaper, renderPaper } from '../../../documents/index.ts';
import { compareSnapshots } from '../../domain/evaluation/compare.ts';
import { type ReportFacts, reportBlocks } from '../../domain/evaluation/report.ts';
import { addSemesters, semesterInWords } from '../../domain/evaluation/semester.ts';
import { signersOf } from '../../domain/evaluation/signing.ts';
import { CONFIRMED_WORDS } from '../../domain/evaluation/words.ts';
import { type EvaluationRecord, findEvaluation } from '../../store/evaluations.ts';
import { type Frozen, judgementsOf, openFrozen, snapshotInForce } from './open-evaluation.ts';

const SOMEBODY = 'pessoa sem cadastro';

const compareDecimals = (a: string, b: string): number => Rational.parse(a).compare(Rational.parse(b));

/** A frozen semester beside another one. */
export const comparisonOf = (from: Frozen, to: Frozen) =>
  compareSnapshots(from.snapshot, to.snapshot, compareDecimals);

async function factsBefore(context: Context, frozen: Frozen): Promise<ReportFacts['before']> {
  const { snapshot } = await findEvaluation(context, addSemesters(frozen.record.semester, -1));
  if (snapshot === null) return null;
  const before = await openFrozen(context, snapshot);
  return { comparison: comparisonOf(before, frozen), snapshot: before.snapshot };
}

/** Everything the report of a semester tells. */
async function reportFacts(
  context: Context,
  evaluation: EvaluationRecord,
  frozen: Frozen,
): Promise<ReportFacts> {
  const { record, snapshot } = frozen;
  const { judgements } = await judgementsOf(context, frozen);
  const people = [record.frozenBy, ...evaluation.signatures.map(({ person }) => person)];
  const names = await listNames(context, [...new Set(people.filter((id) => id !== null))]);
  const { timeZone } = context.env;
  const local = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const units = new Map(signersOf(snapshot).map(({ unit, fullName }) => [unit, fullName]));
  return {
    ...{ snapshot, judgements, sha256: record.sha256, lateReason: record.lateReason },
    frozenOn: local(record.frozenAt).toPlainDate().toString(),
    frozenBy: record.frozenBy === null ? 'Pactua' : (names.get(record.frozenBy) ?? SOMEBODY),
    signatures: evaluation.signatures.map(({ unit, person, at, by }) => ({
      unit: units.get(unit) ?? unit,
      person: names.get(person) ?? SOMEBODY,
      at: `${formatDay(local(at).toPlainDate().toString())} às ${local(at).toPlainTime().toString().slice(0, 5)}`,
      how: CONFIRMED_WORDS[by],
    })),
    before: await factsBefore(context, frozen),
  };
}

/** The report of a semester as a paper; a draft until it is issued. */
export async function reportPaper(
  context: Context,
  evaluation: EvaluationRecord,
  frozen: Frozen,
  day: string,
): Promise<Paper> {
  const facts = await reportFacts(context, evaluation, frozen);
  const blocks = reportBlocks(facts);
  const title = 'Avaliação semestral do plano';
  const subtitle = semesterInWords(frozen.record.semester);
  return {
    ...{ title, subtitle, day, blocks },
    foot: `${title} · ${subtitle}`,
    hashOf: 'do conteúdo',
    contentSha256: sha256(canonicalJson({ frozen: frozen.record.sha256, blocks })),
  };
}

/** The report as PDF/A: as it was issued, or the draft of what stands now. @throws AppError `refused` where nothing is frozen. */
export async function renderReport(context: Context, semester: string): Promise<Uint8Array> {
  const evaluation = await findEvaluation(context, semester);
  if (evaluation.paper !== null) return (await renderIssuedPaper(context, evaluation.paper)).bytes;
  const frozen = await openFrozen(context, snapshotInForce(evaluation));
  const paper = await reportPaper(context, evaluation, frozen, context.clock.today());
  return (await renderPaper(context, { ...paper, title: `Minuta: ${paper.title}` })).bytes;
}
