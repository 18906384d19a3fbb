import { z } from 'zod';
import {
  answerNotice,
  composeCommission,
  freezeEvidence,
  judgeGoal,
  noticeEvaluation,
  opine,
  readAssessment,
  readEvaluation,
  recordMeeting,
  scoreAssessment,
  signEvaluation,
  signScore,
  startAssessment,
  startEvaluation,
} from '../../features/cofinancing/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Caller } from '../../platform/http/route.ts';
import { type Act, at, type Past } from './past.ts';

/** The commission of the story, and the four months that it evaluates. */
export const CommissionStory = z.object({
  act: z.string(),
  on: z.iso.date(),
  /** Whom each seat stands for, in the order of the members. */
  seats: z.array(z.string()).min(2),
  period: z.string(),
  /** Qualitative goals that were not fulfilled. */
  unmet: z.array(z.string()),
  evidence: z.string(),
  judged: z.iso.date(),
  meeting: z.object({ on: z.iso.date(), minutes: z.string() }),
  answer: z.object({ on: z.iso.date(), text: z.string() }),
  opinion: z.object({ on: z.iso.date(), text: z.string(), competencia: z.string() }),
});

/** The assessment of the incentive: scored and signed, and left to who may ratify it, since what is ratified changes what months pay. */
export const AssessmentStory = z.object({
  period: z.string(),
  competencia: z.string(),
  reason: z.string(),
  on: z.iso.date(),
  signed: z.iso.date(),
});

interface Telling {
  readonly told: Pick<Past, 'present'>;
  readonly agreement: string;
  readonly caller: Caller;
  readonly commission: z.infer<typeof CommissionStory>;
  readonly assessment: z.infer<typeof AssessmentStory>;
  readonly hospital: Actor;
  readonly office: Actor;
  readonly centre: Actor;
  /** Those who sit in the commission; the first keeps its papers. */
  readonly members: readonly [Actor, ...Actor[]];
}

type Step = readonly [when: string, run: (when: string) => Promise<unknown>];
const acts = (steps: readonly Step[]): Act[] =>
  steps.map(([when, run]) => ({ at: when, run: () => run(when) }));

/** The first evaluation of the commission, from its members to their signatures, with its sheet open to the hospital for its days. */
export function commissionActs(telling: Telling): Act[] {
  const { told, agreement, caller, commission: story, hospital, members } = telling;
  const on = { agreement, period: story.period };
  const as = (actor: Actor, when: string, gesture: string | null): Context =>
    at(told, when, actor, gesture === null ? null : `cac/${story.period}/${gesture}`);
  const keeper = (when: string, gesture: string | null) => as(members[0], when, gesture);
  const seen = async (when: string) => readEvaluation(keeper(when, null), on);
  const version = async (when: string) => ({ version: (await seen(when)).version });
  return acts([
    [
      `${story.on}T09:00`,
      async (when) => {
        const { act, on: day } = story;
        const seats = story.seats.flatMap((institution, place) => {
          const { id = null, name = '' } = members[place] ?? {};
          return id === null ? [] : [{ institution, name, person: id }];
        });
        // Who has a seat is said by the present clock: the people of the demonstration may sign since they were invented, not since 2020.
        const present = { ...keeper(when, 'composed'), clock: told.present.clock };
        return composeCommission(present, agreement, { act, on: day, body: null, seats, version: 0 });
      },
    ],
    [`${story.judged}T09:00`, (when) => startEvaluation(keeper(when, 'opened'), on)],
    [
      `${story.judged}T10:00`,
      async (when) => {
        const { goals, version: opened } = await seen(when);
        let standing = { version: opened };
        for (const { id } of goals.filter(({ kind }) => kind === 'qualitative'))
          standing = await judgeGoal(keeper(when, `judged/${id}`), on, {
            version: standing.version,
            ...{ goal: id, met: !story.unmet.includes(id), evidence: story.evidence, file: null },
          });
      },
    ],
    [
      `${story.meeting.on}T15:00`,
      async (when) => recordMeeting(keeper(when, 'met'), on, { ...(await version(when)), ...story.meeting }),
    ],
    [
      `${story.meeting.on}T16:00`,
      async (when) => {
        const { version: seenAt, answerUntil } = await seen(when);
        const notice = { version: seenAt, until: answerUntil, readings: {} };
        return noticeEvaluation(keeper(when, 'noticed'), on, notice);
      },
    ],
    [
      `${story.answer.on}T09:00`,
      async (when) =>
        answerNotice(as(hospital, when, 'answered'), on, {
          ...(await version(when)),
          text: story.answer.text,
        }),
    ],
    [
      `${story.opinion.on}T09:00`,
      async (when) => {
        const { text, competencia } = story.opinion;
        return opine(keeper(when, 'opined'), on, { ...(await version(when)), text, competencia });
      },
    ],
    [
      `${story.opinion.on}T10:00`,
      async (when) => {
        for (const [place, member] of members.slice(0, story.seats.length).entries())
          await signEvaluation(as(member, when, `signed/${place}`), caller, on, await version(when));
      },
    ],
  ]);
}

/** The criteria scored on frozen evidence and signed by the three parties. */
export function assessmentActs(telling: Telling): Act[] {
  const { told, agreement, caller, assessment: story, members, centre, office } = telling;
  const on = { agreement, period: story.period };
  const as = (actor: Actor, when: string, gesture: string | null): Context =>
    at(told, when, actor, gesture === null ? null : `assessment/${story.period}/${gesture}`);
  const version = async (when: string) => ({
    version: (await readAssessment(as(centre, when, null), on)).version,
  });
  const { competencia, reason } = story;
  return acts([
    [`${story.on}T09:00`, (when) => startAssessment(as(centre, when, 'opened'), on, { competencia, reason })],
    [
      `${story.on}T10:00`,
      async (when) => freezeEvidence(as(centre, when, 'frozen'), on, await version(when)),
    ],
    [
      `${story.on}T11:00`,
      async (when) => scoreAssessment(as(centre, when, 'scored'), on, await version(when)),
    ],
    [
      `${story.signed}T09:00`,
      async (when) => {
        for (const [party, actor] of [
          ['cac', members[0]],
          ['regional', office],
          ['central', centre],
        ] as const)
          await signScore(as(actor, when, `signed/${party}`), caller, on, party, await version(when));
      },
    ],
  ]);
}
