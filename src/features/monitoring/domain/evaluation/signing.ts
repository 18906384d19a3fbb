import type { Signature } from './life.ts';
import type { Snapshot } from './snapshot.ts';

/** Who has to sign: the superintendence of the plan, and each coordination, for the objectives it works for. */
export interface Signer {
  readonly unit: string;
  readonly name: string;
  readonly fullName: string;
  readonly kind: 'superintendence' | 'coordination';
  readonly objectives: readonly string[];
}

/** Who signs a snapshot, the superintendence first; by the configuration that was frozen with it. */
export function signersOf({ plan, rules, objectives, units }: Snapshot): Signer[] {
  const named = units.find(({ unit }) => unit === plan.unit);
  const superintendence: Signer = {
    unit: plan.unit,
    name: named?.name ?? plan.unit,
    fullName: named?.fullName ?? plan.unitName,
    kind: 'superintendence',
    objectives: objectives.map(({ id }) => id),
  };
  const asked = units.filter(
    ({ unit, isCoordination }) =>
      unit !== plan.unit && (rules.signedBy === 'reporting' ? isCoordination : rules.signedBy.includes(unit)),
  );
  const coordinations = asked.map(({ unit, name, fullName }): Signer => {
    const own = objectives.filter((objective) => objective.units.includes(unit)).map(({ id }) => id);
    return { unit, name, fullName, kind: 'coordination', objectives: own };
  });
  return [superintendence, ...coordinations.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

/** Those that have not signed. */
export function waitingSigners(signers: readonly Signer[], signatures: readonly Signature[]): Signer[] {
  const signed = new Set(signatures.map(({ unit }) => unit));
  return signers.filter(({ unit }) => !signed.has(unit));
}

/** Why a unit's signature may not be given, or null. */
export function signRefusal(
  unit: string,
  facts: {
    readonly signers: readonly Signer[];
    readonly signatures: readonly Signature[];
    /** Titles of the objectives whose judgement is not whole. */
    readonly unjudged: readonly string[];
  },
): string | null {
  const { signers, signatures, unjudged } = facts;
  if (!signers.some((signer) => signer.unit === unit))
    return `${unit} não assina esta avaliação. Quem assina está na lista de assinaturas.`;
  if (unjudged.length > 0)
    return `Só se assina depois de julgados todos os objetivos. ${unjudged.length === 1 ? 'Falta' : 'Faltam'}: ${unjudged.join('; ')}.`;
  return signatures.some((signature) => signature.unit === unit)
    ? 'Esta assinatura já foi dada sobre estes mesmos dados e pareceres.'
    : null;
}
