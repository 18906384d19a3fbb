import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { officeOf } from '../office.ts';
import { readOwners } from './owners.ts';

const units = JSON.parse(readFileSync('database/seed/accounts/mt/units.json', 'utf8')).units;
const read = (cell: string, context = '') =>
  readOwners(cell, { units, office: officeOf('SAS/SES-MT', units), context });

it.each<[string, string[]]>([
  ['Superintendente', ['role:superintendente']],
  ['Superintendente SAS', ['role:superintendente']],
  ['Superintendente; CORAS; CACS', ['role:superintendente', 'unit:CORAS', 'unit:CACS']],
  ['Superintendente / Grupo condutor', ['role:superintendente', 'group:gce']],
  ['CORAS, COAP e CAS', ['unit:CORAS', 'unit:COAP', 'unit:CAS']],
  ['NEPS/SAS', ['unit:NEPS']],
  ['NEPS/SAS/SPCA', ['unit:NEPS', 'unit:SPCA']],
  ['COPHS e NEPS da SAS', ['unit:COPHS', 'unit:NEPS']],
  ['COAP/SAS', ['unit:COAP']],
  ['SUVSA', ['unit:SUVSA']],
  ['SVS e SUVISA', ['unit:SUVSA', 'unit:SUVSA']],
  ['Superintendente e coordenadores', ['role:superintendente', 'role:coordenadores-sas']],
  ['Superintendente, Coordenadorias', ['role:superintendente', 'unit:COORDENADORIAS-SAS']],
  ['Todas as coordenadorias da SAS', ['unit:COORDENADORIAS-SAS']],
  ['Coordenadorias, NEPS', ['unit:COORDENADORIAS-SAS', 'unit:NEPS']],
  [
    'Coordenadores da SAS e Gestor do Núcleo de Telessaúde e Saúde Digital',
    ['role:coordenadores-sas', 'role:gestor-ntsd'],
  ],
  ['Coordenação GTE da Planificação', ['group:gte-planificacao']],
  ['Grupo de trabalho SAS', ['group:gt-dimensionamento']],
  [
    'Coordenadoria de Atenção Secundária (CAS), Coordenadoria de Atenção Terciária (CAT) e CORAS',
    ['unit:CAS', 'unit:CAT', 'unit:CORAS'],
  ],
  [
    'Núcleo de Educação Permanente em Saúde (NEPS) SAS/Superintendência de Programação, Controle e Avaliação (SPCA)',
    ['unit:NEPS', 'unit:SPCA'],
  ],
  ['', []],
])('%s', (cell, tokens) => {
  const { owners, doubt } = read(cell);
  expect([owners.map((owner) => owner.token), doubt]).toEqual([tokens, null]);
});

it.each<[string, string[], string | RegExp, string[]]>([
  [
    'Superintendente e OPHS',
    ['role:superintendente', 'unit:COPHS'],
    /OPHS” parece COPHS/,
    ['Superintendente e COPHS', 'Superintendente e OPHS'],
  ],
  [
    'Sperintendente e NEPS',
    ['role:superintendente', 'unit:NEPS'],
    /Sperintendente” parece/,
    ['Superintendente e NEPS', 'Sperintendente e NEPS'],
  ],
  [
    'Superintendente, Maria',
    ['role:superintendente', 'person:Maria'],
    /nome de pessoa/,
    ['Superintendente, Maria'],
  ],
  [
    'CORAS, CACS e Grupos Condutores',
    ['unit:CORAS', 'unit:CACS', 'group:gce'],
    /está no plural, e só um desses grupos está cadastrado: lido como GCE \(Grupo Condutor Estadual\)/,
    ['CORAS, CACS e GCE', 'CORAS, CACS e Grupos Condutores'],
  ],
  ['COARS', ['unit:COARS'], /não é unidade/, ['COARS']],
  ['CORRAS', ['unit:CORAS'], /parece CORAS/, ['CORAS', 'CORRAS']],
  ['quem puder', ['unit:quem puder'], /não é unidade, papel nem grupo/, ['quem puder']],
])('%s is asked', (cell, tokens, doubt, choices) => {
  const reading = read(cell);
  expect(reading.owners.map((owner) => owner.token)).toEqual(tokens);
  expect(reading.doubt).toMatch(doubt);
  expect(reading.choices).toEqual(choices);
});

it('tells groups of the same name apart by the titles around them', () => {
  const dimensioning = read(
    'Grupo de trabalho',
    'Desenvolver o estudo e dimensionamento da força de trabalho',
  );
  const processes = read('Grupo de trabalho', 'Realizar o mapeamento e fluxo dos processos de trabalho');
  expect(dimensioning.owners[0]?.token).toBe('group:gt-dimensionamento');
  expect(processes.owners[0]?.token).toBe('group:gt-mapeamento-processos');
  expect([dimensioning.choices[0], processes.choices[0]]).toEqual(['GT Dimensionamento', 'GT Processos']);
  expect(read('Grupo de trabalho').owners[0]?.owner).toBeNull();
});

it('reads a cell in capitals as it reads the same in small letters', () => {
  const { owners, doubt } = read('SUPERINTENDENTE E NÚCLEO DE TELESSAÚDE E SAÚDE DIGITAL');
  expect([owners.map(({ token }) => token), doubt]).toEqual([['role:superintendente', 'unit:NTSD'], null]);
});
