import { describe, expect, it } from 'vitest';
import { type ActLink, homologationOf, type LinkKind, standingOf } from './registry.ts';

const head = (id: string, signedOn: string | null, effectFrom: string | null = signedOn) => ({
  id,
  signedOn,
  effectFrom,
  effectTo: null as string | null,
});
const link = (from: string, kind: LinkKind, to: string): ActLink => ({
  from,
  kind,
  to,
  evidence: null,
  note: 'teste',
});
const old = head('old', '2020-09-03', '2020-07-01');
const others = new Map(
  [head('new', '2023-06-14', null), head('undated', null), head('first', '2021-01-10')].map((act) => [
    act.id,
    act,
  ]),
);

describe('how an act stands', () => {
  it.each([
    ['before it binds', old, [], '2020-06-30', { state: 'not-yet', on: '2020-07-01' }],
    ['from the day it binds', old, [], '2020-07-01', { state: 'in-force' }],
    ['with effects of unknown start', head('x', '2003-01-01', null), [], '2026-01-01', { state: 'unknown' }],
    ['on the last day', { ...old, effectTo: '2021-01-01' }, [], '2020-12-31', { state: 'in-force' }],
    ['once over', { ...old, effectTo: '2021-01-01' }, [], '2021-01-01', { state: 'ended', on: '2021-01-01' }],
    ['before its successor', old, [link('new', 'succeeds', 'old')], '2023-06-13', { state: 'in-force' }],
    [
      'from its successor on',
      old,
      [link('new', 'succeeds', 'old')],
      '2023-06-14',
      { state: 'succeeded', by: 'new', on: '2023-06-14' },
    ],
    [
      'revoked by an act of unknown date',
      old,
      [link('undated', 'revokes', 'old')],
      '2020-08-01',
      { state: 'revoked', by: 'undated', on: null },
    ],
    [
      'revoked weighs more than succeeded, and the first act than the later ones',
      old,
      [link('new', 'succeeds', 'old'), link('new', 'revokes', 'old'), link('first', 'revokes', 'old')],
      '2024-01-01',
      { state: 'revoked', by: 'first', on: '2021-01-10' },
    ],
    ['amended, it stands', old, [link('first', 'amends', 'old')], '2024-01-01', { state: 'in-force' }],
    [
      'what it does to others changes nothing',
      old,
      [link('old', 'revokes', 'new')],
      '2024-01-01',
      { state: 'in-force' },
    ],
  ] as const)('%s', (_, act, links, day, expected) => {
    expect(standingOf(act, links, others, day)).toEqual(expected);
  });
});

describe('homologation', () => {
  const urgent = { ...head('urgent', '2022-03-01'), adReferendum: true, homologateBy: '2022-04-07' };
  const by = (id: string, signedOn: string) => new Map([[id, head(id, signedOn)]]);

  it.each([
    ['is due until the day of the meeting', urgent, [], '2022-04-07', { state: 'due', on: '2022-04-07' }],
    ['is overdue the day after', urgent, [], '2022-04-08', { state: 'overdue', on: '2022-04-07' }],
    [
      'has no day without a meeting',
      { ...urgent, homologateBy: null },
      [],
      '2030-01-01',
      { state: 'no-meeting-known' },
    ],
    [
      'is nothing for other acts',
      { ...urgent, adReferendum: false, homologateBy: null },
      [],
      '2030-01-01',
      null,
    ],
  ] as const)('%s', (_, act, links, day, expected) => {
    expect(homologationOf(act, links, new Map(), day)).toEqual(expected);
  });

  it.each([
    ['2022-04-07', false],
    ['2022-05-12', true],
  ])('by an act of %s is late: %s', (day, late) => {
    const found = homologationOf(urgent, [link('h', 'homologates', 'urgent')], by('h', day), '2023-01-01');
    expect(found).toEqual({ state: 'homologated', by: 'h', late });
  });
});
