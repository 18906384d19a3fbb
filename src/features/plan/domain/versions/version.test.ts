import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLevels, type VersionItem } from './content.ts';
import { diffVersions, filterChanges } from './diff.ts';
import { wordDiff } from './word-diff.ts';

const item = (id: string, fields: Record<string, string>, more: Partial<VersionItem> = {}): VersionItem => ({
  level: 'action',
  id,
  title: fields.title ?? id,
  objective: 'OE-1',
  strategicAction: '1.1',
  fields,
  ...more,
});

describe('the difference of two versions', () => {
  const first = {
    items: [
      item(
        'OE-1',
        { title: 'Ampliar o acesso' },
        { level: 'objective', objective: null, strategicAction: null },
      ),
      item('1.1.1', { title: 'Mapear', owner: 'COPHS', deadline: 'Até abril/24' }),
      item('1.1.2', { title: 'Publicar' }),
      item('1.1.3', { title: 'Avaliar', notes: 'Mensal' }),
    ],
  };
  const second = {
    items: [
      first.items[0] as VersionItem,
      item('1.1.1', { title: 'Mapear', owner: 'CORAS', deadline: 'Até maio/24' }),
      item('1.1.3', { title: 'Avaliar' }),
      item('1.1.4', { title: 'Divulgar', owner: 'NEPS' }),
    ],
  };

  it('names what was added, removed and changed, field by field, where it stands in the plan', () => {
    expect(diffVersions(first, second).map(({ id, kind, fields }) => [id, kind, fields])).toEqual([
      [
        '1.1.1',
        'changed',
        [
          { field: 'owner', from: 'COPHS', to: 'CORAS' },
          { field: 'deadline', from: 'Até abril/24', to: 'Até maio/24' },
        ],
      ],
      ['1.1.2', 'removed', [{ field: 'title', from: 'Publicar', to: '' }]],
      ['1.1.3', 'changed', [{ field: 'notes', from: 'Mensal', to: '' }]],
      [
        '1.1.4',
        'added',
        [
          { field: 'title', from: '', to: 'Divulgar' },
          { field: 'owner', from: '', to: 'NEPS' },
        ],
      ],
    ]);
  });

  it('finds nothing between a version and itself, and the opposite the other way round', () => {
    expect(diffVersions(first, first)).toEqual([]);
    const kinds = diffVersions(second, first).map(({ id, kind }) => `${kind} ${id}`);
    expect(kinds.toSorted()).toEqual(['added 1.1.2', 'changed 1.1.1', 'changed 1.1.3', 'removed 1.1.4']);
  });

  it('tells a record of one level from one of another with the same id', () => {
    const strategic = item('1.1', { title: 'Rede' }, { level: 'strategicAction' });
    const link = item('1.1', { title: 'Rede' }, { level: 'link' });
    expect(diffVersions({ items: [strategic] }, { items: [link] }).map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ]);
  });

  it('keeps to the levels, kinds, objectives and fields that are asked for', () => {
    const all = diffVersions(first, second);
    const none = { levels: [], kinds: [], objectives: [], fields: [] };
    expect(filterChanges(all, none)).toEqual(all);
    expect(filterChanges(all, { ...none, kinds: ['removed'] }).map(({ id }) => id)).toEqual(['1.1.2']);
    expect(filterChanges(all, { ...none, objectives: ['OE-2'] })).toEqual([]);
    expect(filterChanges(all, { ...none, levels: ['target'] })).toEqual([]);
    const owners = filterChanges(all, { ...none, fields: ['owner'] });
    expect(owners.map(({ id, fields }) => [id, fields.length])).toEqual([
      ['1.1.1', 1],
      ['1.1.4', 1],
    ]);
  });

  it('counts the records of each level', () => {
    expect(countLevels(first)).toMatchObject({ objective: 1, action: 3, link: 0 });
  });
});

describe('two texts word by word', () => {
  it('shows the words that changed between those that stayed', () => {
    expect(
      wordDiff('Elaborar a política estadual', 'Elaborar e publicar a política estadual de saúde'),
    ).toEqual([
      { kind: 'same', text: 'Elaborar' },
      { kind: 'added', text: ' e publicar' },
      { kind: 'same', text: ' a política estadual' },
      { kind: 'added', text: ' de saúde' },
    ]);
  });

  it('says both texts again, whatever they are', () => {
    const words = fc
      .array(fc.constantFrom('a', 'rede', 'de', 'atenção', 'SUS;', '2024'))
      .map((all) => all.join(' '));
    const plain = (text: string) => text.split(/\s+/).filter((word) => word !== '');
    fc.assert(
      fc.property(words, words, (from, to) => {
        const runs = wordDiff(from, to);
        const said = (out: string) =>
          plain(runs.flatMap(({ kind, text }) => (kind === out ? [] : [text])).join(' '));
        expect(said('added')).toEqual(plain(from));
        expect(said('removed')).toEqual(plain(to));
        if (from === to) expect(runs.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  it('gives up on texts of many thousand words', () => {
    const long = 'palavra '.repeat(2000);
    expect(wordDiff(long, `${long} nova`).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
