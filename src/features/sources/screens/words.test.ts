import { expect, test } from 'vitest';
import type { ImportAttempt } from '../contract.ts';
import { remainingInWords } from './words.ts';

const STARTED = '2026-11-23T12:00:00.000Z';
const reading: ImportAttempt = {
  id: '01940000-0000-7000-8000-000000000000',
  fileName: 'PAMT2401.dbc',
  status: 'running',
  bytes: 1_000_000,
  sha256: 'a'.repeat(64),
  requestedAt: STARTED,
  startedAt: STARTED,
  finishedAt: null,
  stage: 'reading',
  bytesRead: 500_000,
  rowsRead: 1,
  cancelRequested: false,
  system: null,
  uf: null,
  competencia: null,
  rows: null,
  columns: null,
  reason: null,
  error: null,
  versionId: null,
  doubts: [],
  stands: false,
};

test.each<[string, Partial<ImportAttempt>, number, string | undefined]>([
  ['half of it in ten seconds', {}, 10, 'cerca de 10 s'],
  ['a quarter of it in ten seconds', { bytesRead: 250_000 }, 10, 'cerca de 30 s'],
  ['just under a minute and a half', {}, 89, 'cerca de 89 s'],
  ['a minute and a half', {}, 90, 'cerca de 2 min'],
  ['a hundredth of it in six seconds', { bytesRead: 10_000 }, 6, 'cerca de 10 min'],
  ['nearly all of it', { bytesRead: 999_999 }, 10, undefined],
  ['all of it', { bytesRead: 1_000_000 }, 10, undefined],
  ['nothing of it yet', { bytesRead: 0 }, 10, undefined],
  ['one that waits', { startedAt: null, stage: null, status: 'queued', bytesRead: 0 }, 10, undefined],
  ['one whose rows are being written', { stage: 'writing' }, 10, undefined],
])(
  'a load that read %s says how long it still takes, where that is more than a guess',
  (_, of, seconds, told) => {
    const now = Date.parse(STARTED) + seconds * 1000;
    expect(remainingInWords({ ...reading, ...of }, now)).toBe(told);
  },
);
