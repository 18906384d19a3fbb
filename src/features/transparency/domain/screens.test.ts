import { describe, expect, it } from 'vitest';
import { addressOf, matchesPattern, screenOf } from './screens.ts';

describe('matchesPattern', () => {
  it.each<[string, string, boolean]>([
    ['/plano', '/plano', true],
    ['/plano', '/plano?nivel=estrategica', true],
    ['/plano', '/plano#A1', true],
    ['/plano', '/planos', false],
    ['/plano/acoes/:numero', '/plano/acoes/3.5.16', true],
    ['/plano/acoes/:numero', '/plano/acoes', false],
    ['/plano/acoes/:numero?', '/plano/acoes', true],
    ['/plano/acoes/:numero?', '/plano/acoes/1/2', false],
    ['/indicadores/:codigo(713|714)', '/indicadores/714', true],
    ['/indicadores/:codigo(713|714)', '/indicadores/pbf', false],
    ['/termos/:t/competencias/:mes', '/termos/peixoto/competencias/2020-09#total', true],
    ['/', '/', true],
    ['/', '/plano', false],
  ])('%s opens %s: %s', (pattern, path, expected) => expect(matchesPattern(pattern, path)).toBe(expected));
});

describe('addressOf', () => {
  const built = ['/plano/acoes/:numero?', '/termos/:t/competencias/:mes', '/ciclo/:semana'];
  it.each<[string, string | null]>([
    ['/plano/acoes/2.1.4', '/plano/acoes/2.1.4'],
    ['/plano/acoes?nivel=estrategica', '/plano/acoes?nivel=estrategica'],
    ['/termos/peixoto/competencias/:mes#q7', '/termos/peixoto/competencias/2020-09#q7'],
    ['/ciclo/:semana', null],
    ['/rede', null],
  ])('%s leads to %s', (route, address) => expect(addressOf(route, built)).toBe(address));

  it('knows its own screens', () => {
    expect(addressOf('/sobre/rastreabilidade')).toBe('/sobre/rastreabilidade');
    expect(screenOf('/sobre/nada')).toBeNull();
  });
});
