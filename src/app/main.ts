import { createServer } from 'node:net';
import { join } from 'node:path';
import { createFirstAdministratorLink } from '../features/accounts/index.ts';
import { sweepSources } from '../features/sources/index.ts';
import { AppError } from '../kernel/app-error.ts';
import { migrate } from '../platform/db/migrate.ts';
import { type OpenDatabase, openDatabase } from '../platform/db/open.ts';
import { type Env, readEnv } from '../platform/env.ts';
import { startJobs } from '../platform/jobs.ts';
import { startSchedule } from '../platform/schedule.ts';
import { applySeeds } from '../platform/seeds.ts';
import { openContext } from './context.ts';
import { tellInBackground } from './demonstration/telling.ts';
import { reactions } from './reactions.ts';
import { cycleTasks, tasks } from './schedule.ts';
import { seeds } from './seed.ts';
import { buildServer } from './server.ts';

/** Refuses early, before anything is opened, when somebody else already listens on the port. */
function assertPortFree(env: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => {
      const hint = `Encerre o outro programa ou escolha outra porta, por exemplo: PORT=${env.port + 1} npm start`;
      reject(new AppError('unavailable', `A porta ${env.port} já está em uso. ${hint}`));
    });
    probe.listen(env.port, env.host, () => probe.close(() => resolve()));
  });
}

async function start(env: Env): Promise<void> {
  if (env.port !== 0) await assertPortFree(env);
  const database = await openDatabase(env, { exclusive: true });
  try {
    await serve(env, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(env: Env, database: OpenDatabase): Promise<void> {
  const copyFrom = database.engine === 'embedded' ? join(env.dataFolder, env.mode, 'postgres') : null;
  await migrate(database.db, { copyFrom });
  const context = openContext(env, database.db);
  const seeded = await applySeeds(context, seeds);
  if (seeded.length > 0) process.stdout.write('Os dados de partida foram carregados.\n');
  await sweepSources(context);
  const jobs = await startJobs(context, reactions);
  const schedule = startSchedule(context, tasks);
  const server = await buildServer(context);
  await server.listen({ port: env.port, host: env.host });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;
  const url = env.publicUrl ?? `http://localhost:${port}`;
  database.announce(url);
  process.stdout.write(await greeting(context, url));
  const life = tellInBackground(context);
  const cycle = life.done.then(() => startSchedule(context, cycleTasks));
  const stop = async (): Promise<void> => {
    await server.close();
    await life.stop();
    await Promise.all([jobs.stop(), schedule.stop(), cycle.then((each) => each.stop())]);
    await context.close();
    await database.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function greeting(context: ReturnType<typeof openContext>, url: string): Promise<string> {
  if (context.env.mode === 'demonstration') {
    return `\nPactua está em ${url}\nDemonstração: abra o endereço e entre com um clique como qualquer das pessoas de demonstração.\n`;
  }
  const link = await createFirstAdministratorLink(context, url);
  const first =
    link === null
      ? 'Entre com a sua conta.'
      : `Crie a primeira conta de administração por este endereço, uma só vez: ${link}`;
  return `\nPactua está em ${url}\n${first}\n`;
}

try {
  await start(readEnv());
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
