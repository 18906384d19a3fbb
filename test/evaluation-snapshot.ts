import type {
  FrozenAction,
  FrozenIndicator,
  Snapshot,
} from '../src/features/monitoring/domain/evaluation/snapshot.ts';
import { counted } from '../src/features/monitoring/domain/evaluation/snapshot.ts';

export const SCALE = [
  { id: 'good', label: 'Bom', meaning: '', tone: 'good', asksRecommendation: false },
  { id: 'bad', label: 'Ruim', meaning: '', tone: 'bad', asksRecommendation: true },
] as const;

export const action = (id: string, change: Partial<FrozenAction> = {}): FrozenAction => ({
  ...{ id, title: `Ação ${id}`, printedTitle: null, objective: 'OE-1', strategicAction: '1.1' },
  status: 'inProgress',
  deadline: {
    printed: '2024',
    understood: 'até 31/12/2024',
    renegotiated: null,
    due: '2024-12-31',
    certain: true,
  },
  lateness: { words: 'No prazo', isLate: false, passed: null },
  renegotiations: 0,
  lines: [{ unit: 'COAP', status: 'inProgress', progress: 10, comment: null, saidFor: '2024-06' }],
  ...change,
});

const value = (figure: string | null, period: string): FrozenIndicator['annual'] => ({
  ...{
    period,
    status: 'computed',
    reason: null,
    value: figure,
    text: figure,
    numerator: '1',
    denominator: '2',
  },
  ...{ method: 'sih', variant: null },
  sources: [
    { file: 'b.dbc', sha256: 'b'.repeat(64), date: null },
    { file: 'a.dbc', sha256: 'a'.repeat(64), date: null },
  ],
});

export const indicator = (
  code: string,
  figure: string | null,
  change: Partial<FrozenIndicator> = {},
): FrozenIndicator => ({
  ...{
    id: code,
    code,
    planId: `plan-${code}`,
    name: code,
    shortName: code,
    direction: 'higher',
    unitLabel: '%',
    year: 2024,
  },
  annual: value(figure, '2024'),
  semester: value(figure, '2024-S1'),
  ...{ target: null, verdict: null, unjudged: null },
  ...change,
});

/** A small semester: two objectives, two coordinations and the office above them. */
export function snapshotOf(change: Partial<Snapshot> = {}): Snapshot {
  const unit = (id: string, isCoordination = true) => ({
    ...{ unit: id, name: id, fullName: `Unidade ${id}`, isCoordination },
  });
  const objective = (id: string, number: number | null) => ({
    ...{ id, number, perspective: 'Gestão', title: `Objetivo ${id}`, responsible: null },
  });
  const { objectives: _, units: __, ...rest } = change;
  const facts = counted({
    semester: '2024-S1',
    day: '2024-06-30',
    plan: { id: 'plano', title: 'Plano', unit: 'SAS', unitName: 'Superintendência' },
    rules: { scale: SCALE, signedBy: 'reporting' },
    objectives: [objective('OE-1', 1), objective('OE-2', 2), objective('OE-R', null)],
    units: [unit('SAS', false), unit('COAP'), unit('CORAS'), unit('CAS')],
    actions: [
      action('1.1.1', {
        lines: [{ unit: 'SAS', status: null, progress: null, comment: null, saidFor: null }],
        status: null,
      }),
      action('1.1.2'),
      action('1.1.10', { status: 'completed' }),
      action('2.1.1', {
        objective: 'OE-2',
        lateness: { words: 'Atrasada', isLate: true, passed: '2024-04-30' },
        lines: [
          { unit: 'CORAS', status: 'inProgress', progress: null, comment: null, saidFor: null },
          { unit: 'COAP', status: 'completed', progress: 100, comment: 'feito', saidFor: '2024-05' },
        ],
      }),
    ],
    targets: [],
    indicators: [indicator('713', '19.4'), indicator('99', null)],
    renegotiations: [],
    nonConformities: [],
    months: [
      { competencia: '2024-05', unit: 'COAP', asked: 4, said: 4, sentOn: '2024-05-30', timeliness: 'inTime' },
      { competencia: '2024-05', unit: 'CORAS', asked: 2, said: 1, sentOn: null, timeliness: 'missing' },
    ],
    ...rest,
  });
  return facts;
}
