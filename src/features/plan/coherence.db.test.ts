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

const findings = () => room.findings(auditor);

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

/** What each finding must say, as the reader wrote it: in its words or in its evidence. */
const SAYS: Record<string, readonly string[]> = {
  'INC-01': ['75,59', '80,00'],
  'INC-02': ['88,92', '60,14'],
  'INC-03': ['15.608', '14.000', '1.608', '11,5%'],
  'INC-04': ['2 (Leste)', 'Norte, Oeste, BC, Centro Noroeste, Leste'],
  'INC-07': ['35 municípios em Norte', '36 municípios', '25 municípios em Centro Noroeste', '24 municípios'],
  'INC-12': ['713', '716', '717', '731', '718', '719'],
  'INC-13': ['Saúde da Família', 'Saúde Bucal', 'ICSAPS', 'mortalidade', 'leitos'],
  'INC-14': ['sistema logístico', 'imunização'],
  'INC-15': ['Melhorar a atenção', 'Objetivos com ações: 4'],
  'INC-16': ['31/12/2027', '31/05/2024', '30/06/2024'],
  'INC-17': ['01/03/2025', '01/01/2024', '31/12/2025'],
  'INC-18': ['CAT é responsável', 'COAP e CACS', 'Superintendente; COAP'],
  'INC-19': ['setembro 2023', 'dezembro 2023', '01/01/2024 a 31/12/2027'],
  'INC-22': ['30/06/2024', 'CIB', 'regiões'],
  'INC-25': ['Secretaria de Estado de Saúde (PES)', 'Plano Estadual de Saúde'],
  'INC-26': ['731 vem antes de 718'],
  'INC-27': ['acumulados', 'valor de cada ano'],
  'INC-28': ['menor é melhor', 'sem unidade'],
  'INC-29': ['BC', 'Centro-Norte, em Centro-Noroeste'],
};

/** What the rules find that the reader names only in part or as a quirk: said here whole, so that none comes or goes unseen. */
const BEYOND: readonly (readonly [rule: string, ...items: string[]])[] = [
  ['unit-without-action', 'GCE', '2.1', '2.2', '4.4', '4.5', '4.6', '4.7', '4.8'],
  ['unit-without-action', 'SPCA', '1.2', '3.6'],
  ['unit-without-action', 'SAUDE-BUCAL'],
  ['unit-without-action', 'CONSORCIOS'],
  ['unit-without-action', 'IMUNIZACAO'],
  ['unit-without-action', 'SAUDE-TRABALHADOR'],
  ['unit-without-action', 'VIGILANCIA-EPIDEMIOLOGICA'],
  ['owner-changes', '1.2', 'SPCA'],
  ['owner-changes', '3.3', 'CAT'],
  ['owner-changes', '3.4', 'CAT'],
  ['owner-changes', '3.6', 'SPCA'],
  ['owner-changes', '3.7', 'CAT', 'COAP'],
  ...['2.1', '2.2', '4.4', '4.5', '4.6', '4.7', '4.8'].map((id) => ['owner-changes', id, 'GCE'] as const),
  ['names-probably-one', 'SAAVS', 'GBAVS', 'GBSAVE'],
  ['names-probably-one', 'COPHS', 'OPHS'],
  ['names-probably-one', 'GTE', 'GTEP'],
  ['names-probably-one', 'SUVSA', 'SUVISA', 'SVS'],
  ['names-probably-one', 'COSEMS', 'COSEM'],
];

/** Acronyms of the document that the reader does not count apart, or writes otherwise (`LGBTQIAPN+`, `GTIM's`). */
const NOT_COUNTED_BY_READER = ['PR', 'LGBTQIAPN', 'POP', 'SU', 'GTIM', 'MG'];
/** Unlisted acronyms of the reader that the text itself spells out, that stand only in a second printing (`RH`), or that are no run of capitals. */
const NOT_ASKED = [
  ...['GTEP', 'RH', 'MI', 'PSI'],
  ...['Psic', 'U/E', 'H/D', 'Politec', 'LGBTQIAPN+', 'LGBTi+', "GTIM's", "CIR's"],
];

const idOf = ([rule, ...records]: readonly [string, ...string[]]) => `${rule}/${records.join('+')}`;
const withoutYear = ({ id }: CoherenceFinding) => id.replace(/@\d{4}$/, '');
const spoken = ({ message, evidence }: CoherenceFinding) =>
  [message, ...evidence.map(({ label, value }) => `${label}: ${value}`)].join('\n');

describeWithData('the coherence of document 000', ['plan/plan.reference.json'], ([transcription = '']) => {
  const reference = () => JSON.parse(readFileSync(transcription, 'utf8'));

  it.skipIf(!hasDatabase).each(Object.keys(READER))('%s is found, with its evidence', async (id) => {
    expect(reference().inconsistencies.map((each: { id: string }) => each.id)).toContain(id);
    const ids = (READER[id] ?? []).map(idOf);
    const found = (await findings()).filter((each) => ids.includes(withoutYear(each)));
    expect(found.map(withoutYear).toSorted()).toEqual(ids.toSorted());
    expect(found.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
    const words = found.map(spoken).join('\n');
    for (const said of SAYS[id] ?? []) expect(words).toContain(said);
  });

  it.skipIf(!hasDatabase)('alarms nobody beyond what is written here', async () => {
    const meant = [...Object.values(READER).flat(), ...BEYOND].map(idOf);
    const found = (await findings())
      .filter(({ rule }) => rule !== 'acronym-without-expansion')
      .map(withoutYear);
    expect(found.toSorted()).toEqual(meant.toSorted());
  });

  it.skipIf(!hasDatabase)('asks for the acronyms that the reader could not find listed', async () => {
    const unlisted: string[] = reference().acronyms.usedButNotListed.map(
      (each: { acronym: string }) => each.acronym,
    );
    const found = (await findings())
      .filter(({ rule }) => rule === 'acronym-without-expansion')
      .map(({ items }) => items[0] ?? '');
    const meant = [...unlisted.filter((each) => !NOT_ASKED.includes(each)), ...NOT_COUNTED_BY_READER];
    expect(found.toSorted()).toEqual(meant.toSorted());
  });
});

describe.skipIf(!hasDatabase)('a finding', () => {
  const ID = 'parts-do-not-sum/META-08+IND-06';
  const found = async (): Promise<CoherenceFinding | undefined> =>
    (await findings()).find((each) => each.id === ID);
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
    expect(accepted).toMatchObject({ status: 200, body: { finding: ID, version: 1 } });
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

  it('of a problem goes once a person ties it to an objective, and comes back with the tie undone', async () => {
    const about = async () => (await findings()).some(({ id }) => id === 'problem-without-action/P08');
    const content = {
      kind: 'link',
      from: { level: 'problem', id: 'P08' },
      to: { level: 'objective', id: 'OE-2' },
      reason: 'O objetivo trata dos sistemas de apoio.',
    };
    expect(await about()).toBe(true);
    const tied = await room.send('POST', '/api/plan/entries', { entries: [content] }, superintendent);
    expect([tied.status, await about()]).toEqual([200, false]);
    const reason = 'Ligação feita por engano.';
    const untie = `/api/plan/entries/${tied.body.items[0].id}/remove`;
    expect((await room.send('POST', untie, { expectedVersion: 1, reason }, superintendent)).status).toBe(200);
    expect(await about()).toBe(true);
  });

  it('stands on one page of a list, whose rules are counted whatever the page, and which words narrow', async () => {
    const read = async (query: string): Promise<CoherenceAnswer> =>
      (await room.get(`/api/plan/coherence?${query}`, auditor)).body;
    const openOf = ({ rules }: CoherenceAnswer) => rules.reduce((sum, { open }) => sum + open, 0);
    const all = (await findings()).filter(({ accepted }) => accepted === null);
    const first = await read('limit=1');
    expect([first.items, first.next, openOf(first)]).toEqual([[all[0]], all[0]?.id, all.length]);
    const second = await read(`limit=1&cursor=${encodeURIComponent(first.next ?? '')}`);
    expect([second.items, openOf(second)]).toEqual([[all[1]], all.length]);
    const each = await read('perRule=2');
    const taken = Map.groupBy(each.items, ({ rule }) => rule);
    expect([...taken].map(([rule, { length }]) => [rule, length])).toEqual(
      [...Map.groupBy(all, ({ rule }) => rule)].map(([rule, { length }]) => [rule, Math.min(2, length)]),
    );
    const narrowed = await read('rule=deadline-outside-plan&severity=medium&q=setembro');
    expect(narrowed.items.length).toBeGreaterThan(0);
    expect(narrowed.items.length).toBe(openOf(narrowed));
    expect(narrowed.items.every(({ rule }) => rule === 'deadline-outside-plan')).toBe(true);
    expect((await read('state=accepted')).items).toEqual([]);
    expect((await room.get('/api/plan/coherence?cursor=was-never/there', auditor)).status).toBe(400);
  });

  it('that the plan does not have is refused', async () => {
    const { status } = await accept({ finding: 'parts-do-not-sum/META-01', reason: 'Não existe.' });
    expect(status).toBe(404);
  });
});
