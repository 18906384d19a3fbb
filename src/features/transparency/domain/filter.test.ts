import { describe, expect, it } from 'vitest';
import { type Findable, filterRows, type RowQuery } from './filter.ts';

const make = (id: string, route: string, more: Partial<Findable> = {}, page?: string): Findable => ({
  id,
  document: id.startsWith('A') ? 'A' : 'B',
  section: 'sec-1',
  quote: '',
  feature: '',
  state: 'planned',
  route,
  screens: page === undefined ? [{ route }] : [{ route }, { route: page }],
  ...more,
});

const rows = [
  make('A1', '/plano', { feature: 'Mapa estratégico', state: 'implemented' }),
  make('AO-2.1.4', '/rede/pri', { quote: 'Oficinas do PRI' }, '/plano/acoes/2.1.4'),
  make('AO-2.1.5', '/rede/pri', { section: 'sec-6.1' }, '/plano/acoes/2.1.5'),
  make('T.4.b', '/termos/peixoto/competencias/:mes', { section: 'anexo/cl-4' }),
  make('B.9.pu', '/termos/peixoto/competencias/2020-09#total'),
];

describe('filterRows', () => {
  it.each<[RowQuery, string[]]>([
    [{}, ['A1', 'AO-2.1.4', 'AO-2.1.5', 'T.4.b', 'B.9.pu']],
    [{ document: 'B' }, ['T.4.b', 'B.9.pu']],
    [{ section: 'sec-6.1' }, ['AO-2.1.5']],
    [{ state: 'implemented' }, ['A1']],
    [{ room: 'plan' }, ['A1', 'AO-2.1.4', 'AO-2.1.5']],
    [{ q: 'ESTRATEGICO mapa' }, ['A1']],
    [{ q: 'oficinas pri', document: 'A' }, ['AO-2.1.4']],
    [{ q: '2.1.5' }, ['AO-2.1.5']],
    [{ q: 'nada' }, []],
    [{ screen: '/plano/acoes/2.1.4' }, ['AO-2.1.4']],
    [{ screen: '/termos/peixoto/competencias/2020-09' }, ['B.9.pu']],
    [{ screen: '/termos/peixoto/competencias/2020-11' }, ['T.4.b']],
    [{ screen: '/acessibilidade' }, []],
    [{ screen: '/plano', document: 'B' }, []],
  ])('%j', (query, ids) => expect(filterRows(rows, query).map((row) => row.id)).toEqual(ids));
});
