import { openContext } from '../../src/app/context.ts';
import { reactions } from '../../src/app/reactions.ts';
import { cycleTasks } from '../../src/app/schedule.ts';
import { seeds } from '../../src/app/seed.ts';
import { buildServer } from '../../src/app/server.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openDatabase } from '../../src/platform/db/open.ts';
import { readEnv } from '../../src/platform/env.ts';
import { startJobs } from '../../src/platform/jobs.ts';
import { applySeeds } from '../../src/platform/seeds.ts';

/** Local day and hour (`YYYY-MM-DDTHH:MMZ`) that the parent process asks for; what the cycle has to do by then is done before it answers. */
interface Asked {
  readonly goTo: string;
}

const env = readEnv();
let standing = fixedClock(process.env.PACTUA_E2E_INSTANT as string, env.timeZone);
const clock: Clock = { now: () => standing.now(), today: () => standing.today() };

const database = await openDatabase(env, { exclusive: true });
await migrate(database.db);
const context = openContext(env, database.db, clock);
await applySeeds(context, seeds);
const jobs = await startJobs(context, reactions);
const server = await buildServer(context);
const url = await server.listen({ port: 0, host: 'localhost' });

process.on('message', async ({ goTo }: Asked) => {
  standing = fixedClock(goTo, env.timeZone);
  for (const { run } of cycleTasks) await run(context);
  process.send?.({ today: clock.today() });
});
process.once('disconnect', async () => {
  await server.close();
  await jobs.stop();
  await context.close();
  await database.close();
  process.exit(0);
});
process.send?.({ url });
