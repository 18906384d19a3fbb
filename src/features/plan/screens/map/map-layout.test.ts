import { expect, it } from 'vitest';
import type { Objective } from '../../contract.ts';
import { layoutMap, type MapLayout, TYPE, wrapMeasured } from './map-layout.ts';

const WIDTH_OF_LETTER = 0.55;
const measure = (text: string, size: number) => text.length * size * WIDTH_OF_LETTER;

const LONG =
  'Planificar, progressivamente, a linha de cuidado materno e infantil, de forma integrada, na rede de atenção à saúde, em todas as macrorregiões de saúde';
const objective = (
  id: string,
  perspective: string,
  over: { title?: string; actions?: number } = {},
): Objective => ({
  id,
  number: Number(id.slice(3)) || null,
  perspective,
  title: over.title ?? 'Melhorar a atenção',
  responsible: null,
  note: null,
  strategicActions: 1,
  live: {
    actions: over.actions ?? 23,
    status: 'inProgress',
    byStatus: { noInformation: 20, notStarted: 0, inProgress: 3, completed: 0, cancelled: 0 },
    byLateness: { late: 1, lateWithoutStatus: 19, dueSoon: 0 } as Objective['live']['byLateness'],
  },
});
const MAP = {
  perspectives: [
    { id: 'result', title: 'Resultado para a sociedade' },
    { id: 'management', title: 'Gestão e regionalização' },
  ],
  objectives: [
    objective('OE-R', 'result', { actions: 0 }),
    ...[1, 2, 3, 4].map((number) => objective(`OE-${number}`, 'management', { title: LONG })),
  ],
};
const boxesOf = (layout: MapLayout) => layout.perspectives.flatMap((each) => each.objectives);

it.each([1120, 640, 358])('at %i wide writes every word of every title inside its box', (width) => {
  for (const { objective: own, title, counts, attention, ...box } of boxesOf(
    layoutMap(MAP, width, measure),
  )) {
    const printed = `${own.number === null ? '' : `${own.number}. `}${own.title}`;
    expect(title.map(({ text }) => text).join(' ')).toBe(printed);
    for (const line of [...title, ...counts, ...attention]) {
      expect(line.x).toBeGreaterThanOrEqual(box.x);
      expect(line.y).toBeLessThan(box.y + box.height);
    }
    for (const { text, x } of title)
      expect(x + measure(text, TYPE.title.size)).toBeLessThanOrEqual(box.x + box.width);
  }
});

it.each([1120, 358])('at %i wide lays no box over another, and each inside its perspective', (width) => {
  const layout = layoutMap(MAP, width, measure);
  const boxes = boxesOf(layout);
  for (const [at, one] of boxes.entries())
    for (const other of boxes.slice(at + 1)) {
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      expect(apart, `${one.objective.id} × ${other.objective.id}`).toBe(true);
    }
  for (const band of layout.perspectives)
    for (const { y, x, width: wide, height } of band.objectives) {
      expect(y).toBeGreaterThan(band.y);
      expect(y + height).toBeLessThan(band.y + band.height);
      expect(x + wide).toBeLessThanOrEqual(width);
    }
  expect(layout.arrows).toHaveLength(1);
});

it('puts three abreast where there is room and one under the other on a phone', () => {
  const columns = (width: number) =>
    new Set(
      boxesOf(layoutMap(MAP, width, measure)).flatMap(({ objective: { id }, x }) =>
        id === 'OE-R' ? [] : [x],
      ),
    ).size;
  expect([columns(1120), columns(358)]).toEqual([3, 1]);
});

it('gives the objectives of a row one height, and no bar to the one that has no action', () => {
  const boxes = boxesOf(layoutMap(MAP, 1120, measure));
  expect(new Set(boxes.slice(1, 4).map(({ height }) => height)).size).toBe(1);
  expect(boxes.map(({ bar }) => bar !== null)).toEqual([false, true, true, true, true]);
});

it('breaks a word wider than the room, and loses nothing of it', () => {
  const lines = wrapMeasured('anticonstitucionalissimamente à noite', 100, (text) => text.length * 10);
  expect(lines).toEqual(['anticonsti', 'tucionalis', 'simamente', 'à noite']);
});
