import type {
  FactIndicator,
  FactOperational,
  PlanFacts,
} from '../src/features/plan/domain/coherence/plan-facts.ts';
import { readDeadline } from '../src/features/plan/domain/deadline-text/read-deadline.ts';

export const deadline = (raw: string) => ({
  ...readDeadline(raw, { planEnd: '2031-12-31' }),
  confirmed: false,
});

const action = (
  id: string,
  title: string,
  raw: string,
  more: Partial<FactOperational> = {},
): FactOperational => ({
  id,
  strategicAction: id.split('.').slice(0, 2).join('.'),
  objective: `OE-${id.charAt(0)}`,
  title,
  owner: 'COVEP',
  units: ['COVEP'],
  everyUnit: false,
  participants: '',
  notes: '',
  deadline: deadline(raw),
  ...more,
});

export const strategic = (id: string, title: string, raw: string) => {
  const { strategicAction: _s, participants: _p, notes: _n, ...each } = action(id, title, raw);
  return each;
};

const COVERAGE: FactIndicator = {
  id: 'IND-01',
  ppaCode: '901',
  block: 'INDICADORES',
  title: 'Cobertura vacinal de rotina (%)',
  unit: '%',
  direction: 'higher',
  accumulation: 'point',
  years: [
    { year: 2028, raw: '82', value: '82', parts: [] },
    { year: 2031, raw: '95', value: '95', parts: [] },
  ],
};
const FRIDGES: FactIndicator = {
  id: 'IND-02',
  ppaCode: '902',
  block: 'INDICADORES',
  title: 'Nº de câmaras frias instaladas por ano nos municípios',
  unit: 'câmaras',
  direction: 'higher',
  accumulation: 'periodic-sum',
  years: [
    {
      year: 2028,
      raw: '20 (8 Leste + 12 Oeste)',
      value: '20',
      parts: [
        { name: 'Leste', value: '8' },
        { name: 'Oeste', value: '12' },
      ],
    },
    { year: 2031, raw: '10', value: '10', parts: [] },
  ],
};

/** A plan of another unit, in which everything agrees. */
export const SOUND: PlanFacts = {
  starts: '2028-01-01',
  ends: '2031-12-31',
  objectives: [{ id: 'OE-1', number: 1, title: 'Ampliar a cobertura vacinal' }],
  targets: [
    {
      id: 'META-01',
      text: 'Ampliar a cobertura de 82% para 95%',
      due: '2031-12-31',
      kind: 'share',
      base: null,
      goal: '95',
      unit: '%',
      indicator: 'IND-01',
    },
    {
      id: 'META-02',
      text: 'Instalar 30 câmaras frias',
      due: '2031-12-31',
      kind: 'count',
      base: null,
      goal: '30',
      unit: 'câmaras',
      indicator: 'IND-02',
    },
  ],
  indicators: [COVERAGE, FRIDGES],
  strategicActions: [strategic('1.1', 'Reorganizar a rede de frio', '2028 a 2031')],
  operationalActions: [
    action('1.1.1', 'Instalar câmaras frias nos municípios', 'até junho/2029'),
    action('1.1.2', 'Levar a cobertura vacinal de rotina às salas', '2028 a 2031'),
    action('1.1.3', 'Elaborar o plano estadual de imunização', 'até dez/2028'),
    action('1.1.4', 'Executar o plano estadual de imunização', '2029 a 2031'),
    action('1.1.5', 'Apresentar a rede de frio em CIR', 'até maio/2028'),
    action('1.1.6', 'Apresentar a rede de frio em CIB', 'até julho/2028'),
  ],
  carriedOutBy: [],
  instruments: [],
  problems: [
    { id: 'P01', text: 'Baixa cobertura vacinal nas salas de rotina' },
    { id: 'P02', text: 'Fragilidades na rede de frio dos municípios' },
  ],
  acronyms: {
    listed: [
      { acronym: 'COVEP', expansion: 'Coordenadoria de Vigilância Epidemiológica' },
      { acronym: 'CIR', expansion: 'Comissão Intergestores Regional' },
      { acronym: 'CIB', expansion: 'Comissão Intergestores Bipartite' },
    ],
    defined: [{ acronym: 'COVEP', expansion: 'Coordenadoria de Vigilância Epidemiológica' }],
  },
  units: [
    {
      id: 'COVEP',
      acronym: 'COVEP',
      name: 'Coordenadoria de Vigilância Epidemiológica',
      aliases: [],
      own: true,
      tookPartIn: null,
      calledBy: [],
    },
  ],
  placeOf: (name) =>
    ({
      Leste: { code: '9901', name: 'Leste', municipalities: 8 },
      Oeste: { code: '9902', name: 'Oeste', municipalities: 12 },
    })[name] ?? null,
  ties: [],
  sharedNames: [],
};
