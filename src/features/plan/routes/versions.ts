import { toCsv } from '../../../kernel/csv.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import { readChangeEvents } from '../commands/versions/change-events.ts';
import { type Comparison, compareVersions, readVersions } from '../commands/versions/compare.ts';
import { listAuthorisingActs, publishVersion } from '../commands/versions/publish.ts';
import {
  DiffAnswer,
  DiffQuery,
  type PlanVersion,
  PublishBody,
  VersionsAnswer,
} from '../contract/versions.ts';
import { countLevels } from '../domain/versions/content.ts';
import { filterChanges, type ItemChange, itemKey } from '../domain/versions/diff.ts';
import { CHANGE_WORDS, LEVEL_WORDS, versionFieldWords, versionValueWords } from '../domain/versions/words.ts';
import type { VersionRecord } from '../store/versions.ts';

/** A version published before a level was part of one holds none of it. */
const NONE = countLevels({ items: [] });

async function answersOf(context: Context, versions: readonly VersionRecord[]): Promise<PlanVersion[]> {
  const names = await listNames(context, [...new Set(versions.flatMap((each) => each.publishedBy ?? []))]);
  return versions.map(({ publishedBy, ...version }) => ({
    ...version,
    counts: { ...NONE, ...version.counts },
    publishedBy: publishedBy === null ? null : (names.get(publishedBy) ?? 'Pessoa sem cadastro'),
  }));
}

async function readList(context: Context): Promise<VersionsAnswer> {
  const { plan, versions, changedSince } = await readVersions(context);
  const scope = { territoryPath: [plan.territory] };
  const mayPublish = context.policy(context.actor, 'plan.manage', scope, context.clock.today()).allowed;
  return {
    items: await answersOf(context, versions),
    next: null,
    changedSince,
    mayPublish,
    acts: mayPublish ? await listAuthorisingActs(context) : [],
  };
}

const filterOf = ({ level, kind, objective, field }: DiffQuery) => ({
  levels: level,
  kinds: kind,
  objectives: objective,
  fields: field,
});

function countKinds(changes: readonly ItemChange[]): DiffAnswer['counts'] {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

async function readDiff(context: Context, query: DiffQuery): Promise<DiffAnswer> {
  const comparison = await compareVersions(context, query);
  const all = filterChanges(comparison.changes, filterOf(query));
  const start = query.after === undefined ? 0 : all.findIndex((each) => itemKey(each) === query.after) + 1;
  const page = all.slice(start, start + query.limit);
  const eventsOf = await readChangeEvents(context, comparison.plan.id, page, comparison.span);
  const [from = null] = await answersOf(context, comparison.from === null ? [] : [comparison.from]);
  const [to = null] = await answersOf(context, comparison.to === null ? [] : [comparison.to]);
  const last = page.at(-1);
  const fields = comparison.changes.flatMap((each) => each.fields.map(({ field }) => field));
  return {
    from,
    to,
    items: page.map((each) => ({
      ...each,
      key: itemKey(each),
      fields: each.fields.map((one) => ({ ...one, events: eventsOf(each, one.field) })),
    })),
    next: start + page.length < all.length && last !== undefined ? itemKey(last) : null,
    counts: countKinds(all),
    fields: [...new Set(fields)],
    objectives: comparison.objectives.map((each) => ({ ...each })),
  };
}

const CSV_HEADER = [
  'Objetivo',
  'Ação estratégica',
  'O que é',
  'Nº',
  'Registro',
  'O que houve',
  'Campo',
  'Antes',
  'Depois',
  'Quem',
  'Quando',
  'Como',
];

/** Every field that differs, one a row, with who changed it. */
async function diffCsv(context: Context, { plan, changes, span }: Comparison): Promise<string> {
  const eventsOf = await readChangeEvents(context, plan.id, changes, span);
  const rows = changes.flatMap((each) =>
    each.fields.map(({ field, from, to }) => {
      const events = eventsOf(each, field);
      return [
        each.objective,
        each.strategicAction,
        LEVEL_WORDS[each.level],
        each.id,
        each.title,
        CHANGE_WORDS[each.kind],
        versionFieldWords(field),
        versionValueWords(from),
        versionValueWords(to),
        events.map(({ by }) => by).join(' | '),
        events.map(({ at }) => at).join(' | '),
        events.map(({ words, reason }) => (reason === null ? words : `${words} ${reason}`)).join(' | '),
      ];
    }),
  );
  return toCsv(CSV_HEADER, rows);
}

const nameOf = (version: VersionRecord | null): string => (version === null ? 'hoje' : `v${version.number}`);

/** Published states of the plan, and what differs between any two. */
export const versionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/versions',
    verb: 'plan.read',
    summary: 'As versões publicadas do plano, com data, motivo, ato e resumo do conteúdo',
    answer: VersionsAnswer,
    handle: (context) => readList(context),
  }),
  route({
    method: 'POST',
    path: '/api/plan/versions',
    verb: 'plan.manage',
    summary: 'Publica o plano como está como a sua próxima versão, com motivo e ato',
    body: PublishBody,
    answer: VersionsAnswer,
    handle: async (context, { body }) => {
      await publishVersion(context, body);
      return readList(context);
    },
  }),
  route({
    method: 'GET',
    path: '/api/plan/versions/diff',
    verb: 'plan.read',
    summary:
      'O que difere entre duas versões, ou entre uma e o plano de hoje (now), campo a campo, com quem mudou',
    query: DiffQuery,
    answer: DiffAnswer,
    handle: (context, { query }) => readDiff(context, query),
  }),
  route({
    method: 'GET',
    path: '/api/plan/versions/diff.csv',
    verb: 'plan.read',
    summary: 'A mesma diferença em CSV, uma linha por campo',
    query: DiffQuery,
    handle: async (context, { query }) => {
      const comparison = await compareVersions(context, query);
      const changes = filterChanges(comparison.changes, filterOf(query));
      return {
        kind: 'file' as const,
        contentType: 'text/csv; charset=utf-8',
        fileName: `plano-${nameOf(comparison.from)}-${nameOf(comparison.to)}.csv`,
        body: await diffCsv(context, { ...comparison, changes }),
      };
    },
  }),
];
