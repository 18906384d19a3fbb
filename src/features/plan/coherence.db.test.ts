import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { listEvents } from '../../platform/events.ts';
import type { CoherenceAnswer, CoherenceFinding } from './contract/coherence.ts';
import { planSeed } from './index.ts';

let room: PlanRoom;
beforeAll(async () => {
  if (!hasDatabase) return;
  room = await openPlanRoom();
  await planSeed.apply(room.context);
});
afterAll(() => room?.close());

const answer = async (as = auditor): Promise<CoherenceAnswer> =>
  (await room.get('/api/plan/coherence', as)).body;

/** What the careful reader of document 000 found, and the rule and records by which we do. Only this test knows the pairs. */
const READER: Record<string, readonly (readonly [rule: string, ...items: string[]])[]> = {
  'INC-01': [['baseline-not-in-panel', 'META-03', 'IND-07']],
  'INC-02': [
    ['target-equals-baseline', 'IND-02', 'META-01'],
    ['target-equals-baseline', 'IND-03', 'META-02'],
  ],
  'INC-03': [['parts-do-not-sum', 'META-08', 'IND-06']],
  'INC-04': [['count-differs-from-names', 'IND-08']],
  'INC-07': [
    ['part-differs-from-territory', 'IND-05', '5103'],
    ['part-differs-from-territory', 'IND-05', '5106'],
  ],
  'INC-12': ['IND-01', 'IND-11', 'IND-12', 'IND-13', 'IND-14', 'IND-15'].map(
    (id) => ['indicator-without-target', id] as const,
  ),
  'INC-13': [
    ['indicator-without-action', 'IND-01'],
    ['indicator-without-action', 'IND-02', 'META-01'],
    ['indicator-without-action', 'IND-03', 'META-02'],
    ['indicator-without-action', 'IND-12'],
    ['indicator-without-action', 'IND-13'],
    ['indicator-without-action', 'IND-14'],
    ['indicator-without-action', 'IND-15'],
  ],
  'INC-14': [
    ['problem-without-action', 'P08'],
    ['problem-without-action', 'P09'],
  ],
  'INC-15': [['objective-without-actions', 'OE-R']],
  'INC-16': [
    ['child-due-after-parent', '1.1.5', '1.1'],
    ['child-due-after-parent', '4.1.2', '4.1'],
    ['child-due-after-parent', '4.1.3', '4.1'],
    ['child-due-after-parent', '4.1.4', '4.1'],
    ['child-due-after-parent', '4.2.1', '4.2'],
    ['child-due-after-parent', '4.3.4', '4.3'],
  ],
  'INC-17': [
    ['execute-before-elaborate', '3.5.4', '3.5.2'],
    ['execute-before-elaborate', '3.5.6', '3.5.5'],
    ['execute-before-elaborate', '3.5.8', '3.5.7'],
    ['execute-before-elaborate', '3.5.10', '3.5.9'],
    ['execute-before-elaborate', '3.5.12', '3.5.11'],
  ],
  'INC-18': [
    ['unit-without-action', 'CAT', '3.3', '3.4', '3.7'],
    ['owner-changes', '3.1', 'CORAS'],
    ['owner-changes', '4.1', 'CACS'],
  ],
  'INC-19': ['2.a', '2.b', '2.c', '2.d'].flatMap((id) => [
    ['strategic-without-operational', id] as const,
    ['deadline-outside-plan', id] as const,
  ]),
  'INC-22': [['region-not-before-state', '4.1.4', '4.2.1']],
  'INC-25': [['acronym-of-two-senses', 'PES']],
  'INC-26': [['code-out-of-order', 'IND-13', 'IND-14']],
  'INC-27': ['IND-04', 'IND-06', 'IND-08', 'IND-09', 'IND-10'].map(
    (id) => ['accumulation-not-declared', id] as const,
  ),
  'INC-28': [
    ...['IND-01', 'IND-12', 'IND-13', 'IND-14'].map((id) => ['direction-not-declared', id] as const),
    ...['META-01', 'META-02', 'META-03'].map((id) => ['unit-not-declared', id] as const),
  ],
  'INC-29': [['name-of-two-places', '5105', '51004']],
};

/** Rules of which the careful reader lists every case: what we find beyond those would be a false alarm. */
const COMPLETE = [
  'baseline-not-in-panel',
  'target-equals-baseline',
  'parts-do-not-sum',
  'count-differs-from-names',
  'part-differs-from-territory',
  'indicator-without-target',
  'indicator-without-action',
  'problem-without-action',
  'objective-without-actions',
  'child-due-after-parent',
  'execute-before-elaborate',
  'strategic-without-operational',
  'deadline-outside-plan',
  'region-not-before-state',
  'acronym-of-two-senses',
  'code-out-of-order',
  'direction-not-declared',
  'unit-not-declared',
  'target-without-indicator',
];

describeWithData('the coherence of document 000', ['plan/plan.reference.json'], ([transcription = '']) => {
  const reference = () => JSON.parse(readFileSync(transcription, 'utf8'));

  it.skipIf(!hasDatabase).each(Object.keys(READER))('%s is found, with its evidence', async (id) => {
    expect(reference().inconsistencies.map((each: { id: string }) => each.id)).toContain(id);
    const { items } = await answer();
    for (const [rule, ...records] of READER[id] ?? []) {
      const found = items.find((each) => each.id.replace(/@\d{4}$/, '') === `${rule}/${records.join('+')}`);
      expect(found, `${rule} ${records}`).toBeDefined();
      expect(found?.evidence.length).toBeGreaterThan(0);
    }
  });

  it.skipIf(!hasDatabase)('alarms nobody by the rules that the reader went through to the end', async () => {
    const meant = Object.values(READER)
      .flat()
      .filter(([rule]) => COMPLETE.includes(rule))
      .map(([rule, ...records]) => `${rule}/${records.join('+')}`);
    const found = (await answer()).items
      .filter(({ rule }) => COMPLETE.includes(rule))
      .map(({ id }) => id.replace(/@\d{4}$/, ''));
    expect(found.toSorted()).toEqual(meant.toSorted());
  });

  it.skipIf(!hasDatabase)('spells out no acronym that the reader could not find listed', async () => {
    const unlisted = new Set(
      reference().acronyms.usedButNotListed.map((each: { acronym: string }) => each.acronym.split('/')[0]),
    );
    const listed = Object.keys(reference().acronyms.listed);
    const found = (await answer()).items
      .filter(({ rule }) => rule === 'acronym-without-expansion')
      .map(({ items }) => items[0] ?? '');
    expect(found.filter((acronym) => listed.includes(acronym))).toEqual([]);
    expect(found.filter((acronym) => unlisted.has(acronym)).length).toBeGreaterThan(60);
  });
});

describe.skipIf(!hasDatabase)('a finding', () => {
  const ID = 'parts-do-not-sum/META-08+IND-06';
  const found = async (): Promise<CoherenceFinding | undefined> =>
    (await answer()).items.find((each) => each.id === ID);
  const accept = (body: object, as = superintendent) =>
    room.send('POST', '/api/plan/coherence/accept', { finding: ID, expectedVersion: 0, ...body }, as);

  it('says what, by how much and where, exactly', async () => {
    expect(await found()).toMatchObject({
      severity: 'high',
      message: 'As parcelas do painel somam 15.608 e a meta é 14.000: diferença de 1.608 (11,5%).',
      accepted: null,
      version: 0,
    });
  });

  it('is accepted with a reason by who manages the plan, reopened, and every step kept', async () => {
    expect((await accept({ reason: 'Meta revista na oficina.' }, cophs)).status).toBe(403);
    expect((await accept({ reason: 'não' })).status).toBe(400);
    const accepted = await accept({ reason: 'Meta revista na oficina.' });
    expect(accepted.status).toBe(200);
    expect(await found()).toMatchObject({ accepted: { reason: 'Meta revista na oficina.' }, version: 1 });
    expect((await accept({ reason: 'Outra vez a mesma.' })).status).toBe(409);
    const reopened = await room.send(
      'POST',
      '/api/plan/coherence/reopen',
      { finding: ID, expectedVersion: 1 },
      superintendent,
    );
    expect(reopened.status).toBe(200);
    expect(await found()).toMatchObject({ accepted: null, version: 2 });
    const events = await listEvents(room.context, `plan-finding/sas-2024-2027/${ID}`, 0, 10);
    expect(events.map(({ type, reason }) => [type, reason])).toEqual([
      ['accepted', 'Meta revista na oficina.'],
      ['reopened', 'Meta revista na oficina.'],
    ]);
  });

  it('that the plan does not have is refused', async () => {
    const { status } = await accept({ finding: 'parts-do-not-sum/META-01', reason: 'Não existe.' });
    expect(status).toBe(404);
  });
});
