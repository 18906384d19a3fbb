import {
  FACTS_CHANGED,
  indicatorsRoutes,
  indicatorValue,
  recordFact,
  recountFacts,
} from '../src/features/indicators/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { type Context, inTransaction } from '../src/platform/context.ts';
import { listUndispatched, markDispatched } from '../src/platform/outbox.ts';
import { freshContext } from './database/fresh.ts';
import { person } from './plan-room.ts';
import { openRoom } from './room.ts';

export const gte = person('tutor', 'GTE');
export const coras = person('coordinator', 'CORAS');
export const superintendent = person('superintendent', 'SAS');
export const auditor = person('auditor', null);

/** The register's routes on a fresh database, called by whoever is named; its reactions run when asked. */
export async function openRegister() {
  const fresh = await freshContext('2026-11-22T14:00:00Z');
  const { context } = fresh;
  const room = await openRoom(context, indicatorsRoutes, gte);
  const { app } = room;
  const send = (url: string, payload: object, as: Actor = gte, commandId?: string) =>
    room.send('POST', `/api/indicators/facts${url}`, payload, as, commandId);
  const get = (url: string, as: Actor = auditor) => room.get(url, as);
  const react = async () => {
    for (const message of await listUndispatched(context, 500)) {
      await markDispatched(context, message.id);
      if (message.topic === FACTS_CHANGED) await recountFacts(context, message.payload.facts as string[]);
    }
  };
  const value = async (indicator: string, period: string, territory = '51', method: string | null = null) => {
    await react();
    return indicatorValue(context, { indicator, period, territory, method });
  };
  const upload = (fileName: string, content: Buffer, as: Actor = gte) =>
    room.upload('/api/indicators/facts/evidence', fileName, content, as);
  const close = async () => {
    await app.close();
    await fresh.close();
  };
  return { context, app, send, get, value, upload, close };
}

export type Register = Awaited<ReturnType<typeof openRegister>>;

/** One validated project of 2025 in a single macro-region: no whole line of the network, so that the year's target is missed. */
export async function missNetworkTarget(context: Context): Promise<void> {
  const fact = await inTransaction(context, (tx) =>
    recordFact(tx, {
      ...{ kind: 'care-network-project-validated', territory: '5101', careLine: 'MI', day: '2025-05-10' },
      ...{ detail: null, quantity: null, evidence: null, url: null, note: null, origin: 'network/missed' },
      act: { name: 'Resolução CIB/MT 45/2025', date: '2025-05-10' },
    }),
  );
  await recountFacts(context, [fact]);
}
