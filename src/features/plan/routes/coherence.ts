import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import { acceptFinding, findContradictions, reopenFinding } from '../commands/coherence/check.ts';
import {
  AcceptBody,
  CoherenceAnswer,
  type CoherenceFinding,
  CoherenceQuery,
  DecidedFinding,
  ReopenBody,
} from '../contract/coherence.ts';
import { COHERENCE_RULES, NEEDS_KNOWLEDGE } from '../domain/coherence/check-plan.ts';
import { countByRule, filterFindings, firstOfEach, pageAfter } from '../domain/coherence/finding-pages.ts';
import { getPlan } from './map.ts';

/** The findings asked for: the first of each rule, or one page of them all. */
function asked(findings: readonly CoherenceFinding[], { state, perRule, cursor, limit }: CoherenceQuery) {
  if (perRule !== undefined) return { items: firstOfEach(findings, state, perRule), next: null };
  const page = pageAfter(findings, { state, after: cursor, limit });
  if (page === null)
    throw new AppError(
      'invalid-input',
      'O plano mudou e o último achado desta lista já não existe. Atualize a página para começar de novo.',
    );
  return page;
}

async function readCoherence(context: Context, query: CoherenceQuery): Promise<CoherenceAnswer> {
  const plan = await getPlan(context);
  const findings = filterFindings(await findContradictions(context), query);
  const { items, next } = asked(findings, query);
  const counts = countByRule(findings);
  const names = await listNames(context, [...new Set(items.flatMap(({ accepted }) => accepted?.by ?? []))]);
  const scope = { territoryPath: [plan.territory] };
  return {
    items: items.map((each) => {
      const by = each.accepted?.by ?? null;
      const name = by === null ? null : (names.get(by) ?? null);
      return { ...each, accepted: each.accepted === null ? null : { ...each.accepted, by: name } };
    }),
    next,
    rules: COHERENCE_RULES.map(({ id, title, why, severity }) => {
      const { open = 0, accepted = 0 } = counts.get(id) ?? {};
      return { id, title, why, severity, open, accepted };
    }),
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
    summary:
      'As contradições do plano por páginas, cada uma com a sua evidência, quem aceitou quais e quantas há de cada regra',
    query: CoherenceQuery,
    answer: CoherenceAnswer,
    handle: (context, { query }) => readCoherence(context, query),
  }),
  route({
    method: 'POST',
    path: '/api/plan/coherence/accept',
    verb: 'plan.manage',
    summary: 'Aceita um achado de coerência, com o motivo',
    body: AcceptBody,
    answer: DecidedFinding,
    handle: (context, { body }) => acceptFinding(context, body),
  }),
  route({
    method: 'POST',
    path: '/api/plan/coherence/reopen',
    verb: 'plan.manage',
    summary: 'Desfaz a aceitação de um achado de coerência',
    body: ReopenBody,
    answer: DecidedFinding,
    handle: (context, { body }) => reopenFinding(context, body),
  }),
];
