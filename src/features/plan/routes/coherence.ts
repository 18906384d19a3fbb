import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import { acceptFinding, findContradictions, reopenFinding } from '../commands/coherence/check.ts';
import { AcceptBody, CoherenceAnswer, ReopenBody } from '../contract/coherence.ts';
import { COHERENCE_RULES, NEEDS_KNOWLEDGE } from '../domain/coherence/check-plan.ts';
import { findPlan } from '../store/structure.ts';

async function readCoherence(context: Context): Promise<CoherenceAnswer> {
  const findings = await findContradictions(context);
  const people = findings.flatMap(({ accepted }) => accepted?.by ?? []);
  const names = await listNames(context, [...new Set(people)]);
  const plan = await findPlan(context);
  const scope = { territoryPath: plan === null ? [] : [plan.territory] };
  return {
    items: findings.map((each) => {
      const by = each.accepted?.by ?? null;
      const name = by === null ? null : (names.get(by) ?? null);
      return { ...each, accepted: each.accepted === null ? null : { ...each.accepted, by: name } };
    }),
    next: null,
    rules: COHERENCE_RULES.map(({ id, title, why, severity }) => ({ id, title, why, severity })),
    needsKnowledge: [...NEEDS_KNOWLEDGE],
    mayAccept: context.policy(context.actor, 'plan.manage', scope, context.clock.today()).allowed,
  };
}

/** Contradictions of the plan, and what people say of them. */
export const coherenceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/coherence',
    verb: 'plan.read',
    summary: 'As contradições do plano, cada uma com a sua evidência, e quem aceitou quais',
    answer: CoherenceAnswer,
    handle: (context) => readCoherence(context),
  }),
  route({
    method: 'POST',
    path: '/api/plan/coherence/accept',
    verb: 'plan.manage',
    summary: 'Aceita um achado de coerência, com o motivo',
    body: AcceptBody,
    answer: CoherenceAnswer,
    handle: async (context, { body }) => {
      await acceptFinding(context, body);
      return readCoherence(context);
    },
  }),
  route({
    method: 'POST',
    path: '/api/plan/coherence/reopen',
    verb: 'plan.manage',
    summary: 'Desfaz a aceitação de um achado de coerência',
    body: ReopenBody,
    answer: CoherenceAnswer,
    handle: async (context, { body }) => {
      await reopenFinding(context, body);
      return readCoherence(context);
    },
  }),
];
