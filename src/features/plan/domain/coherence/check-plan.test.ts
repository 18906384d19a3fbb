import { expect, it } from 'vitest';
import { deadline, SOUND, strategic } from '../../../../../test/sound-plan.ts';
import { COHERENCE_RULES, checkPlan } from './check-plan.ts';
import type { FactIndicator, FactOperational, PlanFacts } from './plan-facts.ts';

const found = (changed: Partial<PlanFacts>): string[] =>
  checkPlan({ ...SOUND, ...changed }).map(({ id }) => id);

it('finds nothing in a plan in which everything agrees', () => expect(found({})).toEqual([]));

const withAction = (id: string, change: Partial<FactOperational>) => ({
  operationalActions: SOUND.operationalActions.map((each) =>
    each.id === id ? { ...each, ...change } : each,
  ),
});
const withIndicator = (id: string, change: Partial<FactIndicator>) => ({
  indicators: SOUND.indicators.map((each) => (each.id === id ? { ...each, ...change } : each)),
});
const withTarget = (id: string, change: Partial<PlanFacts['targets'][number]>) => ({
  targets: SOUND.targets.map((each) => (each.id === id ? { ...each, ...change } : each)),
});
const cell = (year: number, raw: string, value: string, ...names: string[]) => {
  const parts = names.map((name) => ({ name, value: null }));
  return { year, raw, value, parts };
};

it.each<[rule: string, changed: Partial<PlanFacts>, ids: string[]]>([
  ['parts-do-not-sum', withTarget('META-02', { goal: '31' }), ['parts-do-not-sum/META-02+IND-02']],
  [
    'parts-do-not-sum',
    withIndicator('IND-02', {
      years: [
        {
          ...cell(2028, '21', '21'),
          parts: [
            { name: 'Leste', value: '8' },
            { name: 'Oeste', value: '12' },
          ],
        },
        cell(2031, '9', '9'),
      ],
    }),
    ['parts-do-not-sum/IND-02@2028'],
  ],
  [
    'count-differs-from-names',
    withIndicator('IND-02', { years: [cell(2028, '20', '20'), cell(2031, '10 (Leste)', '10', 'Leste')] }),
    ['count-differs-from-names/IND-02@2031'],
  ],
  [
    'count-differs-from-names',
    withIndicator('IND-02', {
      years: [cell(2028, '20 (Leste)', '20', 'Leste'), cell(2031, '10 (Leste)', '10', 'Leste')],
    }),
    ['count-differs-from-names/IND-02@2028', 'count-differs-from-names/IND-02@2031'],
  ],
  [
    'part-differs-from-territory',
    { placeOf: (name) => (name === 'Leste' ? { code: '9901', name, municipalities: 7 } : null) },
    ['part-differs-from-territory/IND-02+9901@2028'],
  ],
  [
    'target-equals-baseline',
    withTarget('META-01', { base: '82' }),
    ['target-equals-baseline/IND-01+META-01'],
  ],
  ['baseline-not-in-panel', withTarget('META-01', { base: '75' }), ['baseline-not-in-panel/META-01+IND-01']],
  [
    'problem-without-action',
    { problems: [...SOUND.problems, { id: 'P03', text: 'Falta de laboratórios de fronteira' }] },
    ['problem-without-action/P03'],
  ],
  [
    'problem-without-action',
    {
      problems: [...SOUND.problems, { id: 'P03', text: 'Falta de laboratórios de fronteira' }],
      ties: [
        { from: 'problem/P03', to: 'objective/none' },
        { from: 'problem/P03', to: 'indicator/IND-01' },
      ],
    },
    ['problem-without-action/P03'],
  ],
  [
    'target-without-indicator',
    withTarget('META-01', { indicator: null }),
    ['target-without-indicator/META-01', 'indicator-without-target/IND-01'],
  ],
  [
    'child-due-after-parent',
    {
      strategicActions: [{ ...strategic('1.1', 'Reorganizar a rede de frio', 'até dez/2030') }],
      ...withAction('1.1.2', { deadline: deadline('até março/2031') }),
    },
    ['child-due-after-parent/1.1.2+1.1', 'child-due-after-parent/1.1.4+1.1'],
  ],
  [
    'execute-before-elaborate',
    withAction('1.1.4', { deadline: deadline('março/2028 a 2031') }),
    ['execute-before-elaborate/1.1.4+1.1.3'],
  ],
  [
    'deadline-outside-plan',
    withAction('1.1.1', { deadline: deadline('a partir de maio/2027') }),
    ['deadline-outside-plan/1.1.1'],
  ],
  [
    'indicator-without-action',
    { operationalActions: SOUND.operationalActions.filter(({ id }) => id !== '1.1.2') },
    ['indicator-without-action/IND-01+META-01', 'problem-without-action/P01'],
  ],
  [
    'objective-without-actions',
    { objectives: [...SOUND.objectives, { id: 'OE-2', number: 2, title: 'Vigiar as fronteiras' }] },
    ['objective-without-actions/OE-2'],
  ],
  [
    'strategic-without-operational',
    {
      strategicActions: [...SOUND.strategicActions, strategic('1.2', 'Vigiar as fronteiras', '2028 a 2031')],
    },
    ['strategic-without-operational/1.2'],
  ],
  [
    'unit-without-action',
    {
      units: [
        ...SOUND.units,
        {
          id: 'COIM',
          acronym: 'COIM',
          name: 'Coordenadoria de Imunização',
          aliases: [],
          own: true,
          tookPartIn: null,
          calledBy: [],
        },
      ],
    },
    ['unit-without-action/COIM'],
  ],
  [
    'owner-changes',
    { strategicActions: SOUND.strategicActions.map((each) => ({ ...each, units: ['COVEP', 'GAB'] })) },
    ['owner-changes/1.1+GAB'],
  ],
  [
    'accumulation-not-declared',
    withIndicator('IND-02', { title: 'Nº de câmaras frias instaladas nos municípios' }),
    ['accumulation-not-declared/IND-02'],
  ],
  [
    'direction-not-declared',
    withIndicator('IND-01', { direction: 'lower' }),
    ['direction-not-declared/IND-01'],
  ],
  ['unit-not-declared', withTarget('META-02', { unit: null }), ['unit-not-declared/META-02']],
  ['code-out-of-order', withIndicator('IND-01', { ppaCode: '950' }), ['code-out-of-order/IND-01+IND-02']],
  [
    'region-not-before-state',
    withAction('1.1.5', { deadline: deadline('até agosto/2028') }),
    ['region-not-before-state/1.1.5+1.1.6'],
  ],
  [
    'acronym-of-two-senses',
    { acronyms: { ...SOUND.acronyms, defined: [{ acronym: 'CIR', expansion: 'Central de Insumos' }] } },
    ['acronym-of-two-senses/CIR'],
  ],
  [
    'acronym-without-expansion',
    withAction('1.1.1', { participants: 'LACEN' }),
    ['acronym-without-expansion/LACEN'],
  ],
  [
    'acronym-without-expansion',
    withIndicator('IND-01', { years: [cell(2028, '82', '82'), cell(2031, '95 (ONC)', '95')] }),
    ['acronym-without-expansion/ONC'],
  ],
  [
    'names-probably-one',
    withAction('1.1.1', { participants: 'OVEP' }),
    ['names-probably-one/COVEP+OVEP', 'acronym-without-expansion/OVEP'],
  ],
  [
    'name-of-two-places',
    {
      sharedNames: [
        {
          name: 'Leste',
          places: [
            { code: '9901', level: 'macrorregião', within: '' },
            { code: '99021', level: 'região de saúde', within: 'Oeste' },
          ],
        },
      ],
    },
    ['name-of-two-places/9901+99021'],
  ],
])('%s', (rule, changed, ids) => {
  expect(COHERENCE_RULES.map(({ id }) => id)).toContain(rule);
  expect(found(changed).toSorted()).toEqual(ids.toSorted());
});

it('puts the weightier first, each with its evidence', () => {
  const findings = checkPlan({ ...SOUND, ...withTarget('META-02', { goal: '31', unit: null }) });
  expect(findings.map(({ severity }) => severity)).toEqual(['high', 'low']);
  expect(findings.every(({ evidence }) => evidence.length > 0)).toBe(true);
});

it('never rests on a date that nobody confirmed', () => {
  const doubtful = withAction('1.1.2', { deadline: deadline('junho/2031 e 2033') });
  expect(found(doubtful).filter((id) => id.startsWith('child-due'))).toEqual([]);
});

it('looks at the actions of a plan born of another, against it and against what carries it out', () => {
  const own: PlanFacts = {
    ...SOUND,
    problems: [],
    units: [],
    strategicActions: [strategic('I1-1.1', 'Mapear', '2028 a 2031')],
    operationalActions: [
      { ...(SOUND.operationalActions[0] as FactOperational), id: 'I1-1.1.1', strategicAction: 'I1-1.1' },
    ].map((each) => ({ ...each, deadline: deadline('até dez/2032') })),
    carriedOutBy: [{ id: '1.1.4', title: 'Executar', deadline: deadline('2029 a 2031') }],
  };
  expect(checkPlan(SOUND, [own]).map(({ id }) => id)).toEqual([
    'child-due-after-parent/I1-1.1.1+I1-1.1',
    'own-action-due-after-carried/I1-1.1.1+1.1.4',
    'deadline-outside-plan/I1-1.1.1',
  ]);
});

const objective = SOUND.objectives[0]?.id;
const unfolded = SOUND.operationalActions[0]?.strategicAction;

it('takes the tie of a person for an answer, where its words tell nothing', () => {
  const problems = [...SOUND.problems, { id: 'P03', text: 'Falta de laboratórios de fronteira' }];
  expect(found({ problems })).toContain('problem-without-action/P03');
  expect(found({ problems, ties: [{ from: 'problem/P03', to: `objective/${objective}` }] })).toEqual([]);
  const indicators = SOUND.indicators.map((each) => ({ ...each, title: 'Radiologia em fronteiras' }));
  const lacking = ({ ties = [] }: Partial<PlanFacts>) =>
    found({ indicators, ties }).filter((id) => id.startsWith('indicator-without-action/IND-01'));
  expect(lacking({})).toHaveLength(1);
  expect(lacking({ ties: [{ from: `strategicAction/${unfolded}`, to: 'indicator/IND-01' }] })).toEqual([]);
});

it('finds who made the plan and was left out of it, unless an action calls them', () => {
  const unit = {
    id: 'COIM',
    acronym: 'COIM',
    name: 'Coordenadoria de Imunização',
    aliases: [],
    own: false,
    tookPartIn: 'Oficinas de elaboração',
    calledBy: [] as string[],
  };
  expect(found({ units: [...SOUND.units, unit] })).toEqual(['unit-without-action/COIM']);
  expect(found({ units: [...SOUND.units, { ...unit, calledBy: ['1.1.1'] }] })).toEqual([]);
  expect(found({ units: [...SOUND.units, { ...unit, tookPartIn: null }] })).toEqual([]);
});

it('tells beside what it concludes that the cell of the owner may be read otherwise', () => {
  const doubt = '“Grupos” está no plural.';
  const strategicActions = SOUND.strategicActions.map((each) => ({
    ...each,
    units: ['COVEP', 'GAB'],
    ownerDoubt: doubt,
  }));
  const found = checkPlan({ ...SOUND, strategicActions }).filter(({ rule }) => rule === 'owner-changes');
  expect(found.map(({ evidence }) => evidence.some(({ value }) => value === doubt))).toEqual([true]);
});
