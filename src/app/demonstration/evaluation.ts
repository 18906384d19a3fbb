import {
  freezeSemester,
  judgeObjective,
  readEvaluation,
  signEvaluation,
} from '../../features/monitoring/index.ts';
import { pick } from './chance.ts';
import { type Act, at, dayAfter, type Past, weekday } from './past.ts';
import type { Month } from './reports.ts';
import { words } from './words.ts';

const texts = words.evaluation;

/** Days after the lock of a semester's last month on which each thing is done. */
const DAYS = { frozen: 2, judged: 6, signed: 9 } as const;

/** `2026-S1` of its last month; null of any other. */
function semesterEndingIn(competencia: string): string | null {
  const [year, month] = competencia.split('-');
  if (month === '06') return `${year}-S1`;
  return month === '12' ? `${year}-S2` : null;
}

async function freeze(past: Past, semester: string, when: string): Promise<void> {
  const context = at(past, when, past.superintendence, `evaluation/${semester}/freeze`);
  const { version } = await readEvaluation(context, semester);
  await freezeSemester(context, semester, { expectedVersion: version });
}

/** Of an objective, by how much of what was begun is late. */
function gradeOf({ total, late }: { readonly total: number; readonly late: number }) {
  const share = total === 0 ? 0 : late / total;
  if (share < 0.1) return 'satisfactory';
  return share < 0.5 ? 'partial' : 'unsatisfactory';
}

async function judge(past: Past, semester: string, when: string): Promise<void> {
  const context = at(past, when, past.superintendence);
  const { frozen, judgements } = await readEvaluation(context, semester);
  for (const { objective, version } of judgements) {
    const name = `evaluation/${semester}/${objective}`;
    const counts = frozen?.snapshot.objectives.find(({ id }) => id === objective)?.counts;
    const grade = gradeOf(counts ?? { total: 0, late: 0 });
    await judgeObjective(at(past, when, past.superintendence, `${name}/judge`), semester, objective, {
      ...{ grade, expectedVersion: version },
      text: pick(texts[grade].texts, name),
      recommendation: grade === 'satisfactory' ? '' : pick(texts[grade].recommendations, name),
    });
  }
}

/** The superintendence signs for itself, and each coordination for its own; a unit that has nobody leaves it waiting. */
async function sign(past: Past, semester: string, when: string): Promise<void> {
  const { signers, contentSha256 } = await readEvaluation(at(past, when, past.superintendence), semester);
  if (contentSha256 === null) return;
  for (const { unit, kind } of signers) {
    const by = kind === 'superintendence' ? past.superintendence : past.staffOf(unit).sends;
    if (kind === 'coordination' && by === past.superintendence) continue;
    const context = at(past, when, by, `evaluation/${semester}/sign/${unit}`);
    await signEvaluation(context, semester, { unit, sha256: contentSha256 }, { by: 'demonstration' });
  }
}

/** In January and July the semester that ended is frozen, judged and signed. */
export function evaluationActs(past: Past, { competencia, locksAfter, inCourse }: Month): Act[] {
  const semester = semesterEndingIn(competencia);
  if (semester === null || inCourse) return [];
  const on = (days: number, hour: string) => `${weekday(dayAfter(locksAfter, days))}T${hour}`;
  const frozen = on(DAYS.frozen, '10:00');
  const judged = on(DAYS.judged, '14:00');
  const signed = on(DAYS.signed, '09:00');
  return [
    { at: frozen, run: () => freeze(past, semester, frozen) },
    { at: judged, run: () => judge(past, semester, judged) },
    { at: signed, run: () => sign(past, semester, signed) },
  ];
}
