import type { PlanRecords } from '../../store/records.ts';
import { type Merged, mergePlan } from './merge.ts';
import type { MergeInput } from './merge-input.ts';

type Rename = (id: string) => string;

/** Every id of the records, and every one that they point at, under another name. */
function renamed(records: PlanRecords, name: Rename): PlanRecords {
  return {
    plan: records.plan,
    objectives: records.objectives.map((each) => ({ ...each, id: name(each.id) })),
    indicators: records.indicators.map((each) => ({ ...each, id: name(each.id) })),
    targets: records.targets.map((each) => ({
      ...each,
      id: name(each.id),
      indicator: each.indicator === null ? null : name(each.indicator),
    })),
    strategicActions: records.strategicActions.map((each) => ({
      ...each,
      id: name(each.id),
      objective: name(each.objective),
    })),
    operationalActions: records.operationalActions.map((each) => ({
      ...each,
      id: name(each.id),
      strategicAction: name(each.strategicAction),
      objective: name(each.objective),
    })),
  };
}

/** What stands around the tables is the plan's of the installation: a plan born of it has actions only. */
const NO_FRONT: Pick<MergeInput['plan'], 'problems' | 'acronyms' | 'direction'> = {
  problems: [],
  acronyms: { listed: [], defined: [] },
  direction: {
    identity: { business: '', vision: '', mission: '', values: [], source: '' },
    guidelines: [],
    implementation: '',
  },
};

/**
 * `mergePlan` for a plan whose ids begin with a prefix: a document numbers its records from 1, whatever other plans are stored. Pure.
 */
export function mergeUnder(prefix: string, input: MergeInput): Merged {
  const bare: Rename = (id) => id.slice(prefix.length);
  const full: Rename = (id) => `${prefix}${id}`;
  const { records, changes, actions, absences } = mergePlan({
    ...input,
    plan: prefix === '' ? input.plan : { ...input.plan, ...NO_FRONT },
    stored: renamed(input.stored, bare),
    retired: renamed(input.retired, bare),
  });
  return {
    records: renamed(records, full),
    changes: changes.map((each) => ({ ...each, id: full(each.id) })),
    absences,
    actions: new Map([...actions].map(([read, stored]) => [read, full(stored)])),
  };
}
