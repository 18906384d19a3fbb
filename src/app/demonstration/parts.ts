import type { Actor } from '../../kernel/actor.ts';
import type { Context } from '../../platform/context.ts';

const VERBS = {
  office: 'cofinancing.calculate',
  centre: 'cofinancing.check-transfer',
  authority: 'cofinancing.decide-transfer',
  fund: 'cofinancing.record-execution',
  council: 'cofinancing.decide-reading',
  municipality: 'cofinancing.present',
  hospital: 'cofinancing.answer-cac',
} as const;
export type Part = keyof typeof VERBS;
type Verb = (typeof VERBS)[Part] | 'cofinancing.keep-cac';

/** Who plays which part: the office is whoever calculates and does not check; in the commission sits whoever keeps its papers and does not calculate. */
export function partsOf(context: Context, cast: readonly Actor[]) {
  const may = (actor: Actor, verb: Verb) =>
    context.policy(
      actor,
      verb,
      {
        territoryPath: actor.grants.flatMap(({ territory }) => territory ?? []),
        units: actor.grants.flatMap(({ unit }) => unit ?? []),
      },
      context.clock.today(),
    ).allowed;
  const all = (verb: Verb, but?: Verb): [Actor, ...Actor[]] => {
    const [first, ...others] = cast.filter(
      (actor) => may(actor, verb) && (but === undefined || !may(actor, but)),
    );
    if (first === undefined) throw new Error(`nobody of the demonstration may ${verb}`);
    return [first, ...others];
  };
  const who = (part: Part): Actor => all(VERBS[part], part === 'office' ? VERBS.centre : undefined)[0];
  return {
    office: who('office'),
    centre: who('centre'),
    authority: who('authority'),
    fund: who('fund'),
    council: who('council'),
    municipality: who('municipality'),
    hospital: who('hospital'),
    members: all('cofinancing.keep-cac', VERBS.office),
  };
}
