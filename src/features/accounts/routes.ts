import { type Route, route } from '../../platform/http/route.ts';
import { getTerritory } from '../territory/index.ts';
import { endGrant, giveGrant } from './commands/grants.ts';
import { acceptLink, readLink } from './commands/links.ts';
import { createPerson, renewLink } from './commands/people.ts';
import { readAudit, readDemonstrationPeople, readPeople, readSession } from './commands/reading.ts';
import { askRecovery } from './commands/recovery.ts';
import {
  changePassword,
  endSession,
  listOwnSessions,
  refreshSession,
  signIn,
  signInAsDemonstration,
  signOut,
  signOutEverywhere,
} from './commands/session.ts';
import * as contract from './contract.ts';
import { roleBook } from './roles.ts';
import { secondFactorRoutes } from './routes/second-factor.ts';
import { DEMONSTRATION_DOMAIN } from './seed.ts';
import { listUnits } from './store/units.ts';

const DONE = { done: true as const };

const sessionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/session',
    verb: 'public',
    summary: 'Quem está usando, com que papéis, e onde: responde também a visitantes',
    answer: contract.SessionAnswer,
    handle: async (context, { caller }) => {
      await refreshSession(context, caller);
      return readSession(context);
    },
  }),
  route({
    method: 'POST',
    path: '/api/session',
    verb: 'public',
    summary: 'Entra com e-mail e senha',
    body: contract.SignInBody,
    answer: contract.SignInAnswer,
    handle: async (context, { body, caller }) => ({ step: await signIn(context, caller, body) }),
  }),
  route({
    method: 'DELETE',
    path: '/api/session',
    verb: 'accounts.self',
    summary: 'Sai',
    answer: contract.Done,
    handle: async (context, { caller }) => {
      await signOut(context, caller);
      return DONE;
    },
  }),
  route({
    method: 'GET',
    path: '/api/sessions',
    verb: 'accounts.self',
    summary: 'Lugares em que a própria conta está aberta',
    answer: contract.SessionListAnswer,
    handle: async (context, { caller }) => ({ items: await listOwnSessions(context, caller), next: null }),
  }),
  route({
    method: 'DELETE',
    path: '/api/sessions',
    verb: 'accounts.self',
    summary: 'Sai de todos os lugares',
    answer: contract.Done,
    handle: async (context, { caller }) => {
      await signOutEverywhere(context, caller);
      return DONE;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/sessions/:session',
    verb: 'accounts.self',
    summary: 'Encerra uma das próprias sessões',
    params: contract.SessionParams,
    answer: contract.Done,
    handle: async (context, { params }) => {
      await endSession(context, params.session);
      return DONE;
    },
  }),
  route({
    method: 'POST',
    path: '/api/account/password',
    verb: 'accounts.self',
    summary: 'Troca a própria senha e encerra as outras sessões',
    body: contract.PasswordBody,
    answer: contract.Done,
    handle: async (context, { body, caller }) => {
      await changePassword(context, caller, body);
      return DONE;
    },
  }),
];

const setupRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/account/recovery',
    verb: 'public',
    summary: 'Pede por e-mail um endereço para escolher outra senha; a resposta não diz se a conta existe',
    body: contract.RecoveryBody,
    answer: contract.Done,
    ratePerMinute: 5,
    handle: async (context, { body }) => {
      await askRecovery(context, body.email);
      return DONE;
    },
  }),
  route({
    method: 'GET',
    path: '/api/setup/:token',
    verb: 'public',
    summary: 'Para que serve um endereço de acesso de uso único',
    params: contract.TokenParams,
    answer: contract.SetupAnswer,
    ratePerMinute: 30,
    handle: (context, { params }) => readLink(context, params.token),
  }),
  route({
    method: 'POST',
    path: '/api/setup',
    verb: 'public',
    summary: 'Usa um endereço de acesso: define a senha e entra',
    body: contract.SetupBody,
    answer: contract.SignInAnswer,
    ratePerMinute: 10,
    handle: async (context, { body, caller }) => ({ step: await acceptLink(context, caller, body) }),
  }),
];

const administrationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/people',
    verb: 'accounts.manage',
    summary: 'Pessoas e seus papéis',
    query: contract.PeopleQuery,
    answer: contract.PeopleAnswer,
    handle: (context, { query }) => readPeople(context, query),
  }),
  route({
    method: 'POST',
    path: '/api/people',
    verb: 'accounts.manage',
    summary: 'Cadastra uma pessoa e emite o seu endereço de acesso',
    body: contract.PersonBody,
    answer: contract.LinkAnswer,
    handle: (context, { body }) => createPerson(context, body),
  }),
  route({
    method: 'POST',
    path: '/api/people/:person/link',
    verb: 'accounts.manage',
    summary: 'Emite um novo endereço de acesso, para quem perdeu a senha',
    params: contract.PersonParams,
    answer: contract.LinkAnswer,
    handle: (context, { params }) => renewLink(context, params.person),
  }),
  route({
    method: 'POST',
    path: '/api/people/:person/grants',
    verb: 'accounts.manage',
    summary: 'Concede um papel',
    params: contract.PersonParams,
    body: contract.GrantBody,
    handle: (context, { params, body }) => giveGrant(context, params.person, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/grants/:grant',
    verb: 'accounts.manage',
    summary: 'Encerra um papel, com motivo',
    params: contract.GrantParams,
    query: contract.EndGrantQuery,
    handle: (context, { params, query }) => endGrant(context, params.grant, query.reason),
  }),
  route({
    method: 'GET',
    path: '/api/roles',
    verb: 'accounts.read',
    summary: 'Os papéis e o que cada um pode fazer',
    answer: contract.RolesAnswer,
    handle: async () => ({
      items: roleBook.roles.map((role) => ({ ...role, verbs: [...role.verbs] })),
      next: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/api/units',
    verb: 'accounts.read',
    summary: 'Unidades, com outros nomes e datas',
    query: contract.UnitsQuery,
    answer: contract.UnitsAnswer,
    handle: async (context, { query }) => {
      const territory = await getTerritory(context);
      const today = context.clock.today();
      const units = await listUnits(context, query.day === undefined ? {} : { day: query.day });
      const items = units.map((unit) => ({
        ...unit,
        aliases: [...unit.aliases],
        territoryName: unit.territory === null ? null : (territory.find(unit.territory, today)?.name ?? null),
      }));
      return { items, next: null };
    },
  }),
  route({
    method: 'GET',
    path: '/api/audit',
    verb: 'audit.read',
    summary: 'O que aconteceu, do mais novo ao mais antigo',
    query: contract.AuditQuery,
    answer: contract.AuditAnswer,
    handle: (context, { query }) => readAudit(context, query),
  }),
];

export const accountsRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...secondFactorRoutes,
  ...setupRoutes,
  ...administrationRoutes,
];

/** Listed by the app outside production only. */
export const demonstrationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/session/demonstration',
    verb: 'public',
    summary: 'As pessoas de demonstração',
    answer: contract.DemonstrationAnswer,
    handle: async (context) => ({ items: await readDemonstrationPeople(context), next: null }),
  }),
  route({
    method: 'POST',
    path: '/api/session/demonstration',
    verb: 'public',
    summary: 'Entra com um clique como uma pessoa de demonstração',
    body: contract.DemonstrationBody,
    answer: contract.Done,
    handle: async (context, { body, caller }) => {
      await signInAsDemonstration(context, caller, `${body.person}@${DEMONSTRATION_DOMAIN}`);
      return DONE;
    },
  }),
];
