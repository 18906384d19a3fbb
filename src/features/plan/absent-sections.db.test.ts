import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { blocksOf, type Sheet, sheetOf } from '../../../test/mangled-plan.ts';
import { openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import type { ImportView } from './contract/imports.ts';

const KEEP = 'Manter no plano';
const RETIRE = 'Retirar do plano';

/** The lines from a heading up to another. */
const cut = (sheet: Sheet, from: RegExp, to: RegExp): Sheet => {
  const starts = sheet.findLastIndex(([first = '']) => from.test(first));
  const ends = sheet.findIndex(([first = ''], at) => at > starts && to.test(first));
  expect(starts).toBeGreaterThan(0);
  return sheet.toSpliced(starts, ends < 0 ? sheet.length : ends - starts);
};
const withoutObjective = (sheet: Sheet, number: string): Sheet => {
  const block = blocksOf(sheet).find((each) => each.operational && each.objective === number);
  return block === undefined ? [] : sheet.toSpliced(block.from, block.to - block.from);
};

type Removed = readonly (readonly [list: string, count: number])[];

describeWithData(
  'what a document of the plan leaves out',
  ['seeds/000_0935b89b306796de.txt'],
  ([path = '']) => {
    let room: PlanRoom;
    const sheet = () => sheetOf(readFileSync(path, 'utf8'));
    beforeAll(async () => {
      if (hasDatabase) room = await openPlanRoom();
    });
    afterAll(() => room?.close());

    async function upload(rows: Sheet): Promise<ImportView> {
      const content = rows.map((cells) => cells.join('\t')).join('\n');
      const sent = await room.upload('plano.txt', content);
      expect([sent.status, sent.body.error?.message]).toEqual([200, undefined]);
      return (await room.get(`/api/plan/imports/${sent.body.id}`, superintendent)).body;
    }
    const step = async (view: ImportView, verb: string, body: object, expectedVersion: number) => {
      const url = `/api/plan/imports/${view.import.id}/${verb}`;
      return room.send('POST', url, { ...body, expectedVersion }, superintendent);
    };
    const stand = async () =>
      (
        await sql`select 'action' as kind, id, position, title, objective from plan_actions where retired_by is null
      union all select 'strategic', id, position, title, objective from plan_strategic_actions where retired_by is null
      union all select 'target', id, position, text, indicator from plan_targets where retired_by is null
      union all select 'indicator', id, position, title, null from plan_indicators where retired_by is null
      union all select 'objective', id, position, title, responsible from plan_objectives where retired_by is null
      order by 1, 3`.execute(room.context.db)
      ).rows;
    const absent = ({ doubts }: ImportView) => doubts.filter(({ choices }) => choices.includes(RETIRE));
    /** A sigla that only the missing pages spelled out goes with them, and is told. */
    const ofLists = ({ changes }: ImportView) => changes.filter(({ list }) => list !== 'acronyms');
    const removedIn = (view: ImportView): Removed => {
      const lists = ofLists(view)
        .filter(({ kind }) => kind === 'removed')
        .map(({ list }) => list);
      return [...new Set(lists)].map((list) => [list, lists.filter((one) => one === list).length]);
    };

    const cases: readonly [string, (sheet: Sheet) => Sheet, readonly string[], Removed][] = [
      ['the targets', (all) => cut(all, /^5\.2/, /^5\.3/), ['documento|targets'], [['targets', 9]]],
      ['the panel', (all) => cut(all, /^5\.3/, /^6\. /), ['documento|indicators'], [['indicators', 15]]],
      [
        'the objective without actions',
        (all) => all.filter((cells) => !/^RESULTADO PARA A SOCIEDADE/.test(cells[0] ?? '')),
        ['OE-R|objectives'],
        [['objectives', 1]],
      ],
      [
        'section 6.1',
        (all) => cut(all, /^6\.1/, /^7\. /),
        ['documento|operationalActions'],
        [['operationalActions', 96]],
      ],
      [
        'half of the actions',
        (all) => withoutObjective(withoutObjective(all, '3'), '1'),
        ['OE-1|operationalActions', 'OE-3|operationalActions'],
        [['operationalActions', 62]],
      ],
    ];

    it.skipIf(!hasDatabase).each(cases)(
      '%s: asked and kept; taken out when somebody says so; brought back by the undo',
      async (_, mangle, keys, removed) => {
        const before = await stand();
        const view = await upload(mangle(sheet()));
        expect(absent(view).map(({ key }) => key)).toEqual(keys);
        expect(absent(view).every(({ asked, choices }) => asked && choices[0] === KEEP)).toBe(true);
        expect(ofLists(view)).toEqual([]);

        const refused = await step(view, 'answers', { answers: { [keys[0] ?? '']: 'talvez' } }, 1);
        expect([refused.status, refused.body.error.message]).toEqual([
          422,
          expect.stringMatching(/não responde/),
        ]);
        if (view.changes.length === 0) {
          const { status, body } = await step(view, 'confirm', {}, 1);
          expect([status, body.error.message]).toEqual([
            422,
            expect.stringMatching(/não traz fica como está/),
          ]);
        }

        const answers = Object.fromEntries(keys.map((key) => [key, RETIRE]));
        const answered = await step(view, 'answers', { answers }, 1);
        expect(removedIn(answered.body)).toEqual(removed);
        expect((await step(view, 'confirm', {}, 2)).status).toBe(200);
        expect(await stand()).toHaveLength(before.length - removed.reduce((sum, [, many]) => sum + many, 0));
        expect((await step(view, 'undo', {}, 3)).status).toBe(200);
        expect(await stand()).toEqual(before);
      },
    );

    it.skipIf(!hasDatabase)(
      'one row missing from a table that is there leaves the plan, and is told',
      async () => {
        const one = sheet().filter((cells) => !/^4 - Constituir grupo de trabalho/.test(cells[1] ?? ''));
        const view = await upload(one);
        expect(absent(view)).toEqual([]);
        expect(view.changes.map(({ kind, id, title }) => [kind, id, title.slice(0, 26)])).toEqual([
          ['moved', '1.3.5', 'Realizar o mapeamento e fl'],
          ['removed', '1.3.4', 'Constituir grupo de trabal'],
        ]);
      },
    );

    it.skipIf(!hasDatabase)('keeps what the other sections say of what is left out', async () => {
      const view = await upload(cut(sheet(), /^6\. /, /^6\.1/));
      expect(absent(view).map(({ key }) => key)).toEqual(['OE-2|strategicActions']);
      expect(ofLists(view)).toEqual([]);
    });
  },
);
