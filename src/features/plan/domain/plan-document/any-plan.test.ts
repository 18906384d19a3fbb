import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';

/** Words that no rule of the reader knows. */
const WORDS = [
  'Vacina',
  'laudo',
  'estoque',
  'rota',
  'câmara',
  'técnica',
  'registro',
  'lote',
  'amostra',
  'visita',
];
const phrase = (min: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: 7 }).map((words) => words.join(' '));
const cell = fc.oneof(fc.constant(''), phrase(1));

const action = fc.record({
  title: phrase(2),
  owner: fc.oneof(fc.constant(''), fc.constantFrom('COVEP', 'COVEP e LACEN', 'GBSES; COVEP')),
  participants: cell,
  deadline: fc.oneof(
    fc.constant(''),
    fc.constantFrom('2030 a 2033', 'até maio/31', 'mensal', 'contínuo', 'quando der'),
  ),
  notes: cell,
  status: fc.oneof(fc.constant(''), fc.constantFrom('Concluído', 'Em andamento', 'parado na COVEP')),
  /** The number printed before it, which may be that of another. */
  printed: fc.integer({ min: 1, max: 30 }),
});
const strategic = fc.record({
  title: phrase(3),
  owner: fc.constantFrom('COVEP', 'LACEN'),
  deadline: fc.constantFrom('2030 a 2033', 'até dez/31', ''),
  /** The same number and title twice would be one action, printed again. */
  actions: fc.uniqueArray(action, { maxLength: 4, selector: ({ printed, title }) => `${printed} ${title}` }),
});
const plan = fc.record({
  unit: fc.constantFrom('SUPERINTENDÊNCIA DE VIGILÂNCIA', 'DIRETORIA DE REGULAÇÃO', 'ESCRITÓRIO REGIONAL'),
  first: fc.integer({ min: 2025, max: 2040 }),
  years: fc.integer({ min: 1, max: 6 }),
  objectives: fc.array(
    fc.record({ title: phrase(4), strategic: fc.array(strategic, { minLength: 1, maxLength: 4 }) }),
    { minLength: 1, maxLength: 7 },
  ),
  /** The order of the four columns of its strategic actions. */
  columns: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
  targets: fc.array(phrase(4), { maxLength: 5 }),
  indicators: fc.array(phrase(3), { minLength: 1, maxLength: 5 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

const row = (...cells: string[]) => cells.join('\t');

function written({ unit, first, years, objectives, columns, targets, indicators }: Plan): string {
  const ordered = (...cells: string[]) => row(...columns.map((column) => cells[column] ?? ''));
  const span = Array.from({ length: years }, (_, at) => String(first + at));
  return [
    `PLANO ESTRATÉGICO DA ${unit} ${first}-${first + years - 1}`,
    '5.1. OBJETIVOS ESTRATÉGICOS',
    ...objectives.map(({ title }, at) =>
      row(at === 0 ? 'PROCESSOS' : '', `Objetivo de ${WORDS[at]}: ${title}`),
    ),
    '5.2. METAS ESTRATÉGICAS',
    ...targets,
    '5.3. PAINEL DE INDICADORES',
    row('INDICADORES', ...span),
    ...indicators.map((name, at) => row(`${400 + at} - ${name}`, ...span.map((_, year) => `${at},${year}`))),
    '',
    '6. AÇÕES ESTRATÉGICAS',
    ...objectives.flatMap(({ title, strategic: actions }, at) => [
      ordered(`OBJETIVO ${at + 1}`, 'AÇÕES ESTRATÉGICAS', 'RESPONSÁVEL', 'PRAZO'),
      ...actions.map((each, place) =>
        ordered(
          place === 0 ? `Objetivo de ${WORDS[at]}: ${title}` : '',
          `${place + 1}. ${each.title}`,
          each.owner,
          each.deadline,
        ),
      ),
      '',
    ]),
    '6.1. DESDOBRAMENTO',
    ...objectives.flatMap(({ title, strategic: actions }, at) => [
      row(`OBJETIVO ${at + 1}`, `Objetivo de ${WORDS[at]}: ${title}`, '', '', '', '', ''),
      row(
        'AÇÕES ESTRATÉGICAS',
        'AÇÕES OPERACIONAIS',
        'RESPONSÁVEL',
        'QUEM PARTICIPA',
        'PRAZO',
        'OBSERVAÇÕES',
        'STATUS',
      ),
      ...actions.flatMap((each, place) =>
        each.actions.map((one, position) =>
          row(
            position === 0 ? `${place + 1}) ${each.title}` : '',
            `${one.printed} - ${one.title}`,
            one.owner,
            one.participants,
            one.deadline,
            one.notes,
            one.status,
          ),
        ),
      ),
    ]),
  ].join('\n');
}

it('reads any plan of the layout: other units, years and numbers, numbers printed twice, tables without rows', () => {
  fc.assert(
    fc.property(plan, (meant) => {
      const read = readPlan(
        written(meant)
          .split('\n')
          .map((line, at) => ({ line: at + 1, cells: line.split('\t') })),
      );
      expect(read.objectives.map(({ number, title }) => [number, title])).toEqual(
        meant.objectives.map(({ title }, at) => [at + 1, `Objetivo de ${WORDS[at]}: ${title}`]),
      );
      expect(read.targets.map(({ text }) => text)).toEqual(meant.targets);
      expect(read.indicators.map(({ title, years }) => [title, years.size])).toEqual(
        meant.indicators.map((name) => [name, meant.years]),
      );
      expect(
        read.strategicActions.map(({ id, title, owner, deadline }) => [id, title, owner, deadline]),
      ).toEqual(
        meant.objectives.flatMap((objective, at) =>
          objective.strategic.map((each, place) => [
            `${at + 1}.${place + 1}`,
            each.title,
            each.owner,
            each.deadline,
          ]),
        ),
      );
      expect(
        read.operationalActions.map(
          ({ id, title, owner, participants, deadline, notes, status, printedNumber }) => ({
            id,
            title,
            owner,
            participants,
            deadline,
            notes,
            status,
            printed: printedNumber,
          }),
        ),
      ).toEqual(
        meant.objectives.flatMap((objective, at) =>
          objective.strategic.flatMap((each, place) =>
            each.actions.map((one, position) => ({ ...one, id: `${at + 1}.${place + 1}.${position + 1}` })),
          ),
        ),
      );
      expect(read.stray).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
