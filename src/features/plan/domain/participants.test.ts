import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInstitution, participantsReader } from './participants.ts';

const ALL = [
  { id: 'SAS', names: ['SAS', 'Superintendência de Atenção à Saúde'] },
  { id: 'COAP', names: ['COAP', 'Coordenadoria de Atenção Primária à Saúde'] },
  { id: 'CAS', names: ['CAS'] },
  { id: 'NEPS', names: ['NEPS', 'NEPS/SAS', 'NEPS da SAS'] },
  { id: 'SUVSA', names: ['SUVSA', 'SUVISA', 'SVS'] },
  { id: 'ESP', names: ['ESP', 'Escola de Saúde Pública'] },
  { id: 'ERS', names: ['ERS', 'Escritório Regional de Saúde'] },
];
const OFFICE = { id: 'SAS', names: ['SAS'], coordinations: ['COAP', 'CAS'] };
const read = participantsReader(ALL, OFFICE);

it.each([
  ['NEPS/SAS, ESP', ['NEPS', 'ESP']],
  ['Coordenadorias da SAS, SVS', ['COAP', 'CAS', 'SUVSA']],
  ['Todas as coordenadorias; SUVISA e SUVSA', ['COAP', 'CAS', 'SUVSA']],
  ['escola de saúde pública', ['ESP']],
  ['SGR,ERS,SMS', ['ERS']],
  ['CASA, ESPECIAL, perspectiva', []],
  ['SAS e NEPS da SAS', ['SAS', 'NEPS']],
  ['', []],
])('%s', (cell, expected) => {
  expect(read(cell)).toEqual(expected);
});

it('names each once, however the text repeats it, and never throws', () => {
  expect(read('ERS, ERS; ERS')).toEqual(['ERS']);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = read(text);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});

it('tells somebody from something', () => {
  expect(['Conselho Nacional de Secretários de Saúde', 'Ministério da Saúde'].every(isInstitution)).toBe(
    true,
  );
  expect(['Atenção Primária à Saúde', 'Modelo de Atenção as Condições Crônicas'].some(isInstitution)).toBe(
    false,
  );
});
