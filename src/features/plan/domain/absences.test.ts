import { describe, expect, it } from 'vitest';
import { absencesOf, type PlacedRecord } from './absences.ts';

const record = (list: PlacedRecord['list'], id: string, rest: Partial<PlacedRecord> = {}): PlacedRecord => ({
  list,
  id,
  title: id,
  objective: null,
  strategicAction: null,
  ...rest,
});

/** Two objectives; the first of two strategic actions of four operational ones each, the second of one of one. */
const PLAN: readonly PlacedRecord[] = [
  ...['OE-R', 'OE-1', 'OE-2'].map((id) => record('objectives', id)),
  ...Array.from({ length: 8 }, (_, at) => record('targets', `META-${at + 1}`)),
  ...Array.from({ length: 4 }, (_, at) => record('indicators', `IND-${at + 1}`)),
  ...['1.1', '1.2', '2.1'].map((id) => record('strategicActions', id, { objective: `OE-${id[0]}` })),
  ...['1.1', '1.2'].flatMap((above) =>
    [1, 2, 3, 4].map((at) =>
      record('operationalActions', `${above}.${at}`, { objective: 'OE-1', strategicAction: above }),
    ),
  ),
  record('operationalActions', '2.1.1', { objective: 'OE-2', strategicAction: '2.1' }),
];

const asked = (after: readonly PlacedRecord[]) =>
  absencesOf(PLAN, after).map(({ doubt, lost }) => [doubt.record, doubt.field, lost.length]);
const without = (...ids: string[]) => PLAN.filter(({ id }) => !ids.some((one) => id.startsWith(one)));

describe('what a document leaves out of the plan', () => {
  it.each<[string, readonly PlacedRecord[], (readonly [string, string, number])[]]>([
    ['nothing', PLAN, []],
    ['the section of targets', without('META'), [['documento', 'targets', 8]]],
    ['the panel', without('IND'), [['documento', 'indicators', 4]]],
    ['three targets of eight', without('META-1', 'META-2', 'META-3'), [['documento', 'targets', 3]]],
    ['one target: it has left the plan', without('META-1'), []],
    ['two targets: they have left it', without('META-1', 'META-2'), []],
    ['an objective that has no actions', without('OE-R'), [['OE-R', 'objectives', 1]]],
    ['an objective with all that is under it', without('OE-1', '1.'), [['OE-1', 'objectives', 11]]],
    [
      'section 6.1',
      PLAN.filter(({ list }) => list !== 'operationalActions'),
      [['documento', 'operationalActions', 9]],
    ],
    [
      'section 6',
      PLAN.filter(({ list }) => list !== 'strategicActions'),
      [['documento', 'strategicActions', 3]],
    ],
    ['the actions of an objective', without('1.1.', '1.2.'), [['OE-1', 'operationalActions', 8]]],
    ['the only action of an objective', without('2.1.1'), [['OE-2', 'operationalActions', 1]]],
    ['a strategic action with its actions', without('1.1'), [['OE-1', 'operationalActions', 5]]],
    ['one action: it has left the plan', without('1.1.2'), []],
    ['three actions of eight', without('1.1.2', '1.1.3', '1.2.4'), [['OE-1', 'operationalActions', 3]]],
  ])('%s', (_, after, expected) => {
    expect(asked(after)).toEqual(expected);
  });

  it('does not ask for what something new has come in the place of', () => {
    const fresh = [1, 2, 3].map((at) =>
      record('operationalActions', `1.1.${at + 4}`, { objective: 'OE-1', strategicAction: '1.1' }),
    );
    expect(asked([...without('1.1.2', '1.1.3', '1.1.4'), ...fresh])).toEqual([]);
    expect(asked([...without('OE-R'), record('objectives', 'OE-R2')])).toEqual([]);
    const targets = [1, 2, 3].map((at) => record('targets', `META-${at + 8}`));
    expect(asked([...without('META-1', 'META-2', 'META-3'), ...targets])).toEqual([]);
  });

  it('says how many of what, and what happens without an answer', () => {
    const [objective] = absencesOf(PLAN, without('OE-1', '1.'));
    expect(objective?.doubt.reason).toBe(
      'O documento não traz o objetivo OE-1, “OE-1”, que hoje tem 2 ações estratégicas e 8 ações operacionais. Diga se ficam ou se saíram do plano; sem resposta, ficam como estão.',
    );
    const [alone] = absencesOf(PLAN, without('OE-R'));
    expect(alone?.doubt.reason).toBe(
      'O documento não traz o objetivo OE-R, “OE-R”. Diga se fica ou se saiu do plano; sem resposta, fica como está.',
    );
    const [part] = absencesOf(PLAN, without('1.1'));
    expect(part?.doubt.reason).toMatch(
      /^O documento não traz 4 de 8 ações operacionais nem 1 de 2 ações estratégicas do objetivo OE-1, “OE-1”\./,
    );
  });
});
