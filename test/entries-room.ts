import { indicatorsRoutes, indicatorValue } from '../src/features/indicators/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { freshContext } from './database/fresh.ts';
import { person } from './plan-room.ts';
import { openRoom } from './room.ts';

export const cophs = person('coordinator', 'COPHS');
export const spca = person('spca', 'SPCA');
export const superintendent = person('superintendent', 'SAS');
export const auditor = person('auditor', null);

/** The routes of indicators on a fresh database, called by whoever is named, to tell and approve values. */
export async function openEntries() {
  const fresh = await freshContext('2026-11-22T14:00:00Z');
  const { context } = fresh;
  const room = await openRoom(context, indicatorsRoutes, cophs);
  const send = (method: 'POST' | 'PATCH', url: string, payload: object, as: Actor = cophs) =>
    room.send(method, `/api/indicators/entries${url}`, payload, as);
  const get = (url: string, as: Actor = auditor) => room.get(`/api/indicators${url}`, as);
  /** Opens a sheet of the PBF card, tells its cells and its proof. @returns its id and last sequence. */
  const tell = async (
    asked: { period: string; level?: string; indicator?: string; reason?: string },
    cells: readonly [
      territory: string,
      numerator: string | null,
      denominator: string | null,
      value?: string,
    ][],
    as: Actor = cophs,
  ) => {
    const opened = await send('POST', '', { indicator: 'pbf', level: 'municipality', ...asked }, as);
    const { id } = opened.body;
    const told = await send(
      'PATCH',
      `/${id}/cells`,
      {
        expected: 1,
        cells: cells.map(([territory, numerator, denominator, value = null]) => ({
          territory,
          numerator,
          denominator,
          value,
        })),
      },
      as,
    );
    const proof = {
      evidence: null,
      act: { name: 'Ofício nº 3/2025', date: '2025-02-10' },
      url: null,
      note: null,
    };
    const { body } = await send(
      'PATCH',
      `/${id}/source`,
      { expected: told.body.sequence, source: proof },
      as,
    );
    return body as { id: string; sequence: number };
  };
  const step = (id: string, verb: string, expected: number, as: Actor = cophs, reason?: string) =>
    send('POST', `/${id}/${verb}`, { expected, ...(reason === undefined ? {} : { reason }) }, as);
  /** Tells, sends and approves. */
  const approve = async (...told: Parameters<typeof tell>) => {
    const { id, sequence } = await tell(...told);
    const sent = await step(id, 'send', sequence, told[2]);
    const approved = await step(id, 'approve', sent.body.sequence, spca);
    return { id, ...approved };
  };
  const value = (indicator: string, period: string, territory = '51', more = {}) =>
    indicatorValue(context, { indicator, period, territory, ...more });
  const close = async () => {
    await room.app.close();
    await fresh.close();
  };
  return { context, get, send, tell, step, approve, value, close };
}

export type Entries = Awaited<ReturnType<typeof openEntries>>;
