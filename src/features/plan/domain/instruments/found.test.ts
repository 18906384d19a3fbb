import { expect, it } from 'vitest';
import { findInstruments, type Told } from './found.ts';
import { instrumentsOf, type Known, pairsOf } from './instrument.ts';

const told = (...titles: string[]): Told[] =>
  titles.map((title, at) => ({ id: `7.1.${at + 1}`, title, strategicAction: '7.1' }));

it.each<[string, string[], string, string, string[]]>([
  [
    'a plan and its execution',
    ['Elaborar o Plano de Saúde Mental;', 'Executar o Plano de Saúde Mental'],
    'plan',
    'Plano de Saúde Mental',
    ['7.1.2'],
  ],
  [
    '“executar ações do plano”',
    ['Elaborar plano de equidade no cuidado', 'Executar ações do plano de equidade no cuidado na rede'],
    'plan',
    'plano de equidade no cuidado',
    ['7.1.2'],
  ],
  [
    'a policy without execution',
    ['Formular a Política Estadual de Promoção da Saúde'],
    'policy',
    'Política Estadual de Promoção da Saúde',
    [],
  ],
  [
    'both verbs in one action',
    ['Elaborar e executar o protocolo de sepse'],
    'protocol',
    'protocolo de sepse',
    ['7.1.1'],
  ],
  [
    'a care line',
    ['Construir a linha de cuidado do idoso', 'Implantar a linha de cuidado do idoso'],
    'careLine',
    'linha de cuidado do idoso',
    ['7.1.2'],
  ],
  [
    'a pair of something else',
    ['Elaborar campanha de vacinação', 'Implementar a campanha de vacinação'],
    'other',
    'campanha de vacinação',
    ['7.1.2'],
  ],
])('finds %s', (_name, titles, nature, title, carry) => {
  expect(findInstruments(told(...titles))).toEqual([{ key: '7.1.1', nature, title, make: ['7.1.1'], carry }]);
});

it('finds nothing in what is neither an instrument nor carried out', () => {
  expect(
    findInstruments(told('Elaborar relatório de gestão', 'Criar o Comitê', 'Articular o plano')),
  ).toEqual([]);
});

it('ties an execution to the elaboration nearest to it, and never across strategic actions', () => {
  const actions = told(
    'Elaborar o plano de rede',
    'Elaborar o plano de rede materna',
    'Executar o plano de rede materna e infantil',
  );
  expect(findInstruments(actions).map(({ carry }) => carry)).toEqual([[], ['7.1.3']]);
  const apart = actions.map((each, at) => ({ ...each, strategicAction: String(at) }));
  expect(findInstruments(apart).flatMap(({ carry }) => carry)).toEqual([]);
});

it('keeps what people said, and finds nothing again that they took up or declined', () => {
  const actions = told('Elaborar o plano A', 'Executar o plano A', 'Formular a política B');
  const [plan, policy] = instrumentsOf(actions, []) as [Known, Known];
  expect([plan.id, plan.version, policy.id]).toEqual(['instrument-7.1.1', 0, 'instrument-7.1.3']);
  expect(pairsOf([plan, policy])).toEqual([{ make: '7.1.1', carry: '7.1.2' }]);
  const unlinked = { ...plan, version: 1, content: { ...plan.content, carry: [] } };
  const declined = { ...policy, version: 1, content: { ...policy.content, declined: 'É um decreto' } };
  const both = instrumentsOf(actions, [declined, unlinked]);
  expect(both).toEqual([unlinked, declined]);
  expect(pairsOf(both)).toEqual([]);
});

it('does not find again what somebody registered by hand as made by the same action', () => {
  const actions = told('Elaborar o plano A', 'Executar o plano A');
  const [found] = instrumentsOf(actions, []) as [Known];
  const byHand = {
    id: 'x',
    version: 1,
    content: { ...found.content, found: null, title: 'Plano A, outro nome' },
  };
  expect(instrumentsOf(actions, [byHand])).toEqual([byHand]);
});
