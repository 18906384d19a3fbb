import { sql } from 'kysely';
import { AppError } from '../../kernel/app-error.ts';
import type { ExplainedJson } from '../../kernel/explained.ts';
import type { Context } from '../../platform/context.ts';
import { CAC_FACT, withEvaluations } from './domain/cac/facts.ts';
import type { CnesRecord } from './domain/hospital-cnes.ts';
import { agreementOf, factsOfLife, withLicences } from './domain/instrument/agreement.ts';
import { factsThroughAnnulments } from './domain/instrument/annulment.ts';
import { productionFacts } from './domain/month/production.ts';
import type { Agreement, Fact, Programme } from './domain/programme.ts';
import { ratifiedFacts } from './domain/ratified.ts';
import type { ReadingDecision } from './domain/reading-decision.ts';
import { listFinalEvaluations } from './store/cac.ts';
import { findInstrument, listInstruments } from './store/instrument/instruments.ts';
import { listLife } from './store/instrument/life.ts';
import { listProduction } from './store/month.ts';

type AgreementHead = Omit<Agreement, 'facts'>;

interface FactRow {
  id: string;
  month: string | null;
  label: string;
  value: Fact['value'];
  items: string[] | null;
  effectFrom: string;
  effectTo: string | null;
  knownFrom: string;
  knownTo: string | null;
  status: Fact['status'];
  cite: Fact['cite'] | null;
  note: string | null;
}

/** @throws AppError `not-found`. `id` is the id or the short name of its address. */
export async function getProgramme(context: Context, id: string): Promise<Programme> {
  const { rows } = await sql<{ definition: Programme }>`
    select definition from programmes where id = ${id} or slug = ${id}`.execute(context.db);
  if (rows[0]) return rows[0].definition;
  throw new AppError('not-found', `Não há o programa de cofinanciamento "${id}".`, {
    details: { programme: id },
  });
}

/** Every programme of the state, by name; a state has a handful. */
export async function listProgrammes(context: Context): Promise<Programme[]> {
  const { rows } = await sql<{ definition: Programme }>`
    select definition from programmes order by name, id limit 200`.execute(context.db);
  return rows.map(({ definition }) => definition);
}

/** Every agreement, by name: those of the seed and the instruments that were signed; a state has tens of them. */
export async function listAgreements(
  context: Context,
): Promise<(AgreementHead & { programmeName: string })[]> {
  const { rows } = await sql<{ definition: AgreementHead; programmeName: string }>`
    select a.definition, p.name as "programmeName" from agreements a join programmes p on p.id = a.programme
    order by a.name, a.id limit 200`.execute(context.db);
  const seeded = rows.map(({ definition, programmeName }) => ({ ...definition, programmeName }));
  const programmes = new Map((await listProgrammes(context)).map(({ id, name }) => [id, name]));
  const lived = (await listInstruments(context)).flatMap((instrument) => {
    const head = seeded.some(({ id }) => id === instrument.id) ? null : agreementOf(instrument);
    const programmeName = programmes.get(instrument.programme);
    return head && programmeName !== undefined ? [{ ...head, programmeName }] : [];
  });
  return [...seeded, ...lived].sort((a, b) => a.name.localeCompare(b.name, 'pt-BR'));
}

/** What an agreement says of itself, without its facts; null where there is none. */
export async function findAgreement(context: Context, id: string): Promise<AgreementHead | null> {
  const { rows } = await sql<{ definition: AgreementHead }>`
    select definition from agreements where id = ${id}`.execute(context.db);
  if (rows[0]) return rows[0].definition;
  const instrument = await findInstrument(context, id);
  return instrument && agreementOf(instrument);
}

/** What an agreement says of itself, without its facts. @throws AppError `not-found` */
export async function getAgreementHead(context: Context, id: string): Promise<AgreementHead> {
  const head = await findAgreement(context, id);
  if (head !== null) return head;
  throw new AppError('not-found', `Não há o termo "${id}". Veja a lista em Cofinanciamento.`, {
    details: { agreement: id },
  });
}

/**
 * An agreement with all its facts, whatever their dates: those of the seed or of the documents of its life, the production recorded of
 * its months and the evaluations that were signed. @throws AppError `not-found`
 */
export async function getAgreement(context: Context, id: string): Promise<Agreement> {
  const head = await getAgreementHead(context, id);
  const seeded = await listSeededFacts(context, id);
  const life = await listLife(context, id);
  const programme = seeded === null ? await getProgramme(context, head.programme) : null;
  const said = factsThroughAnnulments(life, (seen) => [
    ...(programme === null ? withLicences(seeded ?? [], seen) : factsOfLife(seen, programme)),
    ...ratifiedFacts(seen),
  ]);
  const facts = withEvaluations(said, CAC_FACT, await listFinalEvaluations(context, id));
  const production = productionFacts(await listProduction(context, id));
  return { ...head, facts: [...facts, ...production] };
}

/** The facts of the seed's files; null for an agreement that it does not have. */
async function listSeededFacts(context: Context, id: string): Promise<Fact[] | null> {
  const { rows } = await sql<FactRow>`
    select fact as id, month, label, value, items, effect_from as "effectFrom", effect_to as "effectTo",
      known_from as "knownFrom", known_to as "knownTo", status, cite, note
    from agreement_facts where agreement = ${id} order by position`.execute(context.db);
  return rows.length === 0 ? null : rows.map(factOf);
}

function factOf(row: FactRow): Fact {
  const { id, label, value, status, month, items, cite, note } = row;
  return {
    id,
    label,
    value,
    status,
    effect: [row.effectFrom, row.effectTo],
    known: [row.knownFrom, row.knownTo],
    ...(month && { month }),
    ...(items && { items }),
    ...(cite && { cite }),
    ...(note && { note }),
  };
}

/** Makes programmes and agreements hold exactly these; saved calculations stay. */
export async function replaceReference(
  context: Context,
  programmes: readonly { definition: Programme; sha256: string }[],
  agreements: readonly Agreement[],
): Promise<void> {
  await sql`delete from agreement_facts`.execute(context.db);
  await sql`delete from agreements`.execute(context.db);
  await sql`delete from programmes`.execute(context.db);
  for (const { definition, sha256 } of programmes) {
    await sql`insert into programmes (id, slug, name, act, definition, sha256)
      values (${definition.id}, ${definition.slug}, ${definition.name}, ${definition.act},
        ${JSON.stringify(definition)}::jsonb, ${sha256})`.execute(context.db);
  }
  for (const { facts, ...head } of agreements) {
    await sql`insert into agreements (id, programme, name, municipality, health_region, definition)
      values (${head.id}, ${head.programme}, ${head.name}, ${head.municipality}, ${head.healthRegion},
        ${JSON.stringify(head)}::jsonb)`.execute(context.db);
    for (const [position, fact] of facts.entries()) await insertFact(context, head.id, position, fact);
  }
}

async function insertFact(context: Context, agreement: string, position: number, fact: Fact): Promise<void> {
  await sql`insert into agreement_facts (agreement, fact, position, month, label, value, items, effect_from, effect_to,
      known_from, known_to, status, cite, note)
    values (${agreement}, ${fact.id}, ${position}, ${fact.month ?? null}, ${fact.label},
      ${JSON.stringify(fact.value)}::jsonb, ${fact.items ? JSON.stringify(fact.items) : null}::jsonb,
      ${fact.effect[0]}, ${fact.effect[1]}, ${fact.known[0]}, ${fact.known[1]}, ${fact.status},
      ${fact.cite ? JSON.stringify(fact.cite) : null}::jsonb, ${fact.note ?? null})`.execute(context.db);
}

/** A calculation as it is kept: decimals as text, `factor` as n/d. */
export interface SavedCalculation {
  readonly id: string;
  readonly agreement: string;
  readonly competencia: string;
  readonly regime: string;
  readonly amount: string;
  readonly factor: string;
  readonly sha256: string;
  /** The issued memory of calculation. */
  readonly paper: string;
}

/** The saved calculation with this hash for the month, or null. */
export async function findCalculation(
  context: Context,
  agreement: string,
  competencia: string,
  sha256: string,
): Promise<SavedCalculation | null> {
  const { rows } = await sql<SavedCalculation>`
    select id, agreement, competencia, regime, amount, factor, sha256, paper from calculations
    where agreement = ${agreement} and competencia = ${competencia} and sha256 = ${sha256}`.execute(
    context.db,
  );
  return rows[0] ?? null;
}

/** What a kept calculation depended on. @throws AppError `not-found` */
export async function getCalculationBasis(
  context: Context,
  id: string,
): Promise<{ readonly readings: Readonly<Record<string, string>>; readonly knownOn: string }> {
  const { rows } = await sql<{ readings: Record<string, string>; knownOn: string }>`
    select content -> 'readings' as readings, content ->> 'knownOn' as "knownOn" from calculations where id = ${id}`.execute(
    context.db,
  );
  if (rows[0]) return rows[0];
  throw new AppError('not-found', 'Este cálculo não foi guardado aqui.', { details: { calculation: id } });
}

/** A kept calculation as it was hashed: its tree, and the readings it was made by. @throws AppError `not-found` */
export async function getCalculationTree(
  context: Context,
  id: string,
): Promise<{
  readonly readings: Readonly<Record<string, string>>;
  readonly trace: ExplainedJson;
  readonly sha256: string;
}> {
  const { rows } = await sql<{ readings: Record<string, string>; trace: ExplainedJson; sha256: string }>`
    select content -> 'readings' as readings, content -> 'trace' as trace, sha256 from calculations
    where id = ${id}`.execute(context.db);
  if (rows[0]) return rows[0];
  throw new AppError('not-found', 'Este cálculo não foi guardado aqui.', { details: { calculation: id } });
}

export async function insertCalculation(
  context: Context,
  calculation: SavedCalculation,
  content: unknown,
): Promise<void> {
  const { id, agreement, competencia, regime, amount, factor, sha256, paper } = calculation;
  await sql`insert into calculations (id, agreement, competencia, regime, amount, factor, content, sha256, paper, at,
      actor_id)
    values (${id}, ${agreement}, ${competencia}, ${regime}, ${amount}, ${factor}, ${JSON.stringify(content)}::jsonb,
      ${sha256}, ${paper}, ${context.clock.now().toISOString()}, ${context.actor.id})`.execute(context.db);
}

/** What was said of the CNES of one hospital, or of every one. */
export async function listCnesRecords(
  context: Context,
  hospital: string | null = null,
): Promise<CnesRecord[]> {
  const { rows } = await sql<Omit<CnesRecord, 'at'> & { at: Date }>`
    select hospital, cnes, effect_from as "from", source, said_at as at, said_by as by from hospital_cnes
    where ${hospital}::text is null or hospital = ${hospital} order by id`.execute(context.db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function insertCnesRecord(context: Context, id: string, record: CnesRecord): Promise<void> {
  const { hospital, cnes, from, source, at, by } = record;
  await sql`insert into hospital_cnes (id, hospital, cnes, effect_from, source, said_at, said_by)
    values (${id}, ${hospital}, ${cnes}, ${from}, ${source}, ${at}, ${by})`.execute(context.db);
}

/** What was decided of the open questions of a programme, or of every one, in the order it was said. */
export async function listReadingDecisions(
  context: Context,
  programme: string | null = null,
): Promise<ReadingDecision[]> {
  const { rows } = await sql<Omit<ReadingDecision, 'at'> & { at: Date }>`
    select programme, reading, option, from_month as "from", act, reason, known_on as "knownOn", said_at as at,
      said_by as by
    from reading_decisions where ${programme}::text is null or programme = ${programme} order by id`.execute(
    context.db,
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function insertReadingDecision(
  context: Context,
  id: string,
  decision: ReadingDecision,
): Promise<void> {
  const { programme, reading, option, from, act, reason, knownOn, at, by } = decision;
  await sql`insert into reading_decisions (id, programme, reading, option, from_month, act, reason, known_on, said_at,
      said_by)
    values (${id}, ${programme}, ${reading}, ${option}, ${from}, ${act}, ${reason}, ${knownOn}, ${at}, ${by})`.execute(
    context.db,
  );
}
