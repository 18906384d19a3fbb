import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS, type Grant, SYSTEM } from '../../../kernel/actor.ts';
import { createPolicy, type RoleBook, verbsOn } from './policy.ts';

const BOOK: RoleBook = {
  signedIn: ['self'],
  everyone: ['read'],
  roles: [
    { id: 'coordinator', name: 'Coordenação', reach: 'unit', verbs: ['report'] },
    { id: 'superintendent', name: 'Superintendente', reach: 'territory', verbs: ['report', 'manage'] },
    { id: 'municipal-manager', name: 'Gestão municipal', reach: 'territory', verbs: ['answer'] },
  ],
};
const DAY = '2026-11-23';
const PEIXOTO = ['51', '5103', '51015', '510642'];
const CUIABA = ['51', '5105', '51002', '510340'];

const grant = (changes: Partial<Grant>): Grant => ({
  role: 'coordinator',
  unit: 'COPHS',
  territory: '51',
  from: '2024-01-01',
  to: null,
  ...changes,
});
const person = (...grants: Grant[]): Actor => ({ kind: 'person', id: 'p', name: 'P', grants });
const can = createPolicy(BOOK);

describe('the policy', () => {
  const cophs = person(grant({}));
  const superintendent = person(grant({ role: 'superintendent', unit: 'SAS' }));
  const manager = person(grant({ role: 'municipal-manager', unit: 'SMS', territory: '510642' }));
  const ended = person(grant({ to: DAY }));
  const future = person(grant({ from: '2026-11-24' }));
  const lastDay = person(grant({ to: '2026-11-24' }));

  it.each([
    ['a visitor does nothing', ANONYMOUS, 'read', null, false],
    ['a visitor has no account of their own', ANONYMOUS, 'self', null, false],
    ['the system does everything', SYSTEM, 'manage', { unit: 'CORAS' }, true],
    ['who has no role keeps their own account', person(), 'self', null, true],
    ['who has no role reads nothing', person(), 'read', null, false],
    ['who has any role reads', cophs, 'read', null, true],
    ['own unit', cophs, 'report', { unit: 'COPHS' }, true],
    ['other unit', cophs, 'report', { unit: 'CORAS' }, false],
    ['one of several units', cophs, 'report', { units: ['CORAS', 'COPHS'] }, true],
    ['none of several units', cophs, 'report', { units: ['CORAS', 'COAP'] }, false],
    ['before the record is known, the verb is enough', cophs, 'report', null, true],
    ['a record without unit', cophs, 'report', { unit: null, territoryPath: PEIXOTO }, true],
    ['a verb of another role', cophs, 'manage', { unit: 'COPHS' }, false],
    ['an unknown verb', cophs, 'fly', null, false],
    ['territory reaches every unit', superintendent, 'report', { unit: 'CORAS' }, true],
    ['the state reaches its municipalities', superintendent, 'report', { territoryPath: CUIABA }, true],
    ['another state', superintendent, 'report', { territoryPath: ['12'] }, false],
    ['what another unit keeps, whatever the reach', superintendent, 'report', { keeper: 'CIB' }, false],
    ['what the own unit keeps', superintendent, 'report', { keeper: 'SAS' }, true],
    ['what a unit keeps, sitting in none', person(grant({ unit: null })), 'report', { keeper: 'SAS' }, false],
    ['own municipality', manager, 'answer', { territoryPath: PEIXOTO }, true],
    ['other municipality', manager, 'answer', { territoryPath: CUIABA }, false],
    ['the state above one’s own municipality', manager, 'answer', { territoryPath: ['51'] }, false],
    ['on the day it ends', ended, 'report', { unit: 'COPHS' }, false],
    ['on the day before it ends', lastDay, 'report', { unit: 'COPHS' }, true],
    ['before it begins', future, 'report', { unit: 'COPHS' }, false],
    ['an unknown role', person(grant({ role: 'wizard' })), 'report', { unit: 'COPHS' }, false],
  ] as const)('%s', (_, actor, verb, scope, allowed) => {
    expect(can(actor, verb, scope, DAY).allowed).toBe(allowed);
  });

  it('does not join the unit of one grant with the territory of another', () => {
    const both = person(
      grant({ unit: 'COPHS', territory: '5103' }),
      grant({ unit: 'CORAS', territory: '5105' }),
    );
    expect(can(both, 'report', { unit: 'COPHS', territoryPath: CUIABA }, DAY).allowed).toBe(false);
    expect(can(both, 'report', { unit: 'COPHS', territoryPath: PEIXOTO }, DAY).allowed).toBe(true);
  });

  it('says why, and whom to ask', () => {
    expect(can(cophs, 'report', { unit: 'CORAS' }, DAY)).toEqual({
      allowed: false,
      reason:
        'Este registro é da unidade CORAS, fora do alcance do seu papel (Coordenação). Peça a quem responde por ele, ou à administração.',
    });
    expect(can(cophs, 'manage', null, DAY)).toMatchObject({
      reason: expect.stringMatching(/não permite esta operação/),
    });
  });

  it('lists what somebody may do somewhere', () => {
    expect(verbsOn(BOOK, cophs, DAY)).toEqual(['read', 'report', 'self']);
    expect(verbsOn(BOOK, ended, DAY)).toEqual(['self']);
    expect(verbsOn(BOOK, ANONYMOUS, DAY)).toEqual([]);
  });
});
