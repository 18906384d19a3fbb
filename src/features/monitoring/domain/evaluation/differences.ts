import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { canonicalSnapshot, type Snapshot } from './snapshot.ts';

/** What of a snapshot is compared with today's data. */
export const DIFFERING_KINDS = [
  'objective',
  'action',
  'target',
  'indicator',
  'renegotiation',
  'nonConformity',
  'month',
] as const;
type DifferingKind = (typeof DIFFERING_KINDS)[number];

/** A record whose data today are not those that were frozen; null where it is not in one of the two. */
export interface Difference {
  readonly kind: DifferingKind;
  readonly id: string;
  /** The fields that differ, as they are named in the snapshot. */
  readonly fields: readonly {
    readonly field: string;
    readonly frozen: string | null;
    readonly now: string | null;
  }[];
}

type Fields = ReadonlyMap<string, string | null>;

const text = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? canonicalJson(value)
      : String(value);

const fieldsOf = (values: Readonly<Record<string, unknown>>): Fields =>
  new Map(Object.entries(values).map(([field, value]) => [field, text(value)]));

function recordsOf(snapshot: Snapshot): ReadonlyMap<string, Fields> {
  const { objectives, actions, targets, indicators, renegotiations, nonConformities, months } =
    canonicalSnapshot(snapshot);
  const records = new Map<string, Fields>();
  const put = (kind: DifferingKind, id: string, values: Readonly<Record<string, unknown>>) =>
    records.set(`${kind} ${id}`, fieldsOf(values));
  for (const { id, title, responsible } of objectives) put('objective', id, { title, responsible });
  for (const { id, title, status, deadline, lateness, lines } of actions)
    put('action', id, {
      ...{ title, status },
      deadline: deadline.renegotiated ?? deadline.understood,
      lateness: lateness.words,
      ...Object.fromEntries(lines.map((line) => [`line ${line.unit}`, lineText(line)])),
    });
  for (const { id, text: words, due, goal, verdict } of targets)
    put('target', id, { text: words, due, goal, verdict });
  for (const { id, annual, semester, target, verdict } of indicators)
    put('indicator', id, {
      annual: valueText(annual),
      semester: valueText(semester),
      target: target?.raw,
      verdict,
      sources: annual.sources.map(({ sha256 }) => sha256.slice(0, 12)).join(', ') || null,
    });
  for (const { action, number, toDeadline, toTitle, takenBack } of renegotiations)
    put('renegotiation', `${action} ${number}`, { toDeadline, toTitle, takenBack });
  for (const { number, state, cause, measures, measuresDone } of nonConformities)
    put('nonConformity', number, { state, cause, measures, measuresDone });
  for (const { competencia, unit, asked, said, sentOn } of months)
    put('month', `${competencia} ${unit}`, { asked, said, sentOn });
  return records;
}

function lineText({ status, progress, comment }: Snapshot['actions'][number]['lines'][number]): string {
  return [status ?? '–', progress === null ? null : `${progress}%`, comment]
    .filter((part) => part !== null)
    .join(' · ');
}

function valueText({
  text: shown,
  numerator,
  denominator,
  method,
}: Snapshot['indicators'][number]['annual']) {
  if (shown === null) return null;
  const parts = numerator === null ? '' : ` (${numerator}${denominator === null ? '' : ` / ${denominator}`})`;
  return `${shown}${parts}${method === null ? '' : ` · ${method}`}`;
}

/** Every record whose data now are not those that were frozen, in the order of the kinds. */
export function differencesSince(frozen: Snapshot, now: Snapshot): Difference[] {
  const [before, after] = [recordsOf(frozen), recordsOf(now)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => {
    const [then, today] = [before.get(key), after.get(key)];
    const names = [...new Set([...(then?.keys() ?? []), ...(today?.keys() ?? [])])];
    const fields = names
      .map((field) => ({ field, frozen: then?.get(field) ?? null, now: today?.get(field) ?? null }))
      .filter((each) => each.frozen !== each.now);
    if (fields.length === 0) return [];
    const [kind = '', ...id] = key.split(' ');
    return [{ kind: kind as DifferingKind, id: id.join(' '), fields }];
  });
}
