import { formatDay } from '../../../kernel/format.ts';
import { type Context, refusalOf } from '../../../platform/context.ts';
import { listRecentEvents, type StoredEvent } from '../../../platform/events.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { listNames } from '../../accounts/index.ts';
import {
  type Computed,
  computeStandings,
  sayStanding,
  standingStream,
  withdrawStanding,
} from '../commands/standings.ts';
import {
  OverrideBody,
  type Standing,
  StandingParams,
  StandingsAnswer,
  WithdrawBody,
} from '../contract/standings.ts';
import { isInForce, type Judged, standingWords, TARGET_RULE } from '../domain/standing.ts';
import { RULE_WORDS } from '../domain/state.ts';
import { listOverrides, type OverrideRecord } from '../store/standings.ts';
import { getPrincipal } from '../store/structure.ts';

function historyWords(kind: Judged, { type, data }: StoredEvent): string {
  const said = standingWords(kind, String(data.standing));
  if (type === 'withdrawn') return `Retirou “${said}”: vale a calculada.`;
  const until = typeof data.until === 'string' ? ` até ${formatDay(data.until)}` : '';
  const computed = standingWords(kind, typeof data.computed === 'string' ? data.computed : null);
  return `Disse “${said}”${until}; a calculada era “${computed}” (${String(data.basis)}).`;
}

interface Around {
  readonly today: string;
  readonly nameOf: (person: string | null) => string;
}

function answerOf(
  each: Computed,
  said: OverrideRecord | undefined,
  events: readonly StoredEvent[],
  { today, nameOf }: Around,
): Standing {
  return {
    ...each,
    override:
      said === undefined || said.withdrawn
        ? null
        : {
            ...{ standing: said.standing, reason: said.reason, until: said.until },
            ...{ at: said.at, by: nameOf(said.by), inForce: isInForce(said, today) },
          },
    version: said?.version ?? 0,
    history: events.map((event) => ({
      ...{ words: historyWords(each.kind, event), reason: event.reason },
      ...{ at: event.at, by: nameOf(event.actorId) },
    })),
  };
}

async function readStandings(context: Context): Promise<StandingsAnswer> {
  const plan = await getPrincipal(context);
  const said = await listOverrides(context, plan.id);
  const events =
    said.length === 0
      ? []
      : await listRecentEvents(context, { prefix: `plan-standing/${plan.id}/`, limit: 200 });
  const people = [...said.map(({ by }) => by), ...events.map(({ actorId }) => actorId)];
  const names = await listNames(context, [...new Set(people.filter((id) => id !== null))]);
  const around = {
    today: context.clock.today(),
    nameOf: (person: string | null) => names.get(person ?? '') ?? 'Pessoa sem cadastro',
  };
  const items = (await computeStandings(context, plan)).map((each) => {
    const stream = standingStream(plan.id, each.kind, each.id);
    const own = said.find(({ kind, subject }) => kind === each.kind && subject === each.id);
    return answerOf(
      each,
      own,
      events.filter((event) => event.stream === stream),
      around,
    );
  });
  return {
    ...{ items, next: null },
    rules: { objective: RULE_WORDS.children, target: TARGET_RULE },
    mayOverride: refusalOf(context, 'plan.manage', { territoryPath: [plan.territory] }) === null,
  };
}

async function readAfter(context: Context, done: Promise<unknown>): Promise<StandingsAnswer> {
  await done;
  return readStandings(context);
}

const ONE = '/api/plan/standings/:kind/:id';

/** How objectives and targets stand by the rules, and what people said beside them. */
export const standingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/plan/standings',
    verb: 'plan.read',
    summary: 'A situação dos objetivos e das metas pelas regras, e o que alguém disse ao lado dela',
    answer: StandingsAnswer,
    handle: (context) => readStandings(context),
  }),
  route({
    method: 'POST',
    path: ONE,
    verb: 'plan.manage',
    summary: 'Diz a situação de um objetivo ou de uma meta ao lado da calculada, com o motivo',
    params: StandingParams,
    body: OverrideBody,
    answer: StandingsAnswer,
    handle: (context, { params, body }) =>
      readAfter(context, sayStanding(context, params.kind, params.id, body)),
  }),
  route({
    method: 'POST',
    path: `${ONE}/withdraw`,
    verb: 'plan.manage',
    summary: 'Retira o que se disse: vale só a situação calculada',
    params: StandingParams,
    body: WithdrawBody,
    answer: StandingsAnswer,
    handle: (context, { params, body }) =>
      readAfter(context, withdrawStanding(context, params.kind, params.id, body.expectedVersion)),
  }),
];
