import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { blocksOf, type Sheet, sheetOf } from '../../../../../test/mangled-plan.ts';
import { OTHER_PLAN } from '../../../../../test/other-plan.ts';
import { describeWithData } from '../../../../../test/shared-data.ts';
import { readPlan } from './read-plan.ts';

const read = (sheet: Sheet) => readPlan(sheet.map((cells, at) => ({ line: at + 1, cells })));
const contents = (sheet: Sheet) => {
  const { concerns: _, absent: __, ...plan } = read(sheet);
  return plan;
};
/** The tables of operational actions, printed again at the end of them. */
const twice = (sheet: Sheet): Sheet => {
  const blocks = blocksOf(sheet).filter(({ operational }) => operational);
  const [from, to] = [blocks[0]?.from ?? 0, blocks.at(-1)?.to ?? 0];
  return sheet.toSpliced(to, 0, ...sheet.slice(from, to));
};

describeWithData(
  'document 000 with sections printed twice',
  ['seeds/000_0935b89b306796de.txt'],
  ([path = '']) => {
    const sheet = () => sheetOf(readFileSync(path, 'utf8'));

    it('has its 96 actions once, and says of each table what came again', () => {
      const [once, again] = [sheet(), twice(sheet())];
      expect(again.length).toBeGreaterThan(once.length + 150);
      expect(contents(again)).toEqual(contents(once));
      const told = read(again).concerns.filter(({ field }) => field === 'section');
      expect(told.map(({ reason }) => reason.slice(0, 49))).toEqual([
        'O quadro do objetivo 1 traz de novo 18 ações, com',
        'O quadro do objetivo 2 traz de novo 11 ações, com',
        'O quadro do objetivo 3 traz de novo 44 ações, com',
        'O quadro do objetivo 4 traz de novo 23 ações, com',
      ]);
      expect(read(once).concerns).toEqual([]);
    });

    it('has its 15 indicators once where the panel is printed again', () => {
      const all = sheet();
      const from = all.findLastIndex(([first = '']) => first.startsWith('5.3'));
      const to = all.findIndex(([first = ''], at) => at > from && first.startsWith('6. '));
      const again = all.toSpliced(to, 0, ...all.slice(from, to));
      expect(contents(again).indicators.map(({ order, title }) => [order, title])).toEqual(
        contents(all).indicators.map(({ order, title }) => [order, title]),
      );
      expect(read(again).concerns.map(({ field, reason }) => [field, reason.slice(0, 35)])).toEqual([
        ['section', 'O painel traz de novo 15 indicadore'],
      ]);
    });
  },
);

const changed = (text: string) => sheetOf(`${OTHER_PLAN}\n${text}`);
const HEADING =
  'AÇÕES ESTRATÉGICAS\tAÇÕES OPERACIONAIS\tRESPONSÁVEL\tQUEM PARTICIPA\tPRAZO\tOBSERVAÇÕES\tSTATUS';
const again = (row: string) =>
  read(changed(`OBJETIVO 1\tFORTALECER A VIGILÂNCIA LABORATORIAL NAS REGIÕES DE SAÚDE\n${HEADING}\n${row}`));

it.each([
  ['the same', '1) Integrar os laboratórios\t1 - Mapear fluxos\tLACEN\tMunicípios\tmensal\t\t', ['section']],
  [
    'with a cell that the first print left blank',
    '1) Integrar os laboratórios\t1 - Mapear fluxos\tLACEN\tMunicípios\tmensal\tVer SES\t',
    ['section'],
  ],
  [
    'with another cell: the first counts, the other is told',
    '1) Integrar os laboratórios\t1 - Mapear fluxos\tCOVEP\tMunicípios\tmensal\tVer SES\t',
    ['section', 'row'],
  ],
])('an action printed again, %s', (_, row, told) => {
  const plan = again(row);
  const own = plan.operationalActions.filter(({ objective }) => objective === 1);
  expect(own.map(({ id, owner }) => [id, owner])).toEqual([['1.1.1', 'LACEN']]);
  expect(own[0]?.notes).toBe(row.split('\t')[5]);
  expect(plan.concerns.map(({ field }) => field)).toEqual(told);
});

it.each([
  ['another number', '1) Integrar os laboratórios\t2 - Mapear fluxos\tLACEN\t\tmensal\t\t'],
  ['another title', '1) Integrar os laboratórios\t1 - Mapear rotas\tLACEN\t\tmensal\t\t'],
  ['another strategic action', '2) Formar as equipes\t1 - Mapear fluxos\tLACEN\t\tmensal\t\t'],
])('is another action with %s', (_, row) => {
  const plan = again(row);
  expect(plan.operationalActions.filter(({ objective }) => objective === 1)).toHaveLength(2);
  expect(plan.concerns.filter(({ field }) => field === 'section')).toEqual([]);
});
