import { expect } from 'vitest';

/** `npm run faults` kills before every step: inside the transactions, and where a kill before leaves the same outside. */
export const EVERY = process.env.PACTUA_FAULTS === 'every';
const only = (pattern: string) => (EVERY ? '' : pattern);
/** What one kill after another finds different: bytes that a killed program wrote stay written, synced or not. */
export const IMPORT_STEPS = only(
  '^(make .*rows|staged file|rows part|rename|remove staging/<id>$|statement commit|commit sent)',
);
/** The same, where no file is made before a commit: what is found before one is what the commit before it left. */
export const OTHER_STEPS = only('^(remove|commit sent)');
/** Where an extract and a zip go another way than a DBC: how their rows are made. */
export const ROWS = only('^rows part');
/** Where a part does: what of the month it takes the place of. */
export const TAKEN_OVER = only('^rename');

/** Steps that a kill must have come before: a renamed function would otherwise go unkilled, and unseen. */
export const FILE_STEPS = [
  /staged file half written/,
  /make .*rows/,
  /rows part written/,
  /rename .* to /,
  /remove staging/,
  /commit sent, not answered/,
];
export const STATEMENTS = [
  /insert into source_imports/,
  /set status = 'run/,
  /insert into source_versions/,
  /insert into source_currents/,
  /insert into events/,
  /insert into outbox/,
  /set status = \$1/,
];

/** Before these a kill leaves outside what the one before left, so that only `npm run faults` comes before them, too. */
const LEFT_AS_BEFORE: readonly (readonly [RegExp, string])[] = [
  [/^statement (?!commit)/, 'a transaction that did not commit never was'],
  [/^mkdir /, 'a folder that is not there yet has nothing in it'],
  [/^make staging\/<id>$/, 'nothing of the file was received'],
  [/^sync of a file/, 'the bytes are written, synced or not'],
  [/^remove staging\/<id>\.rows/, 'the rows were taken over as the partition'],
  [/^rmSync /, 'the program ends, after its work'],
];

/** Each step that a whole import comes to is killed before, or is named with why it need not be: a new one fails here. */
export function expectEachJudged(steps: readonly string[]): void {
  const unjudged = steps.filter(
    (step) => !new RegExp(IMPORT_STEPS).test(step) && !LEFT_AS_BEFORE.some(([pattern]) => pattern.test(step)),
  );
  expect([...new Set(unjudged)]).toEqual([]);
}
