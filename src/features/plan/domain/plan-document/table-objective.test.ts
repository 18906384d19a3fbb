import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';

const STRATEGIC = 'AÇÕES ESTRATÉGICAS | RESPONSÁVEL | PRAZO';
const HEADING = 'AÇÕES ESTRATÉGICAS | AÇÕES OPERACIONAIS | RESPONSÁVEL | PRAZO';
/** Section 6 of two objectives, up to the heading of section 6.1. */
const SECTION_6 = [
  '6. AÇÕES ESTRATÉGICAS',
  `OBJETIVO 1 | ${STRATEGIC}`,
  'Fortalecer a atenção primária | 1) Qualificar o pré-natal | COAPS | 2025',
  ' | 2) Ampliar as equipes de saúde da família | COAPS | 2026',
  `OBJETIVO 2 | ${STRATEGIC}`,
  'Regionalizar a vigilância | 1) Integrar os laboratórios regionais | LACEN | 2025',
  ' | 2) Descentralizar a investigação de óbitos | COVEP | 2026',
  '6.1. DESDOBRAMENTO DAS AÇÕES ESTRATÉGICAS',
];
const FIRST = [
  HEADING,
  '1) Qualificar o pré-natal | 1 - Capacitar os municípios | COAPS | 2025',
  '2) Ampliar equipes de saúde da família | 1 - Apoiar o credenciamento | COAPS | 2026',
];
const SECOND = [
  HEADING,
  '1) Integrar laboratórios regionais | 1 - Mapear os fluxos | LACEN | 2025',
  '2) Descentralizar a investigação de óbitos | 1 - Formar comitês | COVEP | 2026',
];
const TITLE = 'PLANEJAMENTO ESTRATÉGICO 2024-2027';

function read(...lines: string[]) {
  const plan = readPlan(
    lines.map((line, at) => ({ line: at + 1, cells: line.split('|').map((cell) => cell.trim()) })),
  );
  return {
    actions: plan.operationalActions.map(({ id, title }) => `${id} ${title}`),
    strategic: plan.strategicActions.map(({ id, title }) => `${id} ${title}`),
    asked: plan.concerns
      .filter(({ field }) => field === 'objective')
      .map(({ line, reason }) => [line, reason]),
    owners: plan.objectives.map(({ number, ownerInTables }) => [number, ownerInTables]),
  };
}

const OF_1 = ['1.1.1 Capacitar os municípios', '1.2.1 Apoiar o credenciamento'];
const OF_2 = ['2.1.1 Mapear os fluxos', '2.2.1 Formar comitês'];
const as = (number: number) => expect.stringContaining(`foi lido como o do objetivo ${number}`);

describe('a table of section 6.1 whose line of the objective is lost', () => {
  it('is not of the last objective of section 6: it is of the one whose strategic actions it has, and this is told', () => {
    const plan = read(...SECTION_6, ...FIRST, 'OBJETIVO 2 | REGIONALIZAR A VIGILÂNCIA', ...SECOND);
    expect(plan.actions).toEqual([...OF_1, ...OF_2]);
    expect(plan.asked).toEqual([[9, as(1)]]);
  });

  it.each([
    ['under the title of the plan', [TITLE]],
    ['under the title and who answers for it', [TITLE, 'RESPONSÁVEL | LACEN']],
    ['under a title without its number', [TITLE, 'REGIONALIZAR A VIGILÂNCIA']],
    ['under nothing', []],
  ])('is not of the objective before it, %s', (_where, above) => {
    const plan = read(
      ...SECTION_6,
      'OBJETIVO 1 | FORTALECER A ATENÇÃO PRIMÁRIA',
      ...FIRST,
      ...above,
      ...SECOND,
    );
    expect(plan.actions).toEqual([...OF_1, ...OF_2]);
    expect(plan.asked).toEqual([[SECTION_6.length + 5 + above.length, as(2)]]);
    expect(plan.owners).toEqual([
      [1, null],
      [2, above.some((line) => line.startsWith('RESP')) ? 'LACEN' : null],
    ]);
  });

  it('is asked where no objective has its strategic actions, and is put under none', () => {
    const other = [HEADING, '1) Comprar ambulâncias | 1 - Licitar | GBSES | 2025'];
    const plan = read(...SECTION_6, 'OBJETIVO 1 | FORTALECER A ATENÇÃO PRIMÁRIA', ...FIRST, TITLE, ...other);
    expect(plan.actions).toEqual([...OF_1, '?.1.1 Licitar']);
    expect(plan.asked).toEqual([[15, expect.stringContaining('O quadro não diz o objetivo')]]);
  });

  it('goes on with its objective where a page only repeats the headings', () => {
    const next = ['3) Monitorar | 1 - Visitar | COAPS | 2027'];
    for (const above of [[], [TITLE], [TITLE, 'RESPONSÁVEL | COAPS']]) {
      const plan = read(...SECTION_6, 'OBJETIVO 1 | FORTALECER', ...FIRST, ...above, HEADING, ...next);
      expect(plan.actions).toEqual([...OF_1, '1.3.1 Visitar']);
      expect(plan.asked).toEqual([]);
    }
  });
});

it('a table of section 6 whose objective is lost is of the one that section 6.1 gives its actions', () => {
  const lost = SECTION_6.map((line) => line.replace('OBJETIVO 2 |', ' |'));
  const tables = ['OBJETIVO 1 | FORTALECER', ...FIRST, 'OBJETIVO 2 | REGIONALIZAR', ...SECOND];
  const [whole, plan] = [read(...SECTION_6, ...tables), read(...lost, ...tables)];
  expect(plan.strategic).toEqual(whole.strategic);
  expect(plan.actions).toEqual(whole.actions);
  expect([whole.asked, plan.asked]).toEqual([[], [[5, as(2)]]]);
});
