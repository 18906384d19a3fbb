import { describe, expect, it } from 'vitest';
import {
  type AgendaSources,
  buildAgenda,
  matterOf,
  openAssignments,
  outcomeWords,
  type Said,
} from './agenda.ts';

describe('an agenda', () => {
  const sources: AgendaSources = {
    lateActions: ['1.1.1', '1.1.2', '1.1.3'].map((id) => ({ id, title: id, note: '' })),
    missedTargets: ['713', '717'].map((id) => ({ id, title: id, note: '' })),
    pending: [{ item: 'x', matter: 'x', title: 'Pendente', note: '', action: '1.1.2' }],
    proposed: [
      { action: '1.1.1', indicator: null },
      { action: null, indicator: '717' },
    ],
    standing: [{ title: 'Não conformidades', note: '' }],
  };

  it('takes pending before late, and puts nothing twice that was proposed or is still assigned', () => {
    expect(buildAgenda(sources).map(({ kind, title }) => [kind, title])).toEqual([
      ['pending', 'Pendente'],
      ['lateAction', '1.1.3'],
      ['missedTarget', '713'],
      ['standing', 'Não conformidades'],
    ]);
  });

  it('holds one matter once: what was assigned again where it came back, and not what was moved to it', () => {
    const follows = new Map([
      ['c', 'b'],
      ['b', 'a'],
      ['e', 'd'],
    ]);
    const pending = ['a', 'c', 'd', 'f'].map((item) => ({
      ...{ item, matter: matterOf(item, follows), title: item, note: `nota ${item}`, action: null },
    }));
    const proposed = [{ action: null, indicator: null, matter: matterOf('e', follows) }];
    const built = buildAgenda({ ...sources, lateActions: [], missedTargets: [], pending, proposed });
    expect(built.map(({ title, note, follows: after }) => [title, note, after])).toEqual([
      ['c', 'nota a · nota c', 'c'],
      ['f', 'nota f', 'f'],
      ['Não conformidades', '', null],
    ]);
  });

  it('knows what was assigned and is not done', () => {
    const common = { at: '', by: null };
    const said: Said[] = [
      { ...common, id: 'a', kind: 'assigned', words: 'x', to: 'SAS', until: '2026-12-01' },
      {
        ...common,
        id: 'b',
        kind: 'assigned',
        words: 'y',
        to: 'SAS',
        until: '2026-12-01',
        doneOn: '2026-11-30',
      },
      { ...common, id: 'c', kind: 'decided', words: 'z' },
    ];
    expect(openAssignments(said).map(({ id }) => id)).toEqual(['a']);
  });

  it('says in one sentence what was decided', () => {
    expect(outcomeWords({ kind: 'assigned', words: 'Pedir a minuta.', to: 'ESP', until: '2027-01-15' })).toBe(
      'Pedir a minuta. Responsável: ESP. Prazo: 15/01/2027.',
    );
    expect(
      outcomeWords({
        kind: 'redefined',
        words: 'Falta a equipe.',
        action: '1.1.1',
        number: 2,
        deadline: null,
        title: 'Outro',
      }),
    ).toBe('A ação 1.1.1 é redefinida (2ª vez): novo texto: “Outro”. Motivo: Falta a equipe.');
  });
});
