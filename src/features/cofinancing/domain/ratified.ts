import type { Competencia } from '../../../kernel/competencia.ts';
import { formatDay } from '../../../kernel/format.ts';
import { versionAt } from './dated.ts';
import type { RecordedEvent } from './instrument/agreement.ts';
import { withLater } from './later-fact.ts';
import type { Agreement, Fact, Programme } from './programme.ts';

/** The factor that an ordinance of revision fixed, from its month on. */
export const RATIFIED_FACT = 'incentive.ratified';
const LABEL = 'Fator do incentivo, ratificado por portaria';

/** What the ordinances of an instrument ratified: each from the month it names, known from the day it was recorded. */
export function ratifiedFacts(recorded: readonly RecordedEvent[]): Fact[] {
  return recorded.reduce<Fact[]>((facts, { event: { type, document, on, details }, knownOn }) => {
    const { competencia, values, assessment, reason } = details;
    const ratifies = type === 'revised' || (type === 'base-value-ordered' && assessment !== undefined);
    if (!ratifies || competencia === undefined || values === undefined) return facts;
    return withLater(facts, {
      id: RATIFIED_FACT,
      label: LABEL,
      value: values,
      status: 'printed',
      note: [`${document}, de ${formatDay(on)}.`, ...(reason ? [reason] : [])].join(' '),
      from: `${competencia}-01`,
      knownFrom: knownOn,
    });
  }, []);
}

const withFactor = new WeakMap<Programme, Programme>();

/**
 * The programme as it pays a month: with the ratified factor in the place of what its table would give, where an ordinance ratified one.
 * What the month's own facts would score changes nothing until the next ordinance.
 */
export function ratifiedProgramme(
  programme: Programme,
  { facts }: Pick<Agreement, 'facts'>,
  competencia: Competencia,
  knownOn: string,
): Programme {
  const ratified = facts.filter(({ id }) => id === RATIFIED_FACT);
  if (versionAt(ratified, `${competencia}-01`, knownOn) === null) return programme;
  const known = withFactor.get(programme);
  if (known) return known;
  const factor = programme.result.factor;
  const changed: Programme = {
    ...programme,
    result: { ...programme.result, criteria: [] },
    rules: {
      ...programme.rules,
      [factor]: {
        op: 'fact',
        fact: RATIFIED_FACT,
        unit: 'TabSUS',
        label: LABEL,
        formula: 'O fator da última portaria dos valores de base, até que outra o mude',
      },
    },
  };
  withFactor.set(programme, changed);
  return changed;
}
