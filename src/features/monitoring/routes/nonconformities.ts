import { type Route, route } from '../../../platform/http/route.ts';
import { changeNonConformity } from '../commands/nonconformities/change.ts';
import { readNonConformityDesk } from '../commands/nonconformities/desk.ts';
import { readNonConformities } from '../commands/nonconformities/list.ts';
import { openNonConformity, TREAT } from '../commands/nonconformities/open.ts';
import { readNonConformity } from '../commands/nonconformities/read.ts';
import { changeNonConformitySettings } from '../commands/nonconformities/settings.ts';
import { MANAGE_CYCLE } from '../commands/settings.ts';
import {
  ChangeBody,
  Changed,
  NonConformities,
  NonConformityDesk,
  NonConformityDetail,
  NonConformityParams,
  NonConformityQuery,
  NonConformitySettingsBody,
  OpenBody,
  Opened,
  Written,
} from '../contract.ts';

const ROOT = '/api/monitoring/nonconformities';

/** Non-conformities: opened, analysed, treated, closed, checked. */
export const nonConformityRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: ROOT,
    verb: 'monitoring.read',
    summary: 'As não conformidades, com o que se conta delas: estados, idade, causas, unidades',
    query: NonConformityQuery,
    answer: NonConformities,
    handle: (context, { query }) => readNonConformities(context, query),
  }),
  route({
    method: 'POST',
    path: ROOT,
    verb: TREAT,
    summary: 'Abre uma não conformidade de uma ação atrasada ou de uma meta não alcançada',
    body: OpenBody,
    answer: Opened,
    handle: (context, { body }) => openNonConformity(context, body),
  }),
  route({
    method: 'GET',
    path: '/api/monitoring/nonconformity-desk',
    verb: 'monitoring.read',
    summary: 'O que as não conformidades pedem a quem lê: medidas a fazer, eficácias a verificar',
    answer: NonConformityDesk,
    handle: (context) => readNonConformityDesk(context),
  }),
  route({
    method: 'POST',
    path: '/api/monitoring/nonconformity-settings',
    verb: MANAGE_CYCLE,
    summary: 'Define em quantos dias se verifica a eficácia, a partir de um dia',
    body: NonConformitySettingsBody,
    answer: Written,
    handle: (context, { body }) => changeNonConformitySettings(context, body),
  }),
  route({
    method: 'GET',
    path: `${ROOT}/:id`,
    verb: 'monitoring.read',
    summary: 'Uma não conformidade: causas, medidas, verificações e histórico',
    params: NonConformityParams,
    answer: NonConformityDetail,
    handle: (context, { params }) => readNonConformity(context, params.id),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:id/changes`,
    verb: TREAT,
    summary:
      'Um gesto sobre uma não conformidade: descrever, analisar, planejar, fazer, encerrar, verificar, reabrir',
    params: NonConformityParams,
    body: ChangeBody,
    answer: Changed,
    handle: (context, { params, body }) => changeNonConformity(context, params.id, body),
  }),
];
