import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveUnits } from '../src/features/accounts/store/units.ts';
import { recordStep } from '../src/features/cofinancing/commands/instrument/record.ts';
import { decideReading } from '../src/features/cofinancing/commands/readings.ts';
import type { Evaluation } from '../src/features/cofinancing/domain/cac/evaluation.ts';
import type { FourMonths } from '../src/features/cofinancing/domain/cac/period.ts';
import type { Agreement, Fact } from '../src/features/cofinancing/domain/programme.ts';
import { saveEvaluation } from '../src/features/cofinancing/store/cac.ts';
import { replaceReference } from '../src/features/cofinancing/store.ts';
import { getTerritory } from '../src/features/territory/index.ts';
import { type Context, inTransaction } from '../src/platform/context.ts';
import { PROJECT_ROOT } from '../src/platform/env.ts';
import { sha256 } from '../src/platform/ids.ts';
import { type HospitalFacts, madeUpFacts } from './hospital-facts.ts';
import { type SeededLaw, seededLaw } from './seeded-law.ts';

const LIFE = join(PROJECT_ROOT, 'database/seed/cofinancing/demonstration/instruments.json');
/** Before the first year of every Termo ends, so that all of their months may be calculated. */
const EVALUATED = { periods: ['2025-3', '2026-1'], competencia: '2026-07', day: '2026-06-15' } as const;

type Steps = readonly Parameters<typeof recordStep>[2][];

/**
 * Municipalities of the state that each have a hospital and a Termo in force: the seeded agreement with made-up percentages, the life that the
 * demonstration invents for it recorded step by step, two final evaluations of the commission, every open question decided.
 * @returns the ids of the agreements.
 */
export async function agreeWith(context: Context, count: number, day: string): Promise<string[]> {
  const law = seededLaw();
  const agreements = await agreementsOf(context, law, count, day);
  await inTransaction(context, (tx) =>
    replaceReference(
      tx,
      [{ definition: law.programme, sha256: sha256(JSON.stringify(law.programme)) }],
      agreements,
    ),
  );
  // The same life five years later.
  const life = readFileSync(LIFE, 'utf8').replaceAll('"2020-', '"2025-');
  const [{ steps }] = JSON.parse(life).instruments as [{ steps: Steps }];
  const said = madeUpFacts(count);
  for (const [at, { id }] of agreements.entries()) {
    await live(context, id, steps);
    await inTransaction(context, (tx) => evaluate(tx, id, said[at]?.cac ?? '80'));
  }
  await decideAll(context, law);
  return agreements.map(({ id }) => id);
}

async function agreementsOf(
  context: Context,
  { agreement }: SeededLaw,
  count: number,
  day: string,
): Promise<Agreement[]> {
  const territory = await getTerritory(context);
  const places = territory.municipalitiesOn(day).slice(0, count);
  if (places.length < count) throw new Error(`the state has ${places.length} municipalities, not ${count}`);
  const said = madeUpFacts(count);
  const units = places.map(({ code, name }) => ({
    id: `HOSPITAL-${code}`,
    acronym: `H-${code}`,
    name: `Hospital de ${name} (medição)`,
    kind: 'hospital' as const,
    parent: null,
    territory: code,
    from: null,
    to: null,
    origin: 'project' as const,
    aliases: [],
  }));
  await inTransaction(context, (tx) => saveUnits(tx, units));
  return places.map(({ code, name }, at): Agreement => {
    const healthRegion = territory.path(code, day).find((each) => each.length === 5) ?? '';
    return {
      ...agreement,
      id: `termo-${code}`,
      name: `Termo de ${name}`,
      municipality: code,
      healthRegion,
      establishment: `HOSPITAL-${code}`,
      fund: `Fundo Municipal de Saúde de ${name}`,
      effect: ['2025-07-01', null],
      facts: agreement.facts.map((fact) => factOf(fact, healthRegion, said[at]!)),
    };
  });
}

function factOf(fact: Fact, healthRegion: string, { ppi, referral }: HospitalFacts): Fact {
  const values: Readonly<Record<string, Fact['value']>> = {
    'health-region': healthRegion,
    'ppi.months': ppi,
    'referral.outsiders': referral,
  };
  return fact.id in values ? { ...fact, value: values[fact.id] as Fact['value'] } : fact;
}

async function live(context: Context, id: string, steps: Steps): Promise<void> {
  let version = 0;
  for (const step of steps) {
    const details = { ...step.details, ...(step.type === 'eligibility-checked' && eligible(step)) };
    const said = { ...step, details, version, origin: 'demonstration' as const };
    ({ version } = await recordStep(context, id, said));
  }
}

/** Whatever the number of people: coverage whole, and of a class that the act forgot nothing asked. */
const eligible = ({ details }: Steps[number]): Steps[number]['details'] => ({
  items: details.items?.map((item) => (item.id === 'VI' ? { ...item, value: '100.00' } : item)) ?? [],
  readings: { below: 'no-minimum' },
});

/** As the last signature leaves it; how an evaluation is made is not what is measured. */
async function evaluate(tx: Context, agreement: string, percent: string): Promise<void> {
  const { periods, competencia, day } = EVALUATED;
  const said = { by: null, at: `${day}T12:00:00.000Z` };
  for (const [at, period] of periods.entries()) {
    const evaluation: Evaluation = {
      state: 'FINAL',
      version: 1,
      lastAt: said.at,
      judged: {},
      meeting: null,
      notice: {
        ...said,
        until: day,
        sha256: sha256(period),
        sheet: { judged: {}, values: [], readings: {}, percent },
      },
      answer: null,
      opinion: { ...said, text: 'Medição.', competencia, seats: [] },
      signatures: [],
      final: { paper: '', number: `CAC ${at + 1}/2026`, day },
    };
    await saveEvaluation(tx, agreement, period as FourMonths, evaluation);
  }
}

async function decideAll(context: Context, { programme }: SeededLaw): Promise<void> {
  for (const { id, options } of programme.readings)
    await decideReading(
      context,
      { programme: programme.id, reading: id },
      { option: options[0].id, from: '2020-07', act: programme.act, reason: 'Medição', version: 0 },
    );
}
