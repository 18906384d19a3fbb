import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action, indicator, SCALE, snapshotOf } from '../../../../../test/evaluation-snapshot.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { compareSnapshots } from './compare.ts';
import { differencesSince } from './differences.ts';
import { missingOf, signedContent } from './judgement.ts';
import { cancelRefusal, type EvaluationEvent, foldEvaluation, stepOf } from './life.ts';
import {
  addSemesters,
  lastDayOfSemester,
  monthsOfSemester,
  semesterOf,
  semestersBetween,
} from './semester.ts';
import { evaluationSettingsRefusals, freezeRefusal, freezeWindowOn } from './settings.ts';
import { signersOf, signRefusal } from './signing.ts';
import { canonicalSnapshot, type Snapshot } from './snapshot.ts';
import { actionsTable, monthTotals } from './tables.ts';

const decimals = (a: string, b: string) => Rational.parse(a).compare(Rational.parse(b));
const canonical = (snapshot: Snapshot) => canonicalJson(canonicalSnapshot(snapshot));

describe('a semester', () => {
  it.each([
    ['2024-01', '2024-S1'],
    ['2024-06', '2024-S1'],
    ['2024-07-15', '2024-S2'],
    ['2024-12', '2024-S2'],
  ])('%s is in %s', (month, semester) => expect(semesterOf(month)).toBe(semester));

  it('has six months, a last day, and neighbours across years', () => {
    expect(monthsOfSemester('2024-S2')).toEqual([
      '2024-07',
      '2024-08',
      '2024-09',
      '2024-10',
      '2024-11',
      '2024-12',
    ]);
    expect([lastDayOfSemester('2024-S1'), lastDayOfSemester('2024-S2')]).toEqual([
      '2024-06-30',
      '2024-12-31',
    ]);
    expect([addSemesters('2024-S1', -1), addSemesters('2024-S2', 1)]).toEqual(['2023-S2', '2025-S1']);
    expect(semestersBetween('2024-S2', '2025-S2')).toEqual(['2024-S2', '2025-S1', '2025-S2']);
  });
});

describe('when it may be frozen', () => {
  const window = (today: string, monthsToFreeze = 1) =>
    freezeWindowOn({ monthsToFreeze }, '2024-S1', { locksAfter: '2024-07-08', today });
  it.each([
    ['2024-07-08', 1, 'early'],
    ['2024-07-09', 1, 'open'],
    ['2024-07-31', 1, 'open'],
    ['2024-08-01', 1, 'late'],
    ['2024-08-01', 2, 'open'],
  ])('on %s, with %s months to do it: %s', (today, months, state) =>
    expect(window(today, months).state).toBe(state),
  );

  it('early is refused, whatever the reason; late asks for one', () => {
    expect(freezeRefusal(window('2024-07-01'), '2024-S1', 'Urgente')).toContain('até 08/07/2024');
    expect(freezeRefusal(window('2024-07-10'), '2024-S1', null)).toBeNull();
    expect(freezeRefusal(window('2024-09-10'), '2024-S1', '')).toContain('terminou em 31/07/2024');
    expect(freezeRefusal(window('2024-09-10'), '2024-S1', 'A base atrasou')).toBeNull();
  });

  it('a scale of one grade, of two with one name, or without names does not rule', () => {
    const settings = { starts: '2024-S1', monthsToFreeze: 1, signedBy: 'reporting' as const };
    const [good, bad] = SCALE;
    expect(evaluationSettingsRefusals({ ...settings, scale: SCALE })).toEqual([]);
    expect(evaluationSettingsRefusals({ ...settings, scale: [good] })).toHaveLength(1);
    expect(evaluationSettingsRefusals({ ...settings, scale: [good, { ...bad, label: 'bom' }] })).toHaveLength(
      1,
    );
    expect(evaluationSettingsRefusals({ ...settings, scale: [good, { ...bad, label: ' ' }] })).toHaveLength(
      1,
    );
  });
});

describe('the canonical form', () => {
  const shuffled = fc.noShrink(fc.infiniteStream(fc.nat())).map(
    (keys) =>
      <T>(items: readonly T[]): T[] =>
        items
          .map((item) => [keys.next().value as number, item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item),
  );

  it('is the same whatever the order in which rows were read', () => {
    const snapshot = snapshotOf();
    fc.assert(
      fc.property(shuffled, (shuffle) => {
        const other: Snapshot = {
          ...snapshot,
          objectives: shuffle(snapshot.objectives).map((each) => ({ ...each, units: shuffle(each.units) })),
          units: shuffle(snapshot.units),
          actions: shuffle(snapshot.actions).map((each) => ({ ...each, lines: shuffle(each.lines) })),
          indicators: shuffle(snapshot.indicators).map((each) => ({
            ...each,
            annual: { ...each.annual, sources: shuffle(each.annual.sources) },
          })),
          months: shuffle(snapshot.months),
        };
        return canonical(other) === canonical(snapshot);
      }),
    );
  });

  it('is another for any other fact', () => {
    const facts = snapshotOf();
    const others: Snapshot[] = [
      snapshotOf({ actions: facts.actions.slice(1) }),
      snapshotOf({
        actions: facts.actions.map((each) => (each.id === '1.1.2' ? { ...each, status: 'completed' } : each)),
      }),
      snapshotOf({ indicators: [indicator('713', '19.5'), indicator('99', null)] }),
      snapshotOf({ months: [] }),
    ];
    expect(new Set([facts, ...others].map(canonical)).size).toBe(5);
  });

  it('counts each objective and unit; a closed part of a late action is not late', () => {
    const { objectives, units } = snapshotOf();
    expect(objectives.map(({ id, counts }) => [id, counts.total, counts.noInformation, counts.late])).toEqual(
      [
        ['OE-1', 3, 1, 0],
        ['OE-2', 1, 0, 1],
        ['OE-R', 0, 0, 0],
      ],
    );
    expect(units.map(({ unit, counts }) => [unit, counts.total, counts.completed, counts.late])).toEqual([
      ['SAS', 1, 0, 0],
      ['COAP', 3, 1, 0],
      ['CORAS', 1, 0, 1],
    ]);
  });
});

describe('what is judged and signed', () => {
  const judgement = { grade: 'good', text: 'Bem.', recommendation: '' };
  it.each([
    [judgement, []],
    [{ ...judgement, grade: null }, ['o conceito']],
    [{ ...judgement, grade: 'gone' }, ['o conceito']],
    [{ ...judgement, text: '  ' }, ['o parecer']],
    [{ ...judgement, grade: 'bad' }, ['a recomendação']],
    [{ grade: 'bad', text: '', recommendation: 'Refazer' }, ['o parecer']],
  ])('of %j lacks %j', (each, missing) => expect(missingOf(each, SCALE)).toEqual(missing));

  it('is signed by the office of the plan and each coordination with a part in it, or by those named', () => {
    const units = (snapshot: Snapshot) =>
      signersOf(snapshot).map(({ unit, objectives }) => [unit, objectives.length]);
    expect(units(snapshotOf())).toEqual([
      ['SAS', 3],
      ['COAP', 2],
      ['CORAS', 1],
    ]);
    expect(units(snapshotOf({ rules: { scale: SCALE, signedBy: ['CORAS', 'CAS'] } }))).toEqual([
      ['SAS', 3],
      ['CORAS', 1],
    ]);
    expect(units(snapshotOf({ rules: { scale: SCALE, signedBy: [] } }))).toEqual([['SAS', 3]]);
  });

  it('is refused to who does not sign, before all is judged, and twice', () => {
    const signers = signersOf(snapshotOf());
    const signature = {
      unit: 'COAP',
      person: 'p',
      at: '2024-07-20T12:00:00Z',
      sha256: 'x',
      by: 'password' as const,
    };
    const facts = { signers, signatures: [signature], unjudged: [] };
    expect(signRefusal('CAS', facts)).toContain('não assina');
    expect(signRefusal('SAS', { ...facts, unjudged: ['Objetivo 2'] })).toContain('Falta: Objetivo 2');
    expect(signRefusal('COAP', facts)).toContain('já foi dada');
    expect(signRefusal('SAS', facts)).toBeNull();
  });

  it('is of one content whatever the order of the judgements', () => {
    const all = ['OE-1', 'OE-2'].map((objective) => ({ objective, ...judgement }));
    expect(signedContent('h', all)).toEqual(signedContent('h', all.toReversed()));
  });
});

describe('its life', () => {
  const frozen: EvaluationEvent = { type: 'frozen', data: { snapshot: 's1', sha256: 'h' } };
  const signed: EvaluationEvent = {
    type: 'signed',
    data: { unit: 'SAS', person: 'p', at: 't', sha256: 'c', by: 'password' },
  };
  const voided: EvaluationEvent = { type: 'signatures-voided', data: { objective: 'OE-1' } };
  const issued: EvaluationEvent = { type: 'issued', data: { paper: 'p', sha256: 'h' } };
  const cancelled: EvaluationEvent = { type: 'cancelled', data: { snapshot: 's1' } };
  it.each([
    [[], false, 'freeze', 'não está congelado'],
    [[frozen], false, 'judge', null],
    [[frozen], true, 'sign', null],
    [[frozen, cancelled], false, 'freeze', 'não está congelado'],
    [[frozen, signed], true, 'sign', 'já assinou'],
    [[frozen, signed, voided], true, 'sign', 'já assinou'],
    [[frozen, signed, issued], true, null, 'já foi publicada'],
  ] as const)('after %j, judged %s: step %s', (events, judged, step, refusal) => {
    const evaluation = foldEvaluation(events);
    expect([evaluation.version, stepOf(evaluation, judged)]).toEqual([events.length, step]);
    if (refusal === null) expect(cancelRefusal(evaluation)).toBeNull();
    else expect(cancelRefusal(evaluation)).toContain(refusal);
  });
});

describe('two semesters side by side', () => {
  const before = snapshotOf();
  const late = { words: 'Atrasada', isLate: true, passed: '2024-09-30' };
  const after = snapshotOf({
    semester: '2024-S2',
    actions: [
      action('1.1.1', { status: 'notStarted', lateness: late }),
      action('1.1.2', { status: 'completed' }),
      action('1.1.10', { status: 'inProgress', renegotiations: 1 }),
      action('2.1.2', { objective: 'OE-2' }),
    ],
    indicators: [indicator('713', '10.05', { direction: 'lower' }), indicator('100', '5')],
  });
  const compared = compareSnapshots(before, after, decimals);

  it('tells what advanced, went back, fell late, came and left', () => {
    expect(compared.actions.map(({ id, course, newLate }) => [id, course, newLate])).toEqual([
      ['1.1.1', 'advanced', true],
      ['1.1.2', 'advanced', false],
      ['1.1.10', 'regressed', false],
      ['2.1.2', 'added', false],
      ['2.1.1', 'removed', false],
    ]);
    expect(compared.objectives.find(({ id }) => id === 'OE-1')).toMatchObject({
      advanced: 2,
      regressed: 1,
      newLate: 1,
    });
  });

  it('judges the course of an indicator by its direction, exactly, and none across methods', () => {
    const courses = (from: Snapshot, to: Snapshot) =>
      compareSnapshots(from, to, decimals).indicators.map(({ code, course }) => [code, course]);
    expect(courses(before, after)).toEqual([
      ['713', 'advanced'],
      ['100', 'added'],
      ['99', 'removed'],
    ]);
    const other = indicator('713', '30');
    const method = { ...other, annual: { ...other.annual, method: 'outro' } };
    expect(courses(snapshotOf({ indicators: [other] }), snapshotOf({ indicators: [method] }))).toEqual([
      ['713', 'unknown'],
    ]);
    expect(
      courses(
        snapshotOf({ indicators: [indicator('713', '9.9')] }),
        snapshotOf({ indicators: [indicator('713', '10.0')] }),
      ),
    ).toEqual([['713', 'advanced']]);
  });

  it('tells record by record what differs since the freezing, and nothing where nothing does', () => {
    expect(differencesSince(before, snapshotOf())).toEqual([]);
    const changed = differencesSince(before, after);
    expect(changed.find(({ kind, id }) => kind === 'action' && id === '1.1.2')?.fields).toContainEqual({
      ...{ field: 'status', frozen: 'inProgress', now: 'completed' },
    });
    expect(changed.filter(({ kind }) => kind === 'indicator').map(({ id }) => id)).toEqual([
      '713',
      '99',
      '100',
    ]);
  });
});

describe('its tables', () => {
  it('have the actions in the order in which people count, and each month as a whole', () => {
    expect(actionsTable(snapshotOf()).rows.map(([id]) => id)).toEqual(['1.1.1', '1.1.2', '1.1.10', '2.1.1']);
    expect(monthTotals(snapshotOf())).toEqual([
      { competencia: '2024-05', asked: 6, said: 5, units: 2, sent: 1, inTime: 1 },
    ]);
  });
});
