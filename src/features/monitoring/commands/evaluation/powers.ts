import type { Context } from '../../../../platform/context.ts';
import type { Signer } from '../../domain/evaluation/signing.ts';
import type { FrozenObjective } from '../../domain/evaluation/snapshot.ts';
import { MANAGE_CYCLE } from '../settings.ts';

export const JUDGE = 'monitoring.judge';
/** To sign at all. For whom is another question: who signs for the superintendence does not sign for a coordination. */
export const SIGN = 'monitoring.sign';
const SIGN_UNIT = 'monitoring.sign-unit';

export const signVerb = ({ kind }: Pick<Signer, 'kind'>): string =>
  kind === 'superintendence' ? MANAGE_CYCLE : SIGN_UNIT;

/** Where an objective is judged: in any unit with a part in it. */
export const judgeScope = ({ units }: Pick<FrozenObjective, 'units'>, territory: string) => ({
  units,
  territoryPath: [territory],
});

export const signScope = ({ unit }: Pick<Signer, 'unit'>, territory: string) => ({
  unit,
  territoryPath: [territory],
});

export const mayDo = (context: Context, verb: string, scope: Parameters<Context['policy']>[2]): boolean =>
  context.policy(context.actor, verb, scope, context.clock.today()).allowed;
