import { sql } from 'kysely';
import { cacTermsOf } from '../src/features/cofinancing/commands/cac/terms.ts';
import {
  answerNotice,
  composeCommission,
  judgeGoal,
  noticeEvaluation,
  opine,
  recordMeeting,
  signEvaluation,
  startEvaluation,
} from '../src/features/cofinancing/commands/cac/write.ts';
import type { Seat } from '../src/features/cofinancing/domain/cac/evaluation.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import { PERSON_OF_ROLE } from './database/sign-in.ts';
import { AGREEMENT, caller } from './transfer-room.ts';

const MEMBERS = ['cac-member', 'municipal-control', 'regional-office'] as const;

/** The people of the commission of Peixoto de Azevedo, each acting on the day that is asked. */
export async function openCommission(context: Context) {
  const { rows } = await sql<{ id: string; email: string }>`select id, email from people`.execute(context.db);
  const personOf = (role: string): string =>
    rows.find(({ email }) => email.startsWith(`${PERSON_OF_ROLE[role]}@`))?.id ?? '';
  const as = (role: string, day?: string): Context => ({
    ...context,
    ...(day !== undefined && { clock: fixedClock(`${day}T14:00:00Z`, context.env.timeZone) }),
    actor: {
      kind: 'person',
      id: personOf(role),
      name: role,
      grants: [
        {
          role,
          unit: role === 'hospital' ? 'HOSPITAL-510642' : null,
          territory: '510642',
          from: '2020-01-01',
          to: null,
        },
      ],
    },
  });
  const seats: Omit<Seat, 'id'>[] = MEMBERS.map((role) => ({
    institution: role,
    name: role,
    person: personOf(role),
  }));
  const compose = (version = 0) =>
    composeCommission(as('municipal-control'), AGREEMENT, {
      act: 'Portaria SMS nº 31/2020',
      on: '2020-10-20',
      body: null,
      seats,
      version,
    });
  return { as, compose, seats };
}

export type CommissionRoom = Awaited<ReturnType<typeof openCommission>>;

export interface Course {
  readonly period: string;
  /** The day of the meeting and of the notice; the hospital answers on it. */
  readonly day: string;
  readonly competencia: string;
  /** How many of the ten qualitative goals were fulfilled. */
  readonly fulfilled: number;
}

/** Leads an evaluation up to its opinion, each step by who takes it. @returns its version */
export async function leadToOpinion(
  { as }: CommissionRoom,
  { period, day, competencia, fulfilled }: Course,
): Promise<number> {
  const on = { agreement: AGREEMENT, period };
  const keeper = as('municipal-control', day);
  let { version } = await startEvaluation(keeper, on);
  const goals = cacTermsOf('mt.cofin.hospitalar').goals.filter(({ kind }) => kind === 'qualitative');
  for (const [index, { id }] of goals.entries()) {
    const judged = {
      goal: id,
      met: index < fulfilled,
      evidence: `Relatório do hospital, item ${id}`,
      file: null,
    };
    ({ version } = await judgeGoal(keeper, on, { ...judged, version }));
  }
  ({ version } = await recordMeeting(keeper, on, { on: day, minutes: 'Ata 1', version }));
  const until = '2030-12-31';
  ({ version } = await noticeEvaluation(keeper, on, { until, readings: {}, version }));
  const text = 'De acordo com a avaliação.';
  ({ version } = await answerNotice(as('hospital', day), on, { text, version }));
  ({ version } = await opine(keeper, on, { text: 'Mantida a avaliação.', competencia, version }));
  return version;
}

/** Leads an evaluation up to its last signature. */
export async function leadToSignatures(room: CommissionRoom, course: Course): Promise<void> {
  let version = await leadToOpinion(room, course);
  for (const role of MEMBERS) {
    const on = { agreement: AGREEMENT, period: course.period };
    ({ version } = await signEvaluation(room.as(role, course.day), caller, on, { version }));
  }
}
