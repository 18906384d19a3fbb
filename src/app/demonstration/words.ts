import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { pick } from './chance.ts';

const Texts = z.array(z.string()).min(1);
const Seats = z.array(
  z.tuple([z.string(), z.enum(['management', 'workers', 'users', 'providers', 'society', 'academy'])]),
);

const Judgements = z.object({ texts: Texts, recommendations: Texts });

const Words = z.object({
  /** By the verb that an action's title begins with; the last family has none and takes the others. */
  families: z.array(
    z.object({
      verbs: z.array(z.string()),
      notStarted: Texts,
      inProgress: Texts,
      late: Texts,
      completed: Texts,
      cancelled: Texts,
    }),
  ),
  unitMeetings: z.array(z.string().nullable()),
  noUnitMeeting: Texts,
  returned: Texts,
  answers: Texts,
  proposals: Texts,
  decisions: Texts,
  decisionsOfTargets: Texts,
  decisionsOfNonConformities: Texts,
  assignments: Texts,
  assignmentsDone: Texts,
  redefinitions: Texts,
  rescheduled: Texts,
  amendments: z.array(z.object({ text: z.string(), accepted: z.boolean(), reason: z.string() })),
  seats: z.object({ conduction: Seats, others: Seats }),
  nonConformities: z.object({
    descriptions: Texts,
    causes: z.array(
      z.object({
        kind: z.enum([
          'people',
          'process',
          'inputs',
          'information',
          'norm',
          'funding',
          'partners',
          'planning',
        ]),
        whys: Texts,
        measure: z.string(),
      }),
    ),
    secondMeasures: Texts,
    done: Texts,
    effective: Texts,
    notEffective: Texts,
    cancelled: Texts,
  }),
  evaluation: z.object({ satisfactory: Judgements, partial: Judgements, unsatisfactory: Judgements }),
  broughtForward: z.string(),
});

/** What people of the demonstration say in the life of the plan: invented, of the field, of nobody. */
export const words: z.infer<typeof Words> = Words.parse(
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'database/seed/demonstration/plan-life.json'), 'utf8')),
);

type Moment = 'notStarted' | 'inProgress' | 'late' | 'completed' | 'cancelled';

/** A month's comment on an action, by what its title sets out to do. */
export function commentOf(title: string, moment: Moment, name: string): string {
  const verb = title.trim().split(/\s+/)[0]?.toLowerCase() ?? '';
  const family = words.families.find(({ verbs }) => verbs.includes(verb)) ?? (words.families.at(-1) as never);
  return pick(family[moment], name);
}
