import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import type { VersionReference } from '../../contract/versions.ts';
import { VERSIONED_LEVELS, type VersionContent, type VersionedLevel } from '../../domain/versions/content.ts';
import { diffVersions, type ItemChange } from '../../domain/versions/diff.ts';
import { getPrincipal, type PlanRecord } from '../../store/structure.ts';
import {
  findVersionContent,
  listItemInVersions,
  listVersions,
  type VersionRecord,
} from '../../store/versions.ts';
import { currentContent } from './content.ts';

/** Two states of the plan and what differs between them; null stands for the plan as it is now. */
export interface Comparison {
  readonly plan: PlanRecord;
  readonly from: VersionRecord | null;
  readonly to: VersionRecord | null;
  readonly changes: readonly ItemChange[];
  readonly objectives: readonly { readonly id: string; readonly title: string }[];
  /** Between which instants what differs was done. */
  readonly span: { readonly after: string; readonly until: string };
}

async function readState(
  context: Context,
  plan: PlanRecord,
  reference: VersionReference,
  versions: readonly VersionRecord[],
): Promise<State> {
  if (reference === 'now') return { version: null, content: await currentContent(context, plan) };
  const version = versions.find(({ number }) => number === reference) ?? null;
  const content = version === null ? null : await findVersionContent(context, plan.id, reference);
  if (content !== null) return { version, content };
  const known = versions.map(({ number }) => number).toSorted((a, b) => a - b);
  throw new AppError(
    'not-found',
    known.length === 0
      ? 'O plano ainda não tem versão publicada.'
      : `O plano não tem a versão ${reference}. Há: ${known.join(', ')}, e “now”, que é o plano como está.`,
  );
}

interface State {
  readonly version: VersionRecord | null;
  readonly content: VersionContent;
}

/** Only what both hold: a version published before problems and acronyms were part of one does not say that there were none. */
function comparable(...states: readonly [State, State]): [VersionContent, VersionContent] {
  const held = (level: VersionedLevel) =>
    states.every(({ version }) => version === null || level in version.counts);
  const levels = new Set(VERSIONED_LEVELS.filter(held));
  const only = ({ content }: State) => ({ items: content.items.filter(({ level }) => levels.has(level)) });
  return [only(states[0]), only(states[1])];
}

/** What differs between two versions, or a version and the plan as it stands. @throws AppError `not-found`. */
export async function compareVersions(
  context: Context,
  references: { readonly from: VersionReference; readonly to: VersionReference },
): Promise<Comparison> {
  const plan = await getPrincipal(context);
  const versions = await listVersions(context, plan.id);
  const from = await readState(context, plan, references.from, versions);
  const to = await readState(context, plan, references.to, versions);
  const instants = [from.version, to.version].map(
    (version) => version?.publishedAt ?? context.clock.now().toISOString(),
  );
  const [after = '', until = ''] = instants.toSorted();
  const objectives = [...from.content.items, ...to.content.items].filter(
    ({ level }) => level === 'objective',
  );
  return {
    plan,
    from: from.version,
    to: to.version,
    changes: diffVersions(...comparable(from, to)),
    objectives: [...new Map(objectives.map(({ id, title }) => [id, { id, title }])).values()],
    span: { after, until },
  };
}

/** The versions of the plan, newest first, and how many records differ now from the newest. @throws AppError `not-found`. */
export async function readVersions(
  context: Context,
): Promise<{ plan: PlanRecord; versions: VersionRecord[]; changedSince: number | null }> {
  const plan = await getPrincipal(context);
  const versions = await listVersions(context, plan.id);
  const [newest] = versions;
  if (newest === undefined) return { plan, versions, changedSince: null };
  const { changes } = await compareVersions(context, { from: newest.number, to: 'now' });
  return { plan, versions, changedSince: changes.length };
}

/** The versions that brought, changed or took away one operational action, newest first; the first one only where it came later. */
export async function versionsOfAction(context: Context, plan: string, id: string) {
  const states = await listItemInVersions(context, plan, { level: 'action', id });
  return states
    .flatMap(({ number, title, dated, item }, at) => {
      const before = states[at - 1];
      if (before === undefined) return [];
      const [change] = diffVersions(
        { items: before.item === null ? [] : [before.item] },
        { items: item === null ? [] : [item] },
      );
      if (change === undefined) return [];
      const fields = change.kind === 'changed' ? change.fields.map(({ field }) => field) : [];
      return [{ number, title, dated, kind: change.kind, fields }];
    })
    .toReversed();
}
