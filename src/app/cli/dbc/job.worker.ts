import { parentPort } from 'node:worker_threads';
import type { DbcJob } from './job.ts';
import { runJob } from './run-job.ts';

parentPort?.on('message', async (job: DbcJob) => parentPort?.postMessage(await runJob(job)));
