import type { Competencia } from '../../../../kernel/competencia.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Stated } from '../inputs.ts';
import type { Agreement, Input, Programme } from '../programme.ts';

/** A place of the state with its health region. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly healthRegion: string;
}

/** A whole number from 0 up to `below`, always the same for the same words. */
function drawn(words: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % below;
}

/** Thousandths by which a month's production may leave its mean, either way. */
const MONTHLY_SWING = 150;

/** A month's production about a mean, in whole cents; the same place and month give the same. */
export function generatedProduction(place: string, month: Competencia, mean: Rational): Rational {
  const thousandths = 1000 - MONTHLY_SWING + drawn(`${place} ${month}`, 2 * MONTHLY_SWING + 1);
  return mean.mul(Rational.of(thousandths, 1000)).round(2, 'truncate');
}

/** Smallest and largest mean production of a generated hospital, in BRL. */
const MEAN_PRODUCTION = [40_000, 900_000] as const;

/** The mean production of a generated hospital. */
export function generatedMean(place: string): Rational {
  const [least, most] = MEAN_PRODUCTION;
  return Rational.of(least + drawn(`${place} mean`, most - least));
}

/**
 * What is stated of a generated hospital for each input of the programme but its base: percentages up to 125, an evaluation that
 * one in four lacks, a yes in four of five. What the rules read from the agreement, as its health region, is left to them.
 */
export function generatedFacts(programme: Programme, place: string): Stated {
  const base = programme.rules[programme.result.base]?.stated;
  const readFromAgreement = Object.values(programme.rules).flatMap((rule) =>
    rule.op === 'member' && rule.stated !== undefined ? [rule.stated] : [],
  );
  const asked = programme.inputs.filter(({ id }) => id !== base && !readFromAgreement.includes(id));
  return Object.fromEntries(asked.map((input) => [input.id, generatedFact(input, place)]));
}

const HUNDREDTHS = 12_501;

function generatedFact({ id, kind }: Input, place: string): Rational | boolean | null {
  const words = `${place} ${id}`;
  if (kind === 'yes-no') return drawn(words, 5) > 0;
  if (kind === 'money') return generatedMean(words);
  if (kind === 'percent-or-none' && drawn(`${words} none`, 4) === 0) return null;
  return Rational.of(drawn(words, HUNDREDTHS), 100);
}

/** An agreement that nobody signed: one hospital of the place, to see what a proposal would do. */
export function generatedAgreement(programme: Programme, place: Place): Agreement {
  const { act, effect, known } = programme;
  return {
    id: `gerado-${place.code}`,
    name: `Hospital gerado de ${place.name}`,
    programme: programme.id,
    act,
    at: '',
    municipality: place.code,
    healthRegion: place.healthRegion,
    establishment: `Hospital gerado de ${place.name}`,
    fund: '',
    effect,
    approved: { value: '0', cite: { act, at: '', quote: '' } },
    facts: [
      {
        id: 'health-region',
        label: 'Região de saúde',
        value: place.healthRegion,
        effect,
        known,
        status: 'assumed',
        note: 'Hospital gerado para a simulação.',
      },
    ],
    notes: [],
  };
}
