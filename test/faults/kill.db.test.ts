import { strToU8, zipSync } from 'fflate';
import { describe, expect, inject, test } from 'vitest';
import { writeDbf } from '../../src/datasus/index.ts';
import { writeDbc } from '../../src/datasus/writer.ts';
import { ADMISSIONS, RECORDS } from '../admissions.ts';
import type { Seen } from './child.ts';
import { type End, openInstallation, type SentFile, type Start } from './installation.ts';
import type { OperationName } from './operations.ts';

const MANY_MINUTES = 900_000;
const DAY_MS = 86_400_000;
const dayOf = (issue: number) =>
  new Date(Date.parse('2024-03-01') + issue * DAY_MS).toISOString().slice(0, 10);

/** With what the indicators of admissions ask for, so that a month has something to count. */
const FIELDS = [...ADMISSIONS, { name: 'MUNIC_MOV', width: 6 }];
const ADMITTED = RECORDS.map((cells) => [...cells, '120040']);
const DBC: SentFile = {
  name: 'RDAC2401.dbc',
  bytes: (issue) => writeDbc({ fields: FIELDS, updatedOn: dayOf(issue) }, ADMITTED),
};
/** A part of the month: it replaces itself, and nothing else. */
const PART: SentFile = { ...DBC, name: 'RDAC2401b.dbc' };
const CSV: SentFile = {
  name: 'RDAC2401.csv',
  bytes: (issue) => {
    const valued = ADMITTED.map((cells) => cells.with(9, `${issue}.10`));
    return strToU8([FIELDS.map(({ name }) => name), ...valued].map((cells) => cells.join(';')).join('\n'));
  },
};
const RESIDENT_FIELDS = [
  { name: 'COD_MUN', width: 7 },
  { name: 'ANO', width: 4 },
  { name: 'SEXO', width: 1 },
  { name: 'IDADE', width: 3 },
  { name: 'POP', type: 'N', width: 7 },
];
const RESIDENTS = ['1', '2'].flatMap((sex) =>
  Array.from({ length: 81 }, (_, age) => ['5103403', '2019', sex, String(age).padStart(3, '0'), '2']),
);
const ZIP: SentFile = {
  name: 'POPSMT19.zip',
  bytes: (issue) =>
    zipSync({ 'POPMT19.dbf': writeDbf({ fields: RESIDENT_FIELDS, updatedOn: dayOf(issue) }, RESIDENTS) }),
};

/** Every trace outside but the statements of a transaction, which all are one to whoever looks from outside. */
const NOT_INSIDE_A_TRANSACTION = '^(?!statement (?!commit))';
/** `npm run faults` kills inside the transactions too. */
const INSIDE_TOO = process.env.PACTUA_FAULTS === 'every';
const STEPS_TO_KILL = INSIDE_TOO ? '' : NOT_INSIDE_A_TRANSACTION;
/** Where an extract and a zip go another way than a DBC: until their rows are taken over. */
const OWN_WAY = INSIDE_TOO ? '' : '^(staged file|rows part|rename)';

/** Where the rows are taken over, and what follows in one transaction. */
const LAST_STEPS = INSIDE_TOO ? '' : '^(rename|commit sent)';

/** Steps that a kill must have come before: a renamed function would otherwise go unkilled, and unseen. */
const FILE_STEPS = [
  /make staging/,
  /staged file half written/,
  /make .*rows/,
  /rows part written/,
  /rename .* to /,
  /remove staging/,
  /commit sent, not answered/,
];
const OWN_STEPS = [/staged file half written/, /rows part written/, /rename .* to /];
const STATEMENTS = [
  /insert into source_imports/,
  /set status = 'run/,
  /insert into source_versions/,
  /insert into source_currents/,
  /insert into events/,
  /insert into outbox/,
  /set status = \$1/,
];

type Place = Awaited<ReturnType<typeof openInstallation>>;

/** Kills an operation before its first step, its second…, until it comes to its end; each start judges the kill before. */
async function killAtEach(
  place: Place,
  operation: OperationName,
  {
    only = STEPS_TO_KILL,
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
    const end = await place.run({ operation, at: kills.length + 1, only });
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
    expect(standing, step).toContain(seen.current?.sha256);
    expect(seen, step).toMatchObject({ current: { rows }, told: true, damaged: [] });
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
  for (const step of [...steps, ...(INSIDE_TOO ? statements : [])]) expect(killed).toMatch(step);
}

const whatStands = (seen: Seen) => seen.current?.sha256 ?? '';

describe.skipIf(inject('engine') !== 'embedded')('killed at every step of its way', () => {
  const installed = async (sent: SentFile, use: (place: Place) => Promise<void>) => {
    const place = await openInstallation(inject('template'), sent);
    try {
      await use(place);
    } finally {
      place.close();
    }
  };

  test.each<[string, SentFile, OperationName, number, string, RegExp[]]>([
    ['a DBC', DBC, 'import of admissions', RECORDS.length, STEPS_TO_KILL, FILE_STEPS],
    [
      'a part of a month',
      PART,
      'import of admissions',
      RECORDS.length,
      LAST_STEPS,
      [/rename .* to /, /not answered/],
    ],
    ['a CSV extract', CSV, 'import of admissions', RECORDS.length, OWN_WAY, OWN_STEPS],
    ['a zip', ZIP, 'import of residents', RESIDENTS.length, OWN_WAY, OWN_STEPS],
  ])(
    'the import of %s leaves the last good state, and the next start ends it as it should',
    (_, file, operation, rows, only, steps) =>
      installed(file, async (place) => {
        let stands = place.nextFile();
        await place.run({ operation, at: null });
        const judge = (step: string, start: Start, sent: string) => {
          expectWhole(step, start, [stands, sent], rows);
          const waits = start.swept.attempts.includes('queued');
          const done = waits || whatStands(start.found) === sent;
          expect(whatStands(start.ended), step).toBe(done ? sent : stands);
          expect(['imported', 'replaced'], step).toContain(start.ended.attempts[0]);
          stands = whatStands(start.ended);
        };
        const killed = await killAtEach(place, operation, { only, before: place.nextFile, judge });
        expectKilled(killed, { steps, statements: STATEMENTS });
      }),
    MANY_MINUTES,
  );

  test(
    'taking a version back happens whole or not at all, and can be done again',
    () =>
      installed(DBC, async (place) => {
        const versions = [place.nextFile()];
        await place.run({ operation: 'import of admissions', at: null });
        versions.push(place.nextFile());
        await place.run({ operation: 'import of admissions', at: null });
        let stands = versions[1];
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
      }),
    MANY_MINUTES,
  );

  test(
    'the sweep leaves nothing but what it has not come to, and the next one ends it',
    () =>
      installed(DBC, async (place) => {
        const stands = place.nextFile();
        await place.run({ operation: 'import of admissions', at: null });
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
      }),
    MANY_MINUTES,
  );

  test(
    'counting a month again leaves what was counted, old or new, never a part',
    () =>
      installed(DBC, async (place) => {
        const stands = place.nextFile();
        await place.run({ operation: 'import of admissions', at: null });
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
      }),
    MANY_MINUTES,
  );
});
