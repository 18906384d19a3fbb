import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { good, RECORDS } from '../admissions.ts';
import type { Seen } from './import-child.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MANY_MINUTES = 900_000;
const DAY_MS = 86_400_000;
const FIRST_ISSUE = Date.parse('2024-03-01');

interface Start {
  readonly found: Seen;
  readonly swept: Seen;
  readonly ended: Seen;
}
interface Kill {
  readonly step: string;
  readonly signal: string | null;
  readonly start: Start;
}

/** A program that starts as the server does, then is killed while it imports. */
function installation() {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-kill-'));
  const data = join(folder, 'data');
  const trace = join(folder, 'trace');
  const file = join(folder, 'RDAC2401.dbc');
  let issues = 0;

  /** Another file of the same month: newer at each call. */
  const nextFile = () => {
    issues++;
    const issued = new Date(FIRST_ISSUE + issues * DAY_MS).toISOString().slice(0, 10);
    writeFileSync(file, good(issued, RECORDS));
    return issued;
  };
  const run = (at: number | null) =>
    new Promise<Kill>((done, fail) => {
      rmSync(trace, { force: true });
      const child = spawn(
        process.execPath,
        ['--import', './test/faults/steps.ts', 'test/faults/import-child.ts'],
        {
          cwd: ROOT,
          env: {
            ...process.env,
            DATABASE_URL: undefined,
            PACTUA_DATA: data,
            PACTUA_LOG: 'silent',
            PACTUA_SECRET: 'segredo-somente-para-testes-0123456789',
            PACTUA_FAULT_TRACE_FILE: trace,
            PACTUA_FAULT_AT: at === null ? undefined : String(at),
            PACTUA_FAULT_FILE: file,
          },
        },
      );
      let [out, error] = ['', ''];
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        error += chunk;
      });
      child.on('close', (code, signal) => {
        const steps = existsSync(trace) ? readFileSync(trace, 'utf8').trimEnd().split('\n') : [];
        if (out === '' || (signal === null && code !== 0)) fail(new Error(`${code} ${signal} ${error}`));
        else done({ step: steps.at(-1) ?? '', signal, start: JSON.parse(out) });
      });
    });
  return { data, nextFile, run, close: () => rmSync(folder, { recursive: true, force: true }) };
}

describe.skipIf(inject('engine') !== 'embedded')('an import killed at every step of its way', () => {
  const place = installation();
  beforeAll(async () => {
    const folder = join(place.data, 'demonstration');
    mkdirSync(folder, { recursive: true });
    const database = await startEmbedded(join(folder, 'postgres'), inject('template'));
    await database.close();
  });
  afterAll(() => place.close());

  test(
    'leaves the last good state, and the next start ends it as it should',
    async () => {
      let stands = place.nextFile();
      await place.run(null);
      const kills: Kill[] = [];
      for (let last: (Kill & { issued: string }) | null = null; ; ) {
        const issued = place.nextFile();
        const kill = await place.run(kills.length + 1);
        // Each start is judged by what the kill before it left behind.
        if (last !== null) stands = expectSafe(last.step, kill.start, stands, last.issued);
        if (kill.signal === null) break;
        kills.push(kill);
        last = { ...kill, issued };
      }
      const steps = kills.map((kill) => kill.step).join('\n');
      for (const step of STEPS) expect(steps).toMatch(step);
    },
    MANY_MINUTES,
  );
});

/** Steps that a kill must have come before: a renamed function would otherwise go unkilled, and unseen. */
const STEPS = [
  /make staging/,
  /staged file half written/,
  /insert into source_imports/,
  /commit sent, not answered/,
  /set status = 'run/,
  /make .*rows/,
  /rows part written/,
  /rename .* to /,
  /insert into source_versions/,
  /insert into source_currents/,
  /insert into events/,
  /insert into outbox/,
  /set status = \$1/,
  /remove staging/,
];

/** Judges what a start found after a kill and made of it. @returns the day of issue that stands at the end. */
function expectSafe(step: string, { found, swept, ended }: Start, before: string, issued: string): string {
  for (const seen of [found, swept, ended]) {
    expect([before, issued], step).toContain(seen.current?.issuedOn);
    expect(seen.current, step).toMatchObject({ rows: RECORDS.length, whole: true });
    expect(seen.events, step).toBe(seen.versions);
  }
  const waits = swept.attempts.filter((status) => status === 'queued').length;
  expect(swept.staged.length, step).toBe(waits);
  expect(swept.attempts, step).not.toContain('running');
  expect(swept.strays, step).toEqual([]);
  expect(ended.staged, step).toEqual([]);
  expect(ended.strays, step).toEqual([]);
  expect(ended.partitions, step).toBe(ended.versions);
  const done = waits > 0 || found.current?.issuedOn === issued;
  expect(ended.current?.issuedOn, step).toBe(done ? issued : before);
  expect(['imported', 'replaced'], step).toContain(ended.attempts[0]);
  return done ? issued : before;
}
