import type { Citation } from '../../../kernel/explained.ts';
import type { ActHead } from './act.ts';

export const LINK_KINDS = ['amends', 'homologates', 'revokes', 'succeeds', 'cites'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** One act does something to another; the words that say so, or a note that says where it is known from. */
export interface ActLink {
  readonly from: string;
  readonly kind: LinkKind;
  readonly to: string;
  readonly evidence: Citation | null;
  readonly note: string | null;
}

/** How an act stands on a day. `by` is the act that revoked or succeeded it; `on` the day it began or ended, where known. */
export type Standing =
  | { readonly state: 'in-force' | 'unknown' }
  | { readonly state: 'not-yet' | 'ended'; readonly on: string }
  | { readonly state: 'revoked' | 'succeeded'; readonly by: string; readonly on: string | null };

/** An act signed ad referendum waits for the next ordinary meeting of its body; `by` is the act that homologated it. */
export type Homologation =
  | { readonly state: 'homologated'; readonly by: string; readonly late: boolean }
  | { readonly state: 'due' | 'overdue'; readonly on: string }
  | { readonly state: 'no-meeting-known' };

export type DatedHead = Pick<ActHead, 'id' | 'signedOn' | 'effectFrom' | 'effectTo'>;

/**
 * How an act stands on `day`, from its own dates and from what other acts did to it. An act of unknown date counts as
 * done: the register would not hold it otherwise.
 */
export function standingOf(
  act: DatedHead,
  links: readonly ActLink[],
  others: ReadonlyMap<string, DatedHead>,
  day: string,
): Standing {
  for (const [kind, state] of [
    ['revokes', 'revoked'],
    ['succeeds', 'succeeded'],
  ] as const) {
    const doer = doersOf(act.id, kind, links, others).find((other) => (startOf(other) ?? day) <= day);
    if (doer !== undefined) return { state, by: doer.id, on: startOf(doer) };
  }
  if (act.effectTo !== null && act.effectTo <= day) return { state: 'ended', on: act.effectTo };
  if (act.effectFrom === null) return { state: 'unknown' };
  return act.effectFrom > day ? { state: 'not-yet', on: act.effectFrom } : { state: 'in-force' };
}

/** Where the homologation of an act signed ad referendum stands on `day`; null for any other act. */
export function homologationOf(
  act: DatedHead & { readonly adReferendum: boolean; readonly homologateBy: string | null },
  links: readonly ActLink[],
  others: ReadonlyMap<string, DatedHead>,
  day: string,
): Homologation | null {
  if (!act.adReferendum) return null;
  const due = act.homologateBy;
  const doer = doersOf(act.id, 'homologates', links, others)[0];
  if (doer !== undefined) {
    return { state: 'homologated', by: doer.id, late: due !== null && (doer.signedOn ?? due) > due };
  }
  if (due === null) return { state: 'no-meeting-known' };
  return { state: due < day ? 'overdue' : 'due', on: due };
}

/** The acts that did this to the act, the earliest first; those of unknown date last. */
function doersOf(
  id: string,
  kind: LinkKind,
  links: readonly ActLink[],
  others: ReadonlyMap<string, DatedHead>,
): DatedHead[] {
  return links
    .filter((link) => link.to === id && link.kind === kind)
    .flatMap((link) => others.get(link.from) ?? [])
    .sort((a, b) => ((startOf(a) ?? '9999') < (startOf(b) ?? '9999') ? -1 : 1));
}

function startOf(act: DatedHead): string | null {
  return act.effectFrom ?? act.signedOn;
}

/** What the registry keeps of an act beside its text. */
export interface RegistryEntry extends ActHead {
  /** Publication apart from signature: the day and the gazette, null where not known. */
  readonly publishedOn: string | null;
  readonly publishedIn: string | null;
  readonly adReferendum: boolean;
  /** Day of the next ordinary meeting of the body, by which an act ad referendum must be homologated. */
  readonly homologateBy: string | null;
  /** What is not known of the act, or where it is known from. */
  readonly note: string | null;
  /** `seed`: comes with Pactua; `entered`: registered by a person. */
  readonly origin: 'seed' | 'entered';
}
