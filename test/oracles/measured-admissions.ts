import { expect } from 'vitest';
import { listPlaces } from '../../src/features/indicators/commands/list-places.ts';
import { getCard, resolveMethod } from '../../src/features/indicators/commands/value-query.ts';
import { recomputeVersion } from '../../src/features/indicators/index.ts';
import { importFiles, listCurrentVersions } from '../../src/features/sources/index.ts';
import { getTerritory } from '../../src/features/territory/index.ts';
import { Rational, sum } from '../../src/kernel/rational.ts';
import type { Context } from '../../src/platform/context.ts';

/** The name of each share on the page of the field, and the variant of 713 that it is. */
export const SHARES = [
  ['shareAll', 'ALL'],
  ['shareExceptBirthsO80O84', 'ALL_EXCEPT_BIRTHS'],
  ['shareExceptObstetricProcedures11', 'ALL_EXCEPT_OBSTETRIC_PROCEDURES'],
  ['shareClinical03', 'CLINICAL_ADMISSIONS'],
  ['shareClinical03And07', 'CLINICAL_AND_PAEDIATRIC'],
] as const;

/** What somebody measured on one file of admissions. */
export interface Measured {
  /** `RDDF2212`. */
  readonly name: string;
  readonly admissions: number;
  readonly shares: Readonly<Record<(typeof SHARES)[number][0], Rational>>;
  readonly deliveries?: { readonly caesarean: number; readonly vaginal: number };
  /** How far a share may be from the measured one. */
  readonly apart: Rational;
}

const STATES: Readonly<Record<string, string>> = { DF: '53', SP: '35' };

export async function loadAdmissions(context: Context, paths: readonly string[]): Promise<void> {
  await importFiles(context, paths);
  for (const version of await listCurrentVersions(context)) await recomputeVersion(context, version.id);
}

interface Asked {
  readonly indicator: string;
  readonly state: string;
  readonly period: string;
  readonly variant: string | null;
}

/** Numerator and denominator of a whole file: its establishments put together, wherever the people live. */
export async function wholeFile(context: Context, { indicator, state, period, variant }: Asked) {
  const card = getCard(indicator);
  const unit = (await getTerritory(context)).get(state, `${period}-28`);
  const query = { card, unit, ...resolveMethod(card, null, variant) };
  const places = await listPlaces(context, query, period, 'establishment');
  const total = (of: 'numerator' | 'denominator') =>
    sum(places.map(({ value }) => value[of] ?? Rational.zero));
  return [total('numerator'), total('denominator')] as const;
}

export const printed = (counts: readonly Rational[]) => counts.map((count) => count.toDecimal(0));

/** Imports the file and counts it by the cards of 713, in its five ways, and of caesarean deliveries. */
export async function expectMeasured(context: Context, path: string, measured: Measured): Promise<void> {
  const { name, admissions, shares, deliveries, apart } = measured;
  const file = {
    state: STATES[name.slice(2, 4)] as string,
    period: `20${name.slice(4, 6)}-${name.slice(6, 8)}`,
  };
  await loadAdmissions(context, [path]);
  for (const [share, variant] of SHARES) {
    const [numerator, denominator] = await wholeFile(context, { indicator: '713', ...file, variant });
    const off = numerator.div(denominator).sub(shares[share]).abs();
    expect(off.gt(apart), `${name} ${share}: ${numerator} ÷ ${denominator}`).toBe(false);
    if (variant === 'ALL') expect(denominator.toDecimal(0)).toBe(String(admissions));
  }
  if (deliveries === undefined) return;
  const { caesarean, vaginal } = deliveries;
  const counted = await wholeFile(context, { indicator: 'cesareas', ...file, variant: null });
  expect(printed(counted)).toEqual([caesarean, caesarean + vaginal].map(String));
}
