import { describe, expect, it } from 'vitest';
import type { Matrix, Provision } from './matrix.ts';
import { type TraceState, totalsOf, traceMatrix, traceRow } from './state.ts';

const row: Provision = {
  id: 'A1',
  document: 'A',
  section: 'sec-1',
  at: 'sec-1',
  quote: 'MAPA',
  feature: 'Mapa',
  route: '/plano',
  otherRoutes: [],
  page: null,
  by: ['spine'],
  responsible: null,
  deadline: null,
  reports: null,
  tests: ['plan.test.ts#map'],
  gaps: [],
};
const matrix: Matrix = {
  documents: [],
  sections: [],
  rows: [row],
  joints: [],
  withoutScreen: [{ document: 'A', sentence: 's', at: null, rows: ['T.4.c'], why: 'É um exemplo.' }],
};
const built = ['/plano', '/plano/acoes/:numero?'];

describe('the state of a row', () => {
  it.each<[string, Partial<Provision>, TraceState, string[]]>([
    ['opens, tested, no gap', {}, 'implemented', []],
    ['opens, untested', { tests: [] }, 'partial', ['Nenhum teste nomeado cobre este trecho.']],
    ['opens, with a declared gap', { gaps: ['Não imprime.'] }, 'partial', ['Não imprime.']],
    ['one of two screens opens', { otherRoutes: ['/rede'] }, 'partial', ['A tela /rede ainda não existe.']],
    [
      'only the page of the action opens',
      { route: '/rede', page: '/plano/acoes/2.1.4' },
      'partial',
      ['A tela /rede ainda não existe.'],
    ],
    ['both screens open', { otherRoutes: ['/plano/acoes'] }, 'implemented', []],
    ['none opens, though tested', { route: '/rede' }, 'planned', ['A tela /rede ainda não existe.']],
    [
      'no screen named and no decision',
      { route: null, tests: [] },
      'planned',
      ['Nenhum teste nomeado cobre este trecho.'],
    ],
    ['without a screen by decision', { id: 'T.4.c', route: null }, 'withoutScreen', ['É um exemplo.']],
    ['by decision even where a screen shows it', { id: 'T.4.c' }, 'withoutScreen', ['É um exemplo.']],
  ])('%s', (_name, change, state, lacks) => {
    expect(traceRow({ ...row, ...change }, matrix, built)).toMatchObject({ state, lacks });
  });

  it('leads only to screens that are built', () => {
    const { screens } = traceRow({ ...row, otherRoutes: ['/rede', '/plano'] }, matrix, built);
    expect(screens).toEqual([
      { route: '/plano', address: '/plano' },
      { route: '/rede', address: null },
    ]);
  });

  it('is counted', () => {
    const rows = traceMatrix({ ...matrix, rows: [row, { ...row, id: 'A2', route: '/rede' }] }, built);
    expect(totalsOf(rows)).toEqual({ all: 2, implemented: 1, partial: 0, planned: 1, withoutScreen: 0 });
  });
});
