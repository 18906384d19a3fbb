import {
  changedFields,
  freeId,
  type ImportChange,
  type ImportedList,
  matchRecords,
  type Titled,
} from '../../domain/import-changes.ts';

/** A list of the stored plan and the same list of a document. */
interface ListInput<S extends { id: string }, R extends { id: string }> {
  readonly list: ImportedList;
  readonly stored: readonly S[];
  readonly retired: readonly S[];
  readonly read: readonly R[];
  readonly title: (each: S | R) => string;
  readonly cells: (each: S) => Record<string, string>;
  readonly build: (each: R, old: S | undefined, id: string) => S;
  /** The number of a new record, where it is not the next of its table. */
  readonly free?: (wanted: string, taken: ReadonlySet<string>) => string;
}

/** The records of a list as the document has them, each by its identity, and what changes. Pure. */
export function mergeList<S extends { id: string }, R extends { id: string }>(input: ListInput<S, R>) {
  const titled = (each: S | R): Titled => ({ id: each.id, title: input.title(each) });
  const known = [...input.stored, ...input.retired];
  const matched = matchRecords(known.map(titled), input.read.map(titled));
  const taken = new Set(known.map((each) => each.id));
  const live = new Set(input.stored.map((each) => each.id));
  const byId = new Map(known.map((each) => [each.id, each]));
  const ids = new Map<string, string>();
  const changes: ImportChange[] = [];
  const records = input.read.map((each) => {
    const old = byId.get(matched.get(each.id) ?? '');
    const id = old?.id ?? (input.free ?? freeId)(each.id, taken);
    taken.add(id);
    ids.set(each.id, id);
    const record = input.build(each, old, id);
    const about = { list: input.list, id: record.id, documentId: each.id, title: input.title(each) };
    const fields = changedFields(old === undefined ? {} : input.cells(old), input.cells(record));
    if (old === undefined || !live.has(id)) changes.push({ ...about, kind: 'new', fields: [] });
    else if (fields.length > 0) changes.push({ ...about, kind: 'changed', fields });
    else if (id !== each.id) changes.push({ ...about, kind: 'moved', fields: [] });
    return record;
  });
  const kept = new Set(records.map((each) => each.id));
  for (const each of input.stored)
    if (!kept.has(each.id))
      changes.push({
        list: input.list,
        kind: 'removed',
        id: each.id,
        documentId: null,
        title: input.title(each),
        fields: [],
      });
  return { records, ids, changes };
}
