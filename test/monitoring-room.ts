import { Temporal } from 'temporal-polyfill';
import { indicatorsRoutes } from '../src/features/indicators/index.ts';
import { monitoringRoutes } from '../src/features/monitoring/index.ts';
import { planRoutes } from '../src/features/plan/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import { freshContext } from './database/fresh.ts';
import { cophs, superintendent } from './plan-room.ts';
import { openRoom } from './room.ts';

/** A clock that stands still until it is told to go on. */
function movableClock(instant: string, timeZone: string): Clock & { goTo(day: string): void } {
  let at = Temporal.Instant.from(instant);
  return {
    now: () => new Date(at.epochMilliseconds),
    today: () => at.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    goTo(day) {
      at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '10:00' }).toInstant();
    },
  };
}

/** The routes of the plan, of the indicators and of the monthly cycle on a fresh database, by a clock that goes where it is told. */
export async function openMonitoringRoom(day = '2024-05-24') {
  const fresh = await freshContext(`${day}T14:00:00Z`);
  const clock = movableClock(`${day}T14:00:00Z`, fresh.context.env.timeZone);
  const context: Context = { ...fresh.context, clock };
  const { app, get, send, upload } = await openRoom(
    context,
    [...planRoutes, ...indicatorsRoutes, ...monitoringRoutes],
    cophs,
  );
  return {
    context,
    clock,
    app,
    get,
    send,
    upload,
    month: async (competencia: string, as: Actor = superintendent) =>
      (await get(`/api/monitoring/months/${competencia}`, as)).body,
    close: async () => {
      await app.close();
      await fresh.close();
    },
  };
}

export type MonitoringRoom = Awaited<ReturnType<typeof openMonitoringRoom>>;
