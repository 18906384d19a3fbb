import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DbcAnswer, DbcJob } from './job.ts';
import { runJob } from './run-job.ts';

/** Runs every job, several at once where there are several, and answers in their order. */
export async function runJobs(jobs: readonly DbcJob[]): Promise<DbcAnswer[]> {
  const [first, ...others] = jobs;
  if (first === undefined) return [];
  // A thread takes longer to start than most files to read.
  if (others.length === 0) return [await runJob(first)];
  const answers: DbcAnswer[] = [];
  const waiting = jobs.entries();
  const threads = Math.min(jobs.length, availableParallelism());
  await Promise.all(Array.from({ length: threads }, () => runThread(waiting, answers)));
  return answers;
}

/** One thread, one file at a time, until there is none left. */
async function runThread(waiting: Iterator<[number, DbcJob]>, answers: DbcAnswer[]): Promise<void> {
  const worker = new Worker(new URL('./job.worker.ts', import.meta.url));
  try {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const [index, job] = next.value;
      answers[index] = await ask(worker, job);
    }
  } finally {
    await worker.terminate();
  }
}

function ask(worker: Worker, job: DbcJob): Promise<DbcAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: DbcAnswer) => {
      worker.off('error', reject);
      resolve(answer);
    });
    worker.postMessage(job);
  });
}
