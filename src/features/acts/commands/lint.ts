import type { Context } from '../../../platform/context.ts';
import { getTerritory, type Territory, territoryOfFiles } from '../../territory/index.ts';
import type { Finding } from '../domain/lint/finding.ts';
import { legalText } from '../domain/lint/legal-text.ts';
import { type LintFacts, lint } from '../domain/lint/lint.ts';
import { citationName } from '../domain/naming.ts';
import type { RegistryEntry } from '../domain/registry.ts';
import { readActSeed } from '../seed.ts';
import { listActs } from '../store.ts';

/**
 * Lints a text against the health regions as they were on the day of the act, else on `today`, and the norms that come with
 * Pactua. Opens no database.
 */
export async function lintText(text: string, uf: string, today: string): Promise<Finding[]> {
  return lint(text, factsOf(text, await territoryOfFiles(uf), readActSeed(), today));
}

/** The same with the territory and the registry of this installation. */
export async function lintStored(context: Context, text: string): Promise<Finding[]> {
  const facts = factsOf(text, await getTerritory(context), await listActs(context), context.clock.today());
  return lint(text, facts);
}

type Registered = Pick<RegistryEntry, 'kind' | 'number' | 'title' | 'signedOn'>;

function factsOf(text: string, territory: Territory, acts: readonly Registered[], today: string): LintFacts {
  const day = legalText(text).signedOn ?? today;
  const regions = territory
    .tree(day)
    .children.flatMap(({ unit, children }) =>
      unit.level === 'healthRegion' ? [unit] : children.map((child) => child.unit),
    )
    .filter(({ level }) => level === 'healthRegion');
  return {
    regions: regions.map(({ name, code }) => ({
      name,
      municipalities: territory.municipalitiesOn(day, code).map((each) => each.name),
    })),
    norms: acts.flatMap((act) =>
      act.number === null
        ? []
        : [{ kind: act.kind, number: act.number, name: citationName(act), signedOn: act.signedOn }],
    ),
  };
}
