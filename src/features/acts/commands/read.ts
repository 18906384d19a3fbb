import type { Context } from '../../../platform/context.ts';
import { listEvents } from '../../../platform/events.ts';
import type {
  ActAnswer,
  ActList,
  ActSummary,
  ActsQuery,
  ActUnit,
  CorrectionList,
  LinkAnswer,
} from '../contract.ts';
import type { Unit, UnitKind } from '../domain/act.ts';
import { addressLabel, isWithin } from '../domain/address.ts';
import { citationName } from '../domain/naming.ts';
import { findQuote } from '../domain/quotes.ts';
import { type ActLink, homologationOf, type RegistryEntry, standingOf } from '../domain/registry.ts';
import { type ActSummary as Entry, getAct, headsOf, listLinks, pageActs, type StoredAct } from '../store.ts';
import { verifyCitations } from './verify.ts';

type ReadUnit = Unit & { kind: Exclude<UnitKind, 'page'> };
type Heads = ReadonlyMap<string, RegistryEntry>;

/** One page of the registry, each act with how it stands today. */
export async function readActs(context: Context, query: ActsQuery): Promise<ActList> {
  const { items, next } = await pageActs(context, {
    words: query.q || null,
    kind: query.kind ?? null,
    id: query.id ?? null,
    after: query.cursor || null,
    limit: query.limit,
  });
  const links = await listLinks(
    context,
    items.map(({ id }) => id),
  );
  const heads = await headsAround(context, links);
  return { items: items.map((act) => summaryOf(context, act, links, heads)), next };
}

/**
 * One act: its text by provision, its tables, its links with the words that say them.
 * @throws AppError `not-found`, `refused` where a link quotes words that the text does not hold
 */
export async function readAct(context: Context, id: string): Promise<ActAnswer> {
  const act = await getAct(context, id);
  const links = await listLinks(context, [id]);
  const heads = await headsAround(context, links);
  await verifyCitations(
    context,
    links.flatMap(({ evidence }) => evidence ?? []),
  );
  const { units, ocr, corrections, adReferendum, ...head } = act;
  return {
    ...head,
    ...stateOf(context, act, links, heads),
    tables: act.tables.map((table) => ({
      ...table,
      columns: [...table.columns],
      rows: [...table.rows],
      doubts: [...table.doubts],
    })),
    omissions: [...act.omissions],
    units: unitsOf(act, links, heads),
    links: links.flatMap((link) => linkAnswer(link, id, heads)),
    version: act.origin === 'seed' ? 0 : ((await listEvents(context, `act/${id}`)).at(-1)?.sequence ?? 0),
  };
}

/** How the scan of an act became its reading, in the order of the scan. @throws AppError `not-found` */
export async function readCorrections(context: Context, id: string): Promise<CorrectionList> {
  const { corrections, units } = await getAct(context, id);
  const starts = new Map(units.map((unit) => [unit.address, unit.ocrStart ?? 0]));
  return {
    items: corrections.map(({ at, start, end, ...correction }) => {
      const from = at === null ? 0 : (starts.get(at) ?? 0);
      return { ...correction, at, label: at && addressLabel(at), start: start - from, end: end - from };
    }),
    next: null,
  };
}

function headsAround(context: Context, links: readonly ActLink[]): Promise<Heads> {
  return headsOf(context, [...new Set(links.flatMap(({ from, to }) => [from, to]))]);
}

function summaryOf(context: Context, act: Entry, links: readonly ActLink[], heads: Heads): ActSummary {
  const { adReferendum, homologateBy, ...head } = act;
  return { ...head, source: head.source && { ...head.source }, ...stateOf(context, act, links, heads) };
}

function stateOf(context: Context, act: RegistryEntry, links: readonly ActLink[], heads: Heads) {
  const today = context.clock.today();
  const standing = standingOf(act, links, heads, today);
  const homologation = homologationOf(act, links, heads, today);
  return {
    standing: {
      state: standing.state,
      by: 'by' in standing ? nameOf(standing.by, heads) : null,
      on: 'on' in standing ? standing.on : null,
    },
    homologation: homologation && {
      state: homologation.state,
      by: 'by' in homologation ? nameOf(homologation.by, heads) : null,
      on: 'on' in homologation ? homologation.on : null,
      late: 'late' in homologation && homologation.late,
    },
  };
}

function nameOf(id: string, heads: Heads): { id: string; name: string } {
  const head = heads.get(id);
  return { id, name: head === undefined ? id : citationName(head) };
}

function unitsOf(act: StoredAct, links: readonly ActLink[], heads: Heads): ActUnit[] {
  const counts = new Map<string, number>();
  for (const { at } of act.corrections) if (at !== null) counts.set(at, (counts.get(at) ?? 0) + 1);
  return act.units
    .filter((unit): unit is ReadUnit => unit.kind !== 'page')
    .map(({ ocrStart, ocrEnd, ...unit }) => ({
      ...unit,
      label: addressLabel(unit.address),
      ocr: act.ocr === null || ocrStart === null ? null : act.ocr.slice(ocrStart, ocrEnd ?? undefined),
      corrections: counts.get(unit.address) ?? 0,
      references: referencesIn(act.id, unit, links, heads),
    }));
}

/** Where a provision names other acts; a link says the words. */
function referencesIn(
  id: string,
  unit: Pick<Unit, 'address' | 'text'>,
  links: readonly ActLink[],
  heads: Heads,
): ActUnit['references'] {
  return links
    .flatMap(({ from, kind, to, evidence }) => {
      if (from !== id || kind !== 'cites' || evidence === null || !isWithin(unit.address, evidence.at))
        return [];
      const span = findQuote(unit.text, evidence.quote);
      return span === null ? [] : [{ ...span, ...nameOf(to, heads) }];
    })
    .sort((a, b) => a.start - b.start);
}

function linkAnswer(link: ActLink, id: string, heads: Heads): LinkAnswer[] {
  const direction = link.from === id ? 'out' : 'in';
  const other = heads.get(direction === 'out' ? link.to : link.from);
  if (other === undefined) return [];
  const { evidence, kind, note } = link;
  const { coverage, ementa } = other;
  return [
    {
      kind,
      direction,
      act: { id: other.id, name: citationName(other), coverage, ementa },
      cite: evidence && {
        act: evidence.act,
        at: evidence.at,
        label: addressLabel(evidence.at),
        quote: evidence.quote,
      },
      note,
    },
  ];
}
