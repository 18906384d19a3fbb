import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../domain/plan-document/read-plan.ts';
import { type PrintablePlan, printedPlan } from '../../domain/printed-plan.ts';
import { DOCUMENT_WORDS, type Status } from '../../domain/state.ts';
import { readDocument } from '../document/read-document.ts';
import { writeDocx } from './docx.ts';
import { csvText, workbook } from './export-plan.ts';

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
const phrase = (min: number, max = 7) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((words) => words.join(' '));

/** What people write in cells that a spreadsheet, a table or the reader could take for something else. */
const AWKWARD = [
  '=SOMA(A1:A9)',
  '+ de dez; "aspas"',
  '- Verificar versão',
  '@gestor',
  "'aspas simples'",
  '3 - ver item 2)',
  'a; b; c',
  '50% (Sul), 19,4 (Norte)',
  '1º trimestre',
  'Fim\\tab',
  'x < y > z & w',
  'R$ 1.234,56',
  '…',
  'ação “entre aspas” — travessão',
];
const cell = fc.oneof(fc.constant(''), phrase(1), fc.constantFrom(...AWKWARD), phrase(30, 45));
const some = fc.oneof(phrase(1), fc.constantFrom(...AWKWARD), phrase(30, 45));
const title = fc
  .tuple(phrase(2), fc.oneof(fc.constant(''), fc.constantFrom(...AWKWARD)))
  .map((parts) => parts.join(' ').trim());

const action = fc.record({
  title,
  owner: cell,
  participants: cell,
  deadline: fc.constantFrom('', '2030 a 2033', 'até maio/31', 'quando der'),
  notes: cell,
  status: fc.constantFrom<Status | null>(null, 'notStarted', 'inProgress', 'completed', 'cancelled'),
  printed: fc.integer({ min: 1, max: 30 }),
});
const strategic = fc.record({
  title,
  again: fc.option(title),
  owner: some,
  deadline: fc.constantFrom('2030 a 2033', 'até dez/31'),
  /** The number that the plan keeps it by: not the printed one, once a document has inserted another before it. */
  number: fc.integer({ min: 1, max: 99 }),
  actions: fc.array(action, { maxLength: 4 }),
});
const objective = fc.record({
  title: phrase(4),
  responsible: fc.option(phrase(1)),
  strategic: fc.uniqueArray(strategic, { minLength: 1, maxLength: 3, selector: ({ number }) => number }),
  markers: fc.constantFrom('# -', '#)', '#.', '1.#.'),
  lettered: fc.boolean(),
});

/** `2)` by its place, or `b)`. */
const markerOf = (place: number, { markers, lettered }: { markers: string; lettered: boolean }) =>
  lettered ? `${String.fromCharCode(97 + place)})` : markers.replace('#', String(place + 1));

const plan = fc
  .record({
    objectives: fc.array(objective, { minLength: 1, maxLength: 4 }),
    /** Whether the last objective has no number. */
    unnumbered: fc.boolean(),
    targets: fc.array(title, { maxLength: 4 }),
    indicators: fc.array(phrase(3), { minLength: 1, maxLength: 4 }),
  })
  .map((meant): PrintablePlan => {
    const objectives = meant.objectives.map((each, at) => {
      const last = at === meant.objectives.length - 1;
      return { ...each, id: `OE-${at + 1}`, number: meant.unnumbered && last ? null : at + 1 };
    });
    const strategicActions = objectives.flatMap((objective, at) =>
      objective.strategic.map((each, place) => ({
        ...each,
        id: `${at + 1}.${each.number}`,
        objective: objective.id,
        marker: markerOf(place, objective),
      })),
    );
    return {
      title: 'PLANO DE VIGILÂNCIA 2030-2033',
      objectives: objectives.map((each, at) => ({
        ...each,
        title: `Objetivo sobre ${WORDS[at]}: ${each.title}`,
        perspectiveTitle: 'Processos',
      })),
      targets: meant.targets.map((text) => ({ text })),
      indicators: meant.indicators.map((name, at) => ({
        titleRaw: `${400 + at} - ${name}`,
        block: 'INDICADORES',
        years: [2030, 2031].map((year) => ({ year, raw: `${at},${year % 100}` })),
      })),
      strategicActions: strategicActions.map((each) => ({
        id: each.id,
        objective: each.objective,
        printedMarker: each.marker,
        title: each.title,
        titleUnfolded: each.again,
        owner: each.owner,
        deadline: { raw: each.deadline },
      })),
      operationalActions: strategicActions.flatMap((each) =>
        each.actions.map(({ deadline, printed, status, ...one }) => ({
          ...one,
          strategicAction: each.id,
          objective: each.objective,
          printedMarker: `${printed} -`,
          deadline: { raw: deadline },
          status,
          printedStatus: null,
          statusRaw: null,
        })),
      ),
    };
  });

/** A strategic action as people know it, whatever its id. */
function markedTitle(
  all: readonly { id: string; printedMarker: string; title: string }[],
  id: string,
): string {
  const { printedMarker = '?', title: words = '' } = all.find((each) => each.id === id) ?? {};
  return `${printedMarker} ${words}`;
}

/** What must come back of the printed plan, cell by cell. */
const meantOf = (printed: PrintablePlan) => ({
  objectives: printed.objectives.map((each) => [each.number, each.title, each.responsible]),
  targets: printed.targets.map(({ text }) => text),
  indicators: printed.indicators.map((each) => [each.titleRaw, each.years.map(({ raw }) => raw)]),
  strategic: printed.strategicActions.map((each) => [
    each.printedMarker,
    each.title,
    each.owner,
    each.deadline.raw,
  ]),
  operational: printed.operationalActions.map((each) => [
    markedTitle(printed.strategicActions, each.strategicAction),
    each.printedMarker,
    each.title,
    each.owner,
    each.participants,
    each.deadline.raw,
    each.notes,
    each.status === null ? '' : DOCUMENT_WORDS[each.status],
  ]),
});

async function readBack(content: Uint8Array, name: string) {
  const read = readPlan(await readDocument(content, name));
  return {
    objectives: read.objectives.map((each) => [each.number, each.title, each.ownerInTables]),
    targets: read.targets.map(({ text }) => text),
    indicators: read.indicators.map((each) => [
      each.titleRaw,
      [...each.years.values()].map(({ raw }) => raw),
    ]),
    strategic: read.strategicActions.map((each) => [
      each.printedMarker,
      each.title,
      each.owner,
      each.deadline,
    ]),
    operational: read.operationalActions.map((each) => [
      markedTitle(read.strategicActions, each.strategicAction),
      each.printedMarker,
      each.title,
      each.owner,
      each.participants,
      each.deadline,
      each.notes,
      each.status,
    ]),
  };
}

describe('any plan, exported and read back', () => {
  it.each([
    ['csv', (printed: PrintablePlan) => new TextEncoder().encode(csvText(printedPlan(printed)))],
    ['docx', (printed: PrintablePlan) => writeDocx(printed.title, '2030-01-01', printedPlan(printed))],
    ['xlsx', (printed: PrintablePlan) => workbook(printed.title, printedPlan(printed))],
  ])('loses nothing as %s', async (format, write) => {
    await fc.assert(
      fc.asyncProperty(plan, async (printed) => {
        expect(await readBack(await write(printed), `plano.${format}`)).toEqual(meantOf(printed));
      }),
      { numRuns: 100 },
    );
  });
});
