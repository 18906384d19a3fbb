import { describe, expect, it } from 'vitest';
import { eventWords, factOf, subjectWords } from './event-words.ts';
import { endingDay, endingRefusal, type HeldGrant } from './grants.ts';
import { passwordRefusal } from './password.ts';

const DAY = '2026-11-23';
const grant = (id: string, from: string, to: string | null): HeldGrant => ({
  id,
  person: 'p',
  role: 'administrator',
  unit: null,
  territory: '51',
  from,
  to,
  reason: 'teste',
});

describe('taking a role back', () => {
  const first = grant('1', '2026-01-01', null);
  const second = grant('2', '2026-05-01', null);
  const ending = grant('3', '2026-01-01', '2026-12-01');
  const coming = grant('4', '2027-01-01', null);
  it.each([
    ['one of two', first, [first, second], null],
    ['the last one', first, [first], /último/],
    ['the last one without end', first, [first, ending], /último/],
    ['the last one in force', first, [first, coming], /último/],
    ['one that will end anyway', ending, [first, ending], null],
    ['one that has ended', grant('5', '2026-01-01', DAY), [first], /já tinha terminado/],
  ])('%s', (_, taken, administrators, refusal) => {
    const answer = endingRefusal(taken, administrators, DAY);
    if (refusal === null) expect(answer).toBeNull();
    else expect(answer).toMatch(refusal);
  });

  it('ends today, or never begins', () => {
    expect([endingDay(first, DAY), endingDay(coming, DAY)]).toEqual([DAY, '2027-01-01']);
  });
});

describe('a new password', () => {
  const person = { name: 'Antônia Ribeiro', email: 'antonia.ribeiro@saude.mt.gov.br' };
  it.each([
    ['jenipapo maduro no quintal', null],
    ['curta', /pelo menos 12/],
    ['a'.repeat(129), /no máximo 128/],
    ['aaaaaaaaaaaaaaaa', /poucos caracteres/],
    ['ribeiro123456', /nome/],
    ['Senha123456!', /óbvias/],
    ['antonia.ribeiro', /nome/],
    ['Ribeirão dos jacarés 7', null],
  ])('%s', (password, refusal) => {
    const answer = passwordRefusal(password, person);
    if (refusal === null) expect(answer).toBeNull();
    else expect(answer).toMatch(refusal);
  });
});

describe('the words of the audit', () => {
  it.each([
    ['person/01940000-0000-7000-8000-00000000abcd', 'Pessoa'],
    ['plan-action/3.5.16', 'Ação do plano 3.5.16'],
    ['month-cell/2026-06/3.5.16/COPHS', 'Linha do mês: junho de 2026 · 3.5.16 · COPHS'],
    ['cycle-month/2026-06', 'Mês do ciclo junho de 2026'],
    ['governance-meeting/01940000-0000-7000-8000-00000000abcd/2026-07-07', 'Reunião 07/07/2026'],
    ['something/x', 'something x'],
  ])('%s', (stream, words) => {
    expect(subjectWords(stream)).toBe(words);
  });

  it.each([
    ['to', '2026-12-01', { label: 'Até (exclusive)', words: '01/12/2026' }],
    ['to', null, null],
    ['person', '01940000-0000-7000-8000-00000000abcd', null],
    ['purpose', 'invitation', { label: 'Finalidade', words: 'Convite' }],
    ['rows', 4315, { label: 'Registros', words: '4315' }],
    ['endedOtherSessions', true, { label: 'endedOtherSessions', words: 'Sim' }],
  ])('the fact %s = %s', (name, value, fact) => {
    expect(factOf(name, value)).toEqual(fact);
  });

  it('shows the type of what it does not know', () => {
    expect([eventWords('signed-in'), eventWords('flown')]).toEqual(['Entrou', 'flown']);
    expect(eventWords('registered', 'governance-body/1')).toBe('Colegiado registrado');
  });
});
