import { changedFields } from '../import-changes.ts';
import type { VersionContent, VersionItem } from './content.ts';

/** What became of one record between two versions; fields that are the same are left out. */
export interface ItemChange extends Omit<VersionItem, 'fields'> {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

export const itemKey = ({ level, id }: Pick<VersionItem, 'level' | 'id'>): string => `${level}/${id}`;

function changeOf(kind: ItemChange['kind'], item: VersionItem, from: VersionItem | null): ItemChange {
  const { fields, ...about } = item;
  const before = kind === 'removed' ? fields : (from?.fields ?? {});
  return { ...about, kind, fields: changedFields(before, kind === 'removed' ? {} : fields) };
}

/**
 * Every record that differs, by its identity, in the order of the later version; what it no longer has stands where it stood, behind
 * the record before it that is still there.
 */
export function diffVersions(from: VersionContent, to: VersionContent): ItemChange[] {
  const before = new Map(from.items.map((item) => [itemKey(item), item]));
  const kept = new Set(to.items.map(itemKey));
  const gone = new Map<string, VersionItem[]>();
  let anchor = '';
  for (const item of from.items) {
    if (kept.has(itemKey(item))) anchor = itemKey(item);
    else gone.set(anchor, [...(gone.get(anchor) ?? []), item]);
  }
  const goneAfter = (key: string) => (gone.get(key) ?? []).map((item) => changeOf('removed', item, null));
  return [
    ...goneAfter(''),
    ...to.items.flatMap((item) => {
      const old = before.get(itemKey(item)) ?? null;
      const change = changeOf(old === null ? 'added' : 'changed', item, old);
      const same = old !== null && change.fields.length === 0;
      return [...(same ? [] : [change]), ...goneAfter(itemKey(item))];
    }),
  ];
}

/** What of a comparison is asked for; an empty list asks for all. */
export interface ChangeFilter {
  readonly levels: readonly ItemChange['level'][];
  readonly kinds: readonly ItemChange['kind'][];
  readonly objectives: readonly string[];
  readonly fields: readonly string[];
}

const asked = <T>(wanted: readonly T[], value: T | null): boolean =>
  wanted.length === 0 || (value !== null && wanted.includes(value));

/** The changes that are asked for; where fields are named, only those fields of records that changed in them. */
export function filterChanges(changes: readonly ItemChange[], filter: ChangeFilter): ItemChange[] {
  return changes
    .filter((each) => asked(filter.levels, each.level) && asked(filter.kinds, each.kind))
    .filter((each) => asked(filter.objectives, each.level === 'objective' ? each.id : each.objective))
    .map((each) => ({ ...each, fields: each.fields.filter(({ field }) => asked(filter.fields, field)) }))
    .filter((each) => filter.fields.length === 0 || each.fields.length > 0);
}
