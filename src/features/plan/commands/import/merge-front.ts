import { type AcronymCells, acronymCells } from '../../domain/acronyms.ts';
import { changedFields, type ImportChange } from '../../domain/import-changes.ts';
import type { Acronyms } from '../../domain/plan-document/front-matter.ts';
import type { ReadIdentity } from '../../domain/plan-document/identity.ts';
import type { PlanRecord } from '../../store/structure.ts';
import type { MergeInput } from './merge-input.ts';
import { mergeList } from './merge-list.ts';

/** The plan around its tables, and what changes of it: identity, guidelines, problems, acronyms. */
export interface MergedFront {
  readonly plan: PlanRecord;
  readonly changes: readonly ImportChange[];
}

/** Each part that the document has takes the place of the stored one; what it leaves out stays. Pure. */
export function mergeFront(input: MergeInput): MergedFront {
  const direction = mergeDirection(input);
  const problems = mergeProblems(input);
  const acronyms = mergeAcronyms(input);
  return {
    plan: { ...direction.plan, problems: problems.records, acronyms: acronyms.acronyms },
    changes: [...direction.changes, ...problems.changes, ...acronyms.changes],
  };
}

const directionCells = ({ identity, guidelines, implementation }: PlanRecord): Record<string, string> => ({
  business: identity.business,
  vision: identity.vision,
  mission: identity.mission,
  values: identity.values.join('\n'),
  source: identity.source,
  guidelines: guidelines.join('\n'),
  implementation,
});

function mergeDirection({ stored: { plan }, plan: { direction } }: MergeInput): MergedFront {
  const { guidelines, implementation } = direction;
  const merged: PlanRecord = {
    ...plan,
    identity: identityOver(plan.identity, direction.identity),
    guidelines: guidelines.length > 0 ? [...guidelines] : plan.guidelines,
    implementation: implementation === '' ? plan.implementation : implementation,
  };
  const fields = changedFields(directionCells(plan), directionCells(merged));
  const { id, title } = plan;
  const change = { list: 'plan', kind: 'changed', id, documentId: id, title, fields } as const;
  return { plan: merged, changes: fields.length === 0 ? [] : [change] };
}

function identityOver(stored: PlanRecord['identity'], read: ReadIdentity): PlanRecord['identity'] {
  const { business, vision, mission, values, source } = read;
  return {
    business: business === '' ? stored.business : business,
    vision: vision === '' ? stored.vision : vision,
    mission: mission === '' ? stored.mission : mission,
    values: values.length === 0 ? stored.values : [...values],
    source: source === '' ? stored.source : source,
  };
}

/** `P12` after `P11`, whatever number the document gives. */
function nextCode(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const last = Math.max(...[...taken].map((code) => Number(/^P(\d+)$/.exec(code)?.[1] ?? 0)));
  return `P${String(last + 1).padStart(2, '0')}`;
}

function mergeProblems({ stored, retired, plan, problemCodes }: MergeInput) {
  if (plan.problems.length === 0) return { records: stored.plan.problems, changes: [] };
  const titled = (each: { id: string; text: string }) => ({ ...each, title: each.text });
  const { records, changes } = mergeList({
    list: 'problems',
    stored: stored.plan.problems.map(titled),
    retired: retired.plan.problems.map(titled),
    read: plan.problems.map(titled),
    title: (each) => each.title,
    cells: (each) => ({ text: each.text }),
    build: (each, _old, id) => ({ ...each, id }),
    free: (wanted, taken) => nextCode(wanted, new Set([...taken, ...problemCodes])),
  });
  return { records: records.map(({ id, text }) => ({ id, text })), changes };
}

/** The acronyms of the document; one without its own list, as an exported one, says nothing of them. */
function acronymsOver({ stored, plan }: MergeInput): Acronyms {
  const { listed, defined } = plan.acronyms;
  const before = stored.plan.acronyms;
  const said = listed.length > 0 || (before.listed.length === 0 && defined.length > 0);
  return said ? plan.acronyms : before;
}

function mergeAcronyms(input: MergeInput) {
  const acronyms = acronymsOver(input);
  const [old, now] = [acronymCells(input.stored.plan.acronyms), acronymCells(acronyms)];
  const changes = [...new Set([...now.keys(), ...old.keys()])].flatMap((id) =>
    acronymChange(id, old.get(id), now.get(id)),
  );
  return { acronyms, changes };
}

function acronymChange(
  id: string,
  was: AcronymCells | undefined,
  is: AcronymCells | undefined,
): ImportChange[] {
  const about = { list: 'acronyms', id, title: explained(is ?? was) } as const;
  if (is === undefined) return [{ ...about, kind: 'removed', documentId: null, fields: [] }];
  if (was === undefined) return [{ ...about, kind: 'new', documentId: id, fields: [] }];
  const fields = changedFields({ ...was }, { ...is });
  return fields.length === 0 ? [] : [{ ...about, kind: 'changed', documentId: id, fields }];
}

const explained = (cells: AcronymCells | undefined): string => cells?.expansion || cells?.inText || '';
