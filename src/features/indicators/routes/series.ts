import type { z } from 'zod';

import { type Period, parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { issueStatus, type VersionRecord } from '../../sources/index.ts';
import { entryPeriodsKnown, loadEntries } from '../commands/entries/entry-values.ts';
import { nameOfEstablishment } from '../commands/establishments.ts';
import { explainOrigin } from '../commands/explain-origin.ts';
import { type FactQuery, factPeriods, loadFacts } from '../commands/facts/fact-values.ts';
import { knownOnOf, placeAsked } from '../commands/indicator-value.ts';
import { loadValues } from '../commands/load-values.ts';
import { loadFor, ufOf } from '../commands/loaded.ts';
import { catalogue } from '../commands/recompute.ts';
import {
  entryCardOf,
  factQueryOf,
  getCard,
  resolveMethod,
  type ValueQuery,
} from '../commands/value-query.ts';
import {
  type Grain,
  IndicatorParams,
  ProvenanceAnswer,
  ProvenanceQuery,
  SeriesAnswer,
  SeriesQuery,
} from '../contract.ts';
import type { Method } from '../domain/card.ts';
import { valueAnswer } from './answers.ts';

/** The values of one place or establishment in every period of a length that any loaded file reaches. */
async function readSeries(
  context: Context,
  id: string,
  query: z.infer<typeof SeriesQuery>,
): Promise<SeriesAnswer> {
  const card = getCard(id);
  const today = context.clock.today();
  const place = await placeAsked(context, query, today);
  const knownOn = knownOnOf(query, today);
  const asked = {
    card,
    ...place,
    knownOn,
    ...resolveMethod(card, query.method ?? null, query.variant ?? null),
  };
  const files = isTold(asked, query.grain) ? await filePeriods(context, asked) : [];
  const periods =
    query.grain === 'pool'
      ? poolsOf([...files, ...(await publishedYears(context, asked))], card.pooled)
      : periodsOf(files, query.grain);
  const values = await loadValues(context, asked, periods);
  const items = periods.map((period, index) => valueAnswer(card, period.text, values[index]!));
  return {
    grain: query.grain,
    method: methodOf(asked)?.id ?? null,
    place: place.establishment ? await nameOfEstablishment(context, place.establishment) : place.unit.name,
    items: items.filter((item) => item.text !== null),
    next: null,
  };
}

/** Four months and semesters only where the card declares them, or its values are told by them. */
function isTold({ card }: ValueQuery, grain: Grain): boolean {
  if (grain !== 'four-months' && grain !== 'semester') return true;
  return card.lengths.includes(grain) || card.entry?.grain === grain;
}

/** The way that values are made: of files, of facts, or as people tell them. */
function methodOf({
  method,
  rule,
  entry,
  card,
}: ValueQuery): Pick<Method, 'id' | 'name' | 'version' | 'formula'> | null {
  return entry === 'asked' ? card.entry : (method ?? rule);
}

/** Periods of the files, of the facts, or of what was told, that can give values of the place: months, or years where files are yearly. */
async function filePeriods(context: Context, asked: ValueQuery): Promise<string[]> {
  const told = entryCardOf(asked);
  const { periods } =
    told === null ? { periods: [] } : entryPeriodsKnown(await loadEntries(context, told), []);
  const lasts = periods.map(({ last }) => last);
  return asked.entry === 'asked' ? lasts : [...(await countedPeriods(context, asked)), ...lasts];
}

async function countedPeriods(context: Context, asked: ValueQuery): Promise<string[]> {
  const counted = factQueryOf(asked);
  if (counted !== null) return factMonths(context, counted);
  const loaded = await loadFor(context, asked);
  const uf = ufOf(loaded.territory, asked.unit);
  const files = loaded.computations.filter((each) => each.uf === uf || each.uf === 'BR');
  return files.map(({ filePeriod }) => filePeriod);
}

/** Years that were published, where they can be told together. */
async function publishedYears(context: Context, asked: ValueQuery): Promise<string[]> {
  if (asked.card.official === null || asked.unit.level !== 'state' || asked.establishment) return [];
  const { official } = await loadFor(context, asked);
  return [...official.keys()].map((key) => key.split('/')[1] as string);
}

async function factMonths(context: Context, counted: FactQuery): Promise<string[]> {
  return factPeriods(await loadFacts(context, counted), []).months.map(({ text }) => text);
}

const WINDOW = 12;

/** Every run of so many years of which there are files, oldest first; none where the card tells each year by itself. */
function poolsOf(files: readonly string[], pooled: number | null): Period[] {
  if (pooled === null) return [];
  const years = new Set(files.map((file) => Number(file.slice(0, 4))));
  const isWhole = (last: number) =>
    Array.from({ length: pooled }, (_, at) => last - at).every((year) => years.has(year));
  const ends = [...years].filter(isWhole).toSorted((a, b) => a - b);
  return ends.map((last) => parsePeriod(`${last}-12/${pooled * WINDOW}M`));
}

/** Every period of the length that holds one of the files' periods, oldest first. */
function periodsOf(files: readonly string[], grain: Length): Period[] {
  const texts = files.flatMap((file) => (file.length === 4 ? yearly(file, grain) : monthly(file, grain)));
  return [...new Set(texts)].sort().map(parsePeriod);
}

type Length = Exclude<Grain, 'pool'>;

const yearly = (year: string, grain: Length): string[] => (grain === 'year' ? [year] : []);

function monthly(text: string, grain: Length): string[] {
  const month = parsePeriod(text);
  const [year, number] = [text.slice(0, 4), Number(text.slice(5))];
  switch (grain) {
    case 'year':
      return [year];
    case 'month':
      return [month.text];
    case 'four-months':
      return [`${year}-4M${Math.ceil(number / 4)}`];
    case 'semester':
      return [`${year}-S${Math.ceil(number / 6)}`];
    case 'window':
      return [`${month.text}/${WINDOW}M`];
  }
}

function statusOf(version: VersionRecord): ProvenanceAnswer['files'][number]['status'] {
  const status = issueStatus(version);
  return status && { label: status.label, words: status.words };
}

async function readProvenance(
  context: Context,
  id: string,
  query: z.infer<typeof ProvenanceQuery>,
): Promise<ProvenanceAnswer> {
  const card = getCard(id);
  const period = parsePeriod(query.period);
  const place = await placeAsked(context, query, `${period.last}-28`);
  const knownOn = knownOnOf(query, context.clock.today());
  const asked = {
    card,
    ...place,
    knownOn,
    ...resolveMethod(card, query.method ?? null, query.variant ?? null),
  };
  const { files, aside, missing, queries } = await explainOrigin(context, asked, period.text);
  const { method } = asked;
  const used = methodOf(asked);
  return {
    period: period.text,
    method: used && { id: used.id, name: used.name, version: used.version, formula: used.formula },
    cardSha256: catalogue.hashes.get(card.id) ?? null,
    computedAt:
      files
        .map(({ computation }) => computation.computedAt)
        .sort()
        .at(-1) ?? null,
    files: files.map(({ role, computation, version }) => ({
      role,
      fileName: computation.fileName,
      sha256: computation.sha256,
      system: version?.system ?? method?.system ?? '',
      uf: computation.uf,
      period: computation.period,
      issuedOn: computation.fileDate,
      importedAt: version?.importedAt ?? null,
      rows: version?.rows ?? null,
      versionId: computation.versionId,
      status: version === null ? null : statusOf(version),
    })),
    aside: aside.map(({ overlap, computation: { fileName, sha256, uf, period: of } }) => ({
      overlap,
      fileName,
      sha256,
      uf,
      period: of,
    })),
    missing: [...missing],
    queries: [...queries],
  };
}

export const seriesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/indicators/:id/series',
    verb: 'indicators.read',
    summary:
      'A série de um território ou estabelecimento por ano, mês, 12 meses móveis, quadrimestre ou semestre',
    params: IndicatorParams,
    query: SeriesQuery,
    answer: SeriesAnswer,
    handle: (context, { params, query }) => readSeries(context, params.id, query),
  }),
  route({
    method: 'GET',
    path: '/api/indicators/:id/provenance',
    verb: 'indicators.read',
    summary: 'De onde vem um valor: arquivos com SHA-256, emissão e linhas, e a consulta feita a eles',
    params: IndicatorParams,
    query: ProvenanceQuery,
    answer: ProvenanceAnswer,
    handle: (context, { params, query }) => readProvenance(context, params.id, query),
  }),
];
