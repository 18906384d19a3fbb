import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { RECORDS } from '../admissions.ts';
import type { Seen } from './child.ts';
import { CSV, DBC, PART, RESIDENTS, ZIP } from './files.ts';
import { type End, openInstallation, type SentFile, type Start } from './installation.ts';
import {
  EVERY,
  expectEachJudged,
  FILE_STEPS,
  IMPORT_STEPS,
  OTHER_STEPS,
  ROWS,
  STATEMENTS,
  TAKEN_OVER,
} from './killed-steps.ts';
import type { OperationName } from './operations.ts';

const MANY_MINUTES = 900_000;

type Place = Awaited<ReturnType<typeof openInstallation>>;

/** Kills an operation before its first step, its second…, until it comes to its end; each start judges the kill before. */
async function killAtEach(
  place: Place,
  operation: OperationName,
  {
    only: pattern = OTHER_STEPS,
    before = () => '',
    judge,
  }: {
    only?: string;
    /** What is done before each run; what it answers is given to the judge. */
    before?: () => string;
    judge: (step: string, start: Start, sent: string) => void;
  },
): Promise<string> {
  const kills: End[] = [];
  for (let last: { step: string; sent: string } | null = null; ; ) {
    const sent = before();
    const end = await place.run({ operation, at: kills.length + 1, only: pattern });
    if (last !== null) judge(last.step, end.start, last.sent);
    if (end.signal === null) return kills.map((kill) => kill.step).join('\n');
    kills.push(end);
    last = { step: end.step, sent };
  }
}

/** What holds at every moment, whatever was killed. */
function expectWhole(
  step: string,
  { found, swept, ended }: Start,
  standing: readonly string[],
  rows: number,
) {
  for (const seen of [found, swept, ended]) {
    expect(standing, step).toContain(whatStands(seen));
    expect(seen, step).toMatchObject({ told: true, damaged: [] });
    if (seen.current !== undefined) expect(seen.current.rows, step).toBe(rows);
  }
  for (const seen of [swept, ended]) expect(seen, step).toMatchObject({ orphans: [], staged: [] });
  expect(swept.attempts, step).not.toContain('running');
  expect(ended.attempts, step).not.toContain('queued');
  expect(ended.counted, step).toBe(ended.versions);
}

/** What the kills must have come before; of statements only where they were killed. */
function expectKilled(
  killed: string,
  { steps, statements }: { steps: readonly RegExp[]; statements: readonly RegExp[] },
) {
  for (const step of [...steps, ...(EVERY ? statements : [])]) expect(killed).toMatch(step);
}

const whatStands = (seen: Seen) => seen.current?.sha256 ?? '';

/** What is killed while it comes in, on top of what stands (nothing: the first of its month). */
interface Import {
  readonly sent: SentFile;
  readonly operation: OperationName;
  readonly rows: number;
  readonly only: string;
  readonly steps: readonly RegExp[];
}

/** Kills the import of new files of a month. @returns what stood before the last, which came in, and the last */
async function importKilled(
  place: Place,
  { sent: file, operation, rows, only: pattern, steps }: Import,
  stood = '',
): Promise<[string, string]> {
  let stands = stood;
  let last = '';
  const judge = (step: string, start: Start, sent: string) => {
    expectWhole(step, start, [stands, sent], rows);
    const waits = start.swept.attempts.includes('queued');
    const done = waits || whatStands(start.found) === sent;
    expect(whatStands(start.ended), step).toBe(done ? sent : stands);
    expect(['imported', 'replaced'], step).toContain(start.ended.attempts[0]);
    stands = whatStands(start.ended);
  };
  const before = () => {
    last = place.nextFile(file);
    return last;
  };
  const killed = await killAtEach(place, operation, { only: pattern, before, judge });
  expectKilled(killed, { steps, statements: STATEMENTS });
  return [stands, last];
}

/** A first file of a month, to be killed on top of. */
async function importWhole(place: Place, sent: SentFile): Promise<string> {
  const hash = place.nextFile(sent);
  const { steps } = await place.run({ operation: 'import of admissions', at: null });
  expectEachJudged(steps);
  return hash;
}

describe.skipIf(inject('engine') !== 'embedded')('killed at every step of its way', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openInstallation(inject('template'));
  });
  afterAll(() => place.close());

  const admitted = { operation: 'import of admissions', rows: RECORDS.length } as const;
  test(
    'the import of a part of a month leaves the last good state, and the next start ends it as it should',
    async () => {
      const stands = await importWhole(place, PART);
      await importKilled(
        place,
        { ...admitted, sent: PART, only: TAKEN_OVER, steps: [/rename .* to /] },
        stands,
      );
    },
    MANY_MINUTES,
  );

  test.each<[string, Import]>([
    [
      'a CSV extract',
      {
        ...admitted,
        sent: CSV,
        operation: 'import of an extract',
        only: ROWS,
        steps: [/rows part written/],
      },
    ],
    [
      'a zip',
      {
        sent: ZIP,
        operation: 'import of residents',
        rows: RESIDENTS.length,
        only: ROWS,
        steps: [/rows part written/],
      },
    ],
  ])(
    'the import of %s, the first of its month, leaves nothing, and the next start ends it as it should',
    async (_, asked) => {
      await importKilled(place, asked);
    },
    MANY_MINUTES,
  );
});

describe.skipIf(inject('engine') !== 'embedded')('killed at every step of the life of a DBC', () => {
  let place: Place;
  let versions: readonly [string, string];
  let stands: string;
  beforeAll(async () => {
    place = await openInstallation(inject('template'));
  });
  afterAll(() => place.close());

  test(
    'its import leaves the last good state, and the next start ends it as it should',
    async () => {
      const first = await importWhole(place, DBC);
      versions = await importKilled(
        place,
        {
          sent: DBC,
          operation: 'import of admissions',
          rows: RECORDS.length,
          only: IMPORT_STEPS,
          steps: FILE_STEPS,
        },
        first,
      );
      stands = versions[1];
    },
    MANY_MINUTES,
  );

  test(
    'taking a version back happens whole or not at all, and can be done again',
    async () => {
      const judge = (step: string, start: Start) => {
        expectWhole(step, start, versions, RECORDS.length);
        expect(whatStands(start.ended), step).toBe(whatStands(start.found));
        const taken = step === 'commit sent, not answered';
        if (!taken) expect(whatStands(start.ended), step).toBe(stands);
        stands = whatStands(start.ended);
      };
      const killed = await killAtEach(place, 'taking back', { judge });
      expectKilled(killed, {
        steps: [/not answered/],
        statements: [/source_currents/, /insert into events/, /insert into outbox/],
      });
      const { start } = await place.run({ operation: 'sweep', at: null });
      expect(whatStands(start.found)).toBe(versions.find((version) => version !== stands));
      stands = whatStands(start.found);
    },
    MANY_MINUTES,
  );

  test(
    'the sweep leaves nothing but what it has not come to, and the next one ends it',
    async () => {
      const judge = (step: string, start: Start) => {
        expectWhole(step, start, [stands], RECORDS.length);
        expect(start.ended.attempts.slice(0, 2).toSorted(), step).toEqual(['failed', 'unchanged']);
        expect(start.found.orphans.length, step).toBeLessThanOrEqual(1);
        expect(start.found.staged.length, step).toBeLessThanOrEqual(1);
      };
      const killed = await killAtEach(place, 'sweep', { judge });
      expectKilled(killed, {
        steps: [/remove staging/, /remove period=/, /not answered/],
        statements: [/set status = /],
      });
    },
    MANY_MINUTES,
  );

  test(
    'counting a month again leaves what was counted, old or new, never a part',
    async () => {
      let counts: string | null = null;
      const judge = (step: string, start: Start) => {
        expectWhole(step, start, [stands], RECORDS.length);
        counts ??= start.ended.counts;
        for (const seen of [start.found, start.swept, start.ended]) expect(seen.counts, step).toBe(counts);
        if (step !== 'commit sent, not answered') expect(start.found.stale, step).toBe(true);
        expect(start.ended.stale, step).toBe(false);
      };
      const killed = await killAtEach(place, 'recount', { judge });
      expectKilled(killed, {
        steps: [/not answered/],
        statements: [/delete from indicator_computations/, /insert into indicator_counts/],
      });
      const { start } = await place.run({ operation: 'sweep', at: null });
      expect(start.found).toMatchObject({ counts, stale: false });
    },
    MANY_MINUTES,
  );

  test(
    'withdrawing what stands happens whole or not at all',
    async () => {
      const judge = (step: string, start: Start) => {
        expectWhole(step, start, [stands, ''], RECORDS.length);
        expect(whatStands(start.ended), step).toBe(whatStands(start.found));
        if (step !== 'commit sent, not answered') expect(whatStands(start.ended), step).toBe(stands);
      };
      const killed = await killAtEach(place, 'withdrawal', { judge });
      expectKilled(killed, {
        steps: [/not answered/],
        statements: [
          /delete from source_currents/,
          /insert into source_current_changes/,
          /insert into events/,
        ],
      });
      const { start } = await place.run({ operation: 'sweep', at: null });
      expect(whatStands(start.found)).toBe('');
    },
    MANY_MINUTES,
  );
});
