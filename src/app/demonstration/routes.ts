import { type Route, route } from '../../platform/http/route.ts';
import { LifeAnswer } from './contract.ts';
import { readLife } from './life.ts';

/** Listed by the app outside production only. */
export const lifeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/demonstration/life',
    verb: 'public',
    summary: 'Quantos meses da vida do plano a demonstração já tem',
    answer: LifeAnswer,
    handle: (context) => readLife(context),
  }),
];
