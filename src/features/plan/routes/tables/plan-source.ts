import type { Context } from '../../../../platform/context.ts';
import { listRecentEvents, type StoredEvent } from '../../../../platform/events.ts';
import { listNames, listUnits } from '../../../accounts/index.ts';
import { findContradictions } from '../../commands/coherence/check.ts';
import { readInstruments } from '../../commands/instruments/read.ts';
import { readParticipants } from '../../commands/participants.ts';
import type { KeptContent } from '../../domain/analysis/content.ts';
import { type ActionRecord, listAllActions } from '../../store/actions.ts';
import { type EntryRecord, listEntries } from '../../store/entries.ts';
import { listImportsBetween } from '../../store/imports.ts';
import { listClosedLines } from '../../store/reporting.ts';
import { listDeadlines, listPlanOccurrences } from '../../store/schedule.ts';
import {
  listIndicators,
  listObjectives,
  listOwnPlans,
  listStrategicActions,
  listTargets,
  type PlanRecord,
} from '../../store/structure.ts';
import { listVersions } from '../../store/versions.ts';
import { readAcronyms } from '../acronyms.ts';
import { readChain } from '../chain.ts';
import { readCrosswalk } from '../crosswalk.ts';

/** Reads once what several tables need. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= read();
    return answer;
  };
}

/** Streams of what people say of the plan; those of imports are for who manages it. */
const STREAMS = [
  'plan-action/',
  'plan-deadline/',
  'plan-occurrence/',
  'plan-reporting/',
  'plan-entry/',
  'plan-finding/',
  'plan-structure/',
  'plan-version/',
];

/** An action, and the day on which its lateness is told. */
export interface ActionRow {
  readonly action: ActionRecord;
  readonly today: string;
}

interface OwnActionRow extends ActionRow {
  readonly plan: string;
  readonly objective: string;
  readonly strategic: string;
}

/** What the tables of the plan are made of, each read when the first table asks for it. */
export class PlanSource {
  readonly plan: PlanRecord;
  readonly today: string;
  readonly #context: Context;
  readonly objectives: () => ReturnType<typeof listObjectives>;
  readonly targets: () => ReturnType<typeof listTargets>;
  readonly indicators: () => ReturnType<typeof listIndicators>;
  readonly strategicActions: () => ReturnType<typeof listStrategicActions>;
  readonly actions: () => ReturnType<typeof listAllActions>;
  readonly deadlines: () => ReturnType<typeof listDeadlines>;
  readonly chain: () => ReturnType<typeof readChain>;

  constructor(context: Context, plan: PlanRecord) {
    this.plan = plan;
    this.today = context.clock.today();
    this.#context = context;
    this.objectives = once(() => listObjectives(context, plan.id));
    this.targets = once(() => listTargets(context, plan.id));
    this.indicators = once(() => listIndicators(context, plan.id));
    this.strategicActions = once(() => listStrategicActions(context, plan.id));
    this.actions = once(() => listAllActions(context, plan.id));
    this.deadlines = once(() => listDeadlines(context, plan.id));
    this.chain = once(() => readChain(context));
  }

  /** The plan and those born of it. */
  readonly #plans = once(async () => [this.plan.id, ...(await listOwnPlans(this.#context, this.plan.id))]);

  async #ofEach<T>(read: (context: Context, plan: string) => Promise<readonly T[]>): Promise<T[]> {
    const all: T[] = [];
    for (const plan of await this.#plans()) all.push(...(await read(this.#context, plan)));
    return all;
  }

  closedLines = () => this.#ofEach(listClosedLines);
  occurrences = () => this.#ofEach((context, plan) => listPlanOccurrences(context, plan));
  codes = () => readCrosswalk(this.#context);
  versions = () => listVersions(this.#context, this.plan.id);
  instruments = once(async () => (await readInstruments(this.#context, this.plan)).instruments);
  imports = () => this.#ofEach((context, plan) => listImportsBetween(context, plan, 'epoch', 'infinity'));

  /** The actions of the plans born of this one, each with the words that stand over it there. */
  ownActions = once(async () => {
    const [, ...born] = await this.#plans();
    const all: OwnActionRow[] = [];
    for (const plan of born) {
      const objectives = new Map(
        (await listObjectives(this.#context, plan)).map(({ id, title }) => [id, title]),
      );
      const strategic = new Map(
        (await listStrategicActions(this.#context, plan)).map(({ id, title }) => [id, title]),
      );
      for (const action of await listAllActions(this.#context, plan))
        all.push({
          plan,
          action,
          today: this.today,
          objective: objectives.get(action.objective) ?? '',
          strategic: strategic.get(action.strategicAction) ?? '',
        });
    }
    return all;
  });
  acronyms = () => readAcronyms(this.#context);
  participation = () => readParticipants(this.#context, this.plan);

  /** What is kept around the plan, of one kind. */
  async entries<K extends KeptContent['kind']>(
    kind: K,
  ): Promise<EntryRecord<Extract<KeptContent, { kind: K }>>[]> {
    const all = await listEntries(this.#context, this.plan.id, [kind]);
    return all as unknown as EntryRecord<Extract<KeptContent, { kind: K }>>[];
  }

  /** Acronym of each unit. */
  async unitNames(): Promise<ReadonlyMap<string, string>> {
    return new Map((await listUnits(this.#context)).map((unit) => [unit.id, unit.acronym]));
  }

  names = (people: readonly (string | null)[]) =>
    listNames(this.#context, [...new Set(people.filter((each) => each !== null))]);

  findings = () => findContradictions(this.#context);

  /** Everything that people said of the plan, the oldest first. */
  async events(): Promise<StoredEvent[]> {
    const all: StoredEvent[] = [];
    for (const prefix of STREAMS) all.push(...(await this.#eventsOf(prefix)));
    return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  async #eventsOf(prefix: string): Promise<StoredEvent[]> {
    const all: StoredEvent[] = [];
    for (let before: string | undefined; ; ) {
      const page = await listRecentEvents(this.#context, {
        prefix,
        ...(before === undefined ? {} : { before }),
        limit: 200,
      });
      all.push(...page);
      before = page.at(-1)?.id;
      if (page.length < 200 || before === undefined) return all;
    }
  }
}
